package credential

import (
	"bytes"
	"slices"
	"strings"
	"time"
)

// TokenKind is what a bearer token is, as far as its text tells.
type TokenKind string

// The kinds of tokens. OIDC is any JWT with an issuer that is none of the others.
const (
	ServiceAccountToken TokenKind = "service-account-token"        // bound, from the TokenRequest API
	LegacyToken         TokenKind = "legacy-service-account-token" // from a Secret
	OIDC                TokenKind = "oidc-token"
	AzureAD             TokenKind = "azure-ad-token"
	EKS                 TokenKind = "eks-token"
	Bootstrap           TokenKind = "bootstrap-token"
	OpenShift           TokenKind = "openshift-token"
	Rancher             TokenKind = "rancher-token"
	GitLabAgent         TokenKind = "gitlab-agent-token"
	DigitalOcean        TokenKind = "digitalocean-token"
	Google              TokenKind = "google-access-token"
	GitHub              TokenKind = "github-token"
	CloudAPI            TokenKind = "cloud-api-token"
	Placeholder         TokenKind = "placeholder"
	MalformedJWT        TokenKind = "malformed-jwt"
	Opaque              TokenKind = "opaque-token"
)

// TokenUse is what a JWT says that it is for, if that is something else than to tell who somebody is.
type TokenUse string

// The other uses.
const (
	AccessToken  TokenUse = "access-token"
	RefreshToken TokenUse = "refresh-token"
)

// Token is what is known of a bearer token.
type Token struct {
	Kind TokenKind
	// Form is what is wrong with the value as it stands; empty when nothing is.
	Form FormProblem
	// Length is that of the whole value, in bytes.
	Length int
	// User and Groups are whom the API server will see: certain for service accounts and
	// bootstrap tokens, the unverified subject for OIDC, where the server may add a prefix.
	User   string
	Groups []string
	// IssuedAt, NotBefore and Expires are zero when the token does not say. Expires is the
	// nominal end, without the leeway of a server.
	IssuedAt, NotBefore, Expires time.Time
	// NeverExpires says that the API server asks for no end.
	NeverExpires bool
	// The rest is of JWTs, unverified.
	Issuer, Subject, Email string
	Algorithm, KeyID, Type string
	Use                    TokenUse
	Audience               []string
	ServiceAccount         *ServiceAccount

	// tooLong says that whom an EKS token is for refuses it unread.
	tooLong bool
	// malformed says which part of a MalformedJWT or an EKS token cannot be read.
	malformed string
	// badClaims are the API server's words for claims of the wrong type, or missing ones.
	badClaims TokenRejection
}

// ParseToken looks at the value of users[].user.token, or of a trimmed tokenFile, as
// it is sent: client-go trims nothing of the former.
func ParseToken(value Secret) *Token {
	t := parseToken(string(value.Reveal()))
	t.Length = value.Len()
	return t
}

func parseToken(raw string) *Token {
	trimmed := strings.TrimSpace(raw)
	word, sent := seen(raw)
	switch {
	case strings.ContainsFunc(raw, IllegalInHeader):
		t := classify(trimmed)
		t.Form = HeaderIllegal
		return t
	case !sent:
		t := classify(trimmed)
		t.Form = LeadingSpace
		return t
	case placeholder().MatchString(trimmed):
		return &Token{Kind: Placeholder}
	}
	t := classify(word)
	t.Form = form(trimmed, word, t)
	return t
}

// IllegalInHeader reports the characters that net/http sends in no header
// (golang.org/x/net/http/httpguts ValidHeaderFieldValue); a tab is sent.
func IllegalInHeader(r rune) bool { return r != '\t' && (r < ' ' || r == 0x7f) }

// seen is the token that the API server reads: the second word of the header, which is
// trimmed first (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:43-61).
func seen(raw string) (string, bool) {
	parts := strings.SplitN(strings.TrimSpace("Bearer "+raw), " ", 3)
	if len(parts) < 2 || parts[1] == "" {
		return "", false
	}
	return parts[1], true
}

// jwtKinds are the kinds that are JSON Web Tokens.
var jwtKinds = []TokenKind{ServiceAccountToken, LegacyToken, OIDC, AzureAD}

// Dated reports a token of which the text tells whom it names and until when, so that
// nothing of it is left for the server alone to know but whether it trusts the signer.
func (t *Token) Dated() bool { return t.Kind == EKS || slices.Contains(jwtKinds, t.Kind) }

// Recognised reports a kind that no other text is likely to have.
func (t *Token) Recognised() bool {
	return t.Kind != Opaque && t.Kind != Placeholder && t.Kind != MalformedJWT
}

// TrimTokenFile is the token in a tokenFile as client-go sends it
// (client-go v0.37.2 transport/token_source.go:121). Of a file of white space only
// nothing is left, and client-go falls back to the bytes as they were read.
func TrimTokenFile(content Secret) Secret {
	return NewSecret(bytes.TrimSpace(content.Reveal()))
}
