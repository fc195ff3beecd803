package credential

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"time"
)

// TokenKind is what a bearer token is, as far as its text tells.
type TokenKind string

// The kinds of tokens.
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

// Token is what is known of a bearer token.
type Token struct {
	Kind TokenKind
	// Form is what is wrong with the value as it stands; empty when nothing is.
	Form FormProblem
	// User and Groups are whom the API server will see: certain for service accounts and
	// bootstrap tokens, the unverified subject for OIDC, where the server may add a prefix.
	User   string
	Groups []string
	// IssuedAt, NotBefore and Expires are zero when the token does not say.
	IssuedAt, NotBefore, Expires time.Time
	// NeverExpires says that the API server asks for no end.
	NeverExpires bool
	// The rest is of JWTs.
	Issuer, Subject, Email         string
	Algorithm, KeyID, Type         string
	Audience                       []string
	ServiceAccount                 *ServiceAccount
	malformed                      string
	missingClaim                   string
	expMissing, expText, notNumber bool
}

// FormProblem is what is wrong with a value before anyone asks what it means.
type FormProblem string

// The problems of form.
const (
	HeaderIllegal      FormProblem = "header-illegal"      // net/http refuses to send it
	LeadingSpace       FormProblem = "leading-space"       // the server reads no token at all
	BearerPrefix       FormProblem = "bearer-prefix"       // "Bearer " in front
	Quoted             FormProblem = "quoted"              // quotes inside the value
	JSON               FormProblem = "json"                // an ExecCredential or a token response
	Base64OfToken      FormProblem = "base64-of-token"     // copied out of a Secret
	Split              FormProblem = "split"               // blanks or tabs inside a JWT
	BOM                FormProblem = "bom"                 // a byte order mark in front
	InvisibleCharacter FormProblem = "invisible-character" // a zero-width character
)

// opaqueKinds are the tokens that are known by their shape and say nothing else.
var opaqueKinds = []struct {
	kind  TokenKind
	shape *regexp.Regexp
}{
	{Bootstrap, regexp.MustCompile(`\A[a-z0-9]{6}\.[a-z0-9]{16}\z`)},
	{OpenShift, regexp.MustCompile(`\Asha256~[A-Za-z0-9_-]{43}\z`)},
	{DigitalOcean, regexp.MustCompile(`\Ado[opr]_v1_[0-9a-f]{64}\z`)},
	{GitLabAgent, regexp.MustCompile(`\A(?:pat|ci):\d+:.+\z`)},
	{Google, regexp.MustCompile(`\Aya29\.[A-Za-z0-9._-]+\z`)},
	{GitHub, regexp.MustCompile(`\A(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})\z`)},
	{CloudAPI, regexp.MustCompile(`\A(?:glpat-[A-Za-z0-9_-]{20,}.*|hv[sb]\.[A-Za-z0-9_-]{24,}|A[KS]IA[A-Z0-9]{16})\z`)},
	{Rancher, regexp.MustCompile(`\A(?:kubeconfig-(?:u|user)-[a-z0-9.-]+|token-[a-z0-9]{5}):[a-z0-9]{54}\z`)},
}

// placeholder are values that stand for a token and are none
// (client-go v0.37.2 tools/clientcmd/api/helpers.go:193 for the words of kubectl).
var placeholder = regexp.MustCompile(`(?i)\A(?:REDACTED|DATA\+OMITTED|\[redacted\]|<[^<>]*>|\$\{?[A-Z0-9_]+\}?|\$\([^()]*\)|\{\{.*\}\}|x{4,}|\*{3,}|changeme|your[-_ ][a-z0-9-_ ]*token[a-z0-9-_ ]*|null|undefined)\z`)

// ParseToken looks at the value of users[].user.token, or of a trimmed tokenFile, as
// it is sent.
func ParseToken(value Secret) *Token {
	raw := string(value.Reveal())
	if strings.ContainsFunc(raw, headerIllegal) {
		t := classify(strings.TrimSpace(raw))
		t.Form = HeaderIllegal
		return t
	}
	word, sent := seen(raw)
	if !sent {
		t := classify(strings.TrimSpace(raw))
		t.Form = LeadingSpace
		return t
	}
	t := classify(word)
	t.Form = form(raw, word, t)
	return t
}

// headerIllegal are the characters that net/http sends in no header
// (golang.org/x/net/http/httpguts ValidHeaderFieldValue); a tab is sent.
func headerIllegal(r rune) bool { return r != '\t' && (r < ' ' || r == 0x7f) }

// seen is the token that the API server reads: the second word of the header, which is
// trimmed first (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:43-61).
func seen(raw string) (string, bool) {
	parts := strings.SplitN(strings.TrimSpace("Bearer "+raw), " ", 3)
	if len(parts) < 2 || parts[1] == "" {
		return "", false
	}
	return parts[1], true
}

func form(raw, word string, t *Token) FormProblem {
	trimmed := strings.TrimSpace(raw)
	lower := strings.ToLower(trimmed)
	recognised := t.Kind != Opaque && t.Kind != MalformedJWT && t.Kind != Placeholder
	switch {
	case strings.HasPrefix(lower, "bearer ") || strings.HasPrefix(lower, "authorization:"):
		return BearerPrefix
	case t.Kind == Placeholder:
		return ""
	case strings.HasPrefix(trimmed, "\ufeff"):
		return BOM
	case len(trimmed) >= 2 && strings.ContainsRune(`"'`, rune(trimmed[0])) && trimmed[len(trimmed)-1] == trimmed[0]:
		return Quoted
	case strings.HasPrefix(trimmed, "{"):
		return JSON
	case recognised && t.Kind != ServiceAccountToken && t.Kind != LegacyToken && t.Kind != OIDC && t.Kind != AzureAD:
		return ""
	case strings.ContainsAny(word, "\u200b\u200c\u200d\u2060\ufeff"):
		return InvisibleCharacter
	case t.Kind == MalformedJWT && strings.ContainsAny(trimmed, " \t") && jwtLike(strings.Join(strings.Fields(trimmed), "")):
		return Split
	case t.Kind == Opaque && base64OfToken(word):
		return Base64OfToken
	}
	return ""
}

// classify says what a token is; the order matters.
func classify(word string) *Token {
	switch {
	case placeholder.MatchString(word):
		return &Token{Kind: Placeholder}
	case strings.HasPrefix(word, eksPrefix):
		if t := parseEKS(word); t != nil {
			return t
		}
		return &Token{Kind: Opaque}
	}
	for _, k := range opaqueKinds {
		if k.shape.MatchString(word) {
			t := &Token{Kind: k.kind}
			if k.kind == Bootstrap {
				// kubernetes v1.37.2 plugin/pkg/auth/authenticator/token/bootstrap/bootstrap.go:140.
				t.User, t.Groups = "system:bootstrap:"+word[:6], []string{"system:bootstrappers"}
			}
			return t
		}
	}
	if jwtLike(word) {
		return parseJWT(word)
	}
	return &Token{Kind: Opaque}
}

// base64OfToken reports the text of a Secret's data that was copied without decoding.
func base64OfToken(word string) bool {
	if len(word) < 24 {
		return false
	}
	decoded, err := decodeBase64([]byte(word))
	if err != nil || !printable(decoded) {
		return false
	}
	inner := classify(strings.TrimSpace(string(decoded)))
	return inner.Kind != Opaque && inner.Kind != Placeholder && inner.Kind != MalformedJWT
}

func printable(b []byte) bool {
	return !bytes.ContainsFunc(b, func(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r > '~' })
}

// Dated reports a token of which the text tells whom it names and until when, so that
// nothing of it is left for the server alone to know but whether it trusts the signer.
func (t *Token) Dated() bool {
	return slices.Contains([]TokenKind{ServiceAccountToken, LegacyToken, OIDC, AzureAD, EKS}, t.Kind)
}

// Recognised reports a kind that no other text is likely to have.
func (t *Token) Recognised() bool {
	return t.Kind != Opaque && t.Kind != Placeholder && t.Kind != MalformedJWT
}

// TrimTokenFile is the token in a tokenFile as client-go sends it
// (client-go v0.37.2 transport/token_source.go:121).
func TrimTokenFile(content Secret) Secret {
	return NewSecret(bytes.TrimSpace(content.Reveal()))
}
