package resolve

import (
	"crypto/sha256"
	"slices"
	"strconv"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Token is the bearer token that client-go sends.
type Token struct {
	*credential.Token
	Validity
	Identity Identity
	// FromFile says that it is the content of tokenFile.
	FromFile bool
	// Field is where it stands: token or tokenFile.
	Field string
	// Drawn says that it was drawn by lot, as far as one can see, and that no hand wrote it.
	Drawn bool

	// digest is the SHA-256 of a service account's token, to find it again elsewhere.
	digest [sha256.Size]byte
}

// tokens finds the token that is sent: the content of tokenFile, trimmed, beats
// token; when the file cannot be read or is empty, token is sent after all
// (client-go v0.37.2 transport/round_trippers.go:315, transport/token_source.go:118).
func (u *User) tokens(j *judge) {
	config := u.Config
	if config.TokenFile != "" {
		path := u.Input.shown(config.TokenFile)
		file := j.read(u.Input, config.TokenFile)
		switch {
		case file.tooLarge:
			u.unseenToken = true
			u.add(longTokenFile(path))
			return
		case !file.asked:
			u.unseenToken = true
			u.add(u.Input.unseen("tokenFile", config.TokenFile))
			return
		case file.err != nil && config.Token.IsEmpty():
			u.tokenFileUnreadable(file, path)
			return
		case file.err == nil:
			if trimmed := credential.TrimTokenFile(file.data); !trimmed.IsEmpty() {
				u.setToken(j, trimmed, "tokenFile")
				return
			}
			if config.Token.IsEmpty() {
				u.blankTokenFile(j, file.data, path)
				return
			}
			u.add(&Condition{Rule: "referenced-file-unusable", Variant: "empty", Path: Never, Field: "tokenFile", Value: path})
		default:
			c := file.problem().condition(StageTokenFile, Never, "tokenFile", path, "")
			c.Outcome, c.Certain = "", false
			u.add(c)
		}
	}
	if !config.Token.IsEmpty() {
		u.setToken(j, config.Token, "token")
	}
}

func (u *User) tokenFileUnreadable(file file, path string) {
	problem := file.problem()
	words := problem.read(path)
	if file.unopenable() != nil {
		words = problem.open(path)
	}
	u.add(problem.condition(StageTokenFile, OverTLS, "tokenFile", path, "error: "+words))
}

// blankTokenFile is a tokenFile without a token. Of an empty one kubectl makes a
// prompt and libraries an error; of white space the raw bytes are sent, which
// with a line feed are no header (tools/clientcmd/client_config.go:285).
func (u *User) blankTokenFile(j *judge, raw credential.Secret, path string) {
	if raw.IsEmpty() {
		u.add(&Condition{Rule: "referenced-file-unusable", Variant: "empty", Outcome: ClientError, Certain: true, Stage: StageWrap, Path: OverTLS, Field: "tokenFile", Value: path,
			Says: prompt})
		return
	}
	u.setToken(j, raw, "tokenFile")
}

// tokenForms names the rule for each way in which a value is no token.
var tokenForms = map[credential.FormProblem]string{
	credential.HeaderIllegal:      "token-whitespace-or-control",
	credential.LeadingSpace:       "token-whitespace-or-control",
	credential.Split:              "token-whitespace-or-control",
	credential.BOM:                "token-whitespace-or-control",
	credential.InvisibleCharacter: "token-whitespace-or-control",
	credential.BearerPrefix:       "token-encoded-or-prefixed",
	credential.Quoted:             "token-encoded-or-prefixed",
	credential.JSON:               "token-encoded-or-prefixed",
	credential.Base64OfToken:      "token-encoded-or-prefixed",
}

// tokenRejections names the rule for each way in which the API server refuses a
// token whoever signed it.
var tokenRejections = map[credential.TokenRejectionKind]string{
	credential.TokenExpired:           "token-expired",
	credential.TokenNotYetValid:       "credential-not-yet-valid",
	credential.TokenIssuedInFuture:    "credential-not-yet-valid",
	credential.UnacceptableAlgorithm:  "token-unacceptable-algorithm",
	credential.TokenMalformed:         "token-malformed-jwt",
	credential.NoIssuer:               "token-malformed-jwt",
	credential.IncompleteLegacyClaims: "token-malformed-jwt",
	credential.TokenTooLong:           "token-too-long",
}

func (u *User) setToken(j *judge, value credential.Secret, field string) {
	parsed := credential.ParseToken(value)
	u.Token = &Token{Token: parsed, Field: field, FromFile: field == "tokenFile", Drawn: drawn(value), Identity: Identity{User: parsed.User, Groups: parsed.Groups}}
	u.Token.Validity = TokenValidity(parsed)
	if parsed.ServiceAccount != nil {
		u.Token.digest = sha256.Sum256(value.Reveal())
	}
	u.add(tokenConditions(j.env, parsed, field)...)
}

// tokenConditions are what stands against a token whatever the server is.
func tokenConditions(env Environment, token *credential.Token, field string) []*Condition {
	answer := func(rule, variant string, certain bool, log string) *Condition {
		return &Condition{Rule: rule, Variant: variant, Outcome: Unauthorized, Certain: certain, Stage: StageAnswer, Path: ByToken, Field: field, Says: unauthorized, Log: log, Value: string(token.Kind)}
	}
	if c := longToken(token, field); c != nil && token.Form != credential.HeaderIllegal {
		return []*Condition{c}
	}
	switch token.Form {
	case "":
	case credential.HeaderIllegal:
		return []*Condition{{Rule: "token-whitespace-or-control", Variant: string(token.Form), Outcome: ClientError, Certain: true, Stage: StageRequest, Path: ByHeader, Field: field,
			Says: `Unable to connect to the server: net/http: invalid header field value for "Authorization"`}}
	case credential.LeadingSpace:
		return []*Condition{{Rule: "token-whitespace-or-control", Variant: string(token.Form), Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: ByToken, Field: field,
			Says: "Warning: the provided Authorization header contains extra space before the bearer token, and is ignored"}}
	default:
		return []*Condition{answer(tokenForms[token.Form], string(token.Form), true, "invalid bearer token")}
	}
	if token.Kind == credential.Placeholder {
		// Somebody may have made "changeme" a static token, so this is not certain.
		return []*Condition{answer("redacted-or-placeholder-value", "token", false, "invalid bearer token")}
	}
	var conditions []*Condition
	for _, r := range token.Rejections(env.Now) {
		c := answer(tokenRejections[r.Kind], string(r.Kind), r.Kind != credential.NoIssuer && token.Algorithm != "EdDSA", r.Says)
		c.Time = rejectionTime(token, r.Kind)
		if r.Kind == credential.TokenTooLong {
			c.Value = strconv.Itoa(token.Length)
		}
		conditions = append(conditions, c)
	}
	if (token.Kind == credential.OIDC || token.Kind == credential.AzureAD) && token.Issuer != "" && len(token.Audience) == 0 {
		// Audiences are required of every issuer (apiserver v0.37.2 pkg/apis/apiserver/validation/validation.go:179).
		conditions = append(conditions, answer("token-malformed-jwt", "no-audience", false, "[invalid bearer token, oidc: expected audience]"))
	}
	decided := len(conditions) > 0
	if token.Kind == credential.OIDC && token.Use != "" {
		// The API server itself does not look at the use, so this decides nothing.
		conditions = append(conditions, &Condition{Rule: "token-wrong-credential-type", Variant: string(token.Use), Path: Never, Field: field, Value: string(token.Kind)})
	}
	if decided {
		return conditions
	}
	if token.Kind == credential.OIDC && token.Algorithm != "RS256" {
		// With flags a server takes RS256 alone unless it is told more, with a configuration file all
		// (kubernetes v1.37.2 pkg/kubeapiserver/options/authentication.go:209,527).
		conditions = append(conditions, &Condition{Rule: "token-unacceptable-algorithm", Variant: "not-by-default", Path: Never, Field: field, Value: token.Algorithm})
	}
	if field == "token" {
		conditions = append(conditions, shortLived(token)...)
	}
	if foreign := foreignAudience(token); foreign != "" {
		c := answer("token-audience-mismatch", "foreign", false, "[invalid bearer token, token audiences [\""+foreign+"\"] is invalid for the target audiences …]")
		c.Value = foreign
		return append(conditions, c)
	}
	if vendor := foreignVendor(token.Kind); vendor != "" {
		// A webhook of the cluster may take it, so this decides nothing.
		return append(conditions, &Condition{Rule: "token-wrong-credential-type", Variant: string(token.Kind), Path: Never, Field: field, Value: vendor})
	}
	return conditions
}

// shortLivedKinds are tokens that a plugin fetches anew all the time; pasted into a file
// they last minutes or hours. Sources: aws-iam-authenticator pkg/token/token.go (15
// minutes), Google's access tokens (one hour), Azure AD (60 to 90 minutes), OpenShift's
// accessTokenMaxAgeSeconds (24 hours).
var shortLivedKinds = []credential.TokenKind{credential.EKS, credential.Google, credential.AzureAD, credential.OpenShift}

func shortLived(token *credential.Token) []*Condition {
	if !slices.Contains(shortLivedKinds, token.Kind) {
		return nil
	}
	return []*Condition{{Rule: "static-short-lived-token", Variant: string(token.Kind), Path: Never, Field: "token", Time: token.Expires, Value: string(token.Kind)}}
}

// foreignAudiences are audiences that name other software than an API server.
var foreignAudiences = []string{"vault", "sts.amazonaws.com", "sigstore", "api://AzureADTokenExchange", "conjur", "https://iam.googleapis.com/"}

// foreignAudience returns the audience of a service account token made for other
// software only. The API server's own audiences are free to choose, so an
// unknown name proves nothing (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:388-404).
func foreignAudience(token *credential.Token) string {
	if token.ServiceAccount == nil || len(token.Audience) == 0 {
		return ""
	}
	for _, audience := range token.Audience {
		if !foreign(audience) {
			return ""
		}
	}
	return token.Audience[0]
}

// strangeAudience returns the audience of a service account token of which none is what API servers usually
// have: their own issuer (kubernetes v1.37.2 cmd/kube-apiserver/app/options/completion.go takes it for
// --api-audiences), a name with kubernetes in it, their address, or the one of k3s and RKE2.
func strangeAudience(token *credential.Token, host string) string {
	usual := func(audience string) bool {
		return audience == token.Issuer || strings.Contains(audience, "kubernetes") || strings.Contains(audience, host) || slices.Contains([]string{"k3s", "rke2", "api", "kube-apiserver"}, audience)
	}
	if len(token.Audience) == 0 || foreignAudience(token) != "" || slices.ContainsFunc(token.Audience, usual) {
		return ""
	}
	return token.Audience[0]
}

func foreign(audience string) bool {
	for _, f := range foreignAudiences {
		if audience == f || strings.HasSuffix(f, "/") && strings.HasPrefix(audience, f) {
			return true
		}
	}
	return false
}

// foreignVendor names who makes a token that no API server by itself accepts.
func foreignVendor(kind credential.TokenKind) string {
	switch kind {
	case credential.GitHub:
		return "GitHub"
	case credential.CloudAPI:
		return "GitLab, Vault or AWS"
	}
	return ""
}
