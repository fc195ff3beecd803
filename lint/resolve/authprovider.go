package resolve

import (
	"fmt"
	"strings"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// idTokenLeeway is how long before its end client-go takes an ID token for expired
// (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:61).
const idTokenLeeway = 10 * time.Second

// IDToken is the ID token of the oidc auth provider, which client-go looks at
// itself before the API server does.
type IDToken struct {
	*credential.Token
	Validity
	Identity Identity
	// Refreshed says that a refresh token stands beside it, so that its end is not the credential's.
	Refreshed bool
	// Fresh says that client-go would send it as it is.
	Fresh bool
}

// removed are the providers that are stubs since 1.26, with the words that every
// command ends with (client-go v0.37.2 plugin/pkg/client/auth/{gcp/gcp_stub,azure/azure_stub}.go).
var removed = map[string]string{
	"gcp":   "error: The gcp auth plugin has been removed.\nPlease use the \"gke-gcloud-auth-plugin\" kubectl/client-go credential plugin instead.",
	"azure": "error: The azure auth plugin has been removed.\nPlease use the https://github.com/Azure/kubelogin kubectl/client-go credential plugin instead.",
}

func (u *User) authProvider(j *judge) {
	provider := u.Config.AuthProvider
	stops := func(rule, variant, field, says string) {
		u.add(&Condition{Rule: rule, Variant: variant, Outcome: ClientError, Certain: true, Stage: StagePlugin, Path: OverTLS, Field: field, Value: provider.Name, Says: says})
	}
	if says, ok := removed[provider.Name]; ok {
		stops("auth-provider-removed", provider.Name, "auth-provider.name", says)
		return
	}
	if provider.Name != "oidc" {
		// client-go v0.37.2 rest/plugin.go:79.
		stops("auth-provider-unknown", "", "auth-provider.name", fmt.Sprintf("error: no Auth Provider found for name %q", provider.Name))
		return
	}
	u.oidcConfig(j, stops)
	u.idToken(j)
}

// oidcConfig mirrors newOIDCAuthProvider (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:111-147).
func (u *User) oidcConfig(j *judge, stops func(rule, variant, field, says string)) {
	const rule = "oidc-config-incomplete"
	config := u.Config.AuthProvider.Config
	switch {
	case config["idp-issuer-url"].IsEmpty():
		stops(rule, "idp-issuer-url", "auth-provider.config", "error: Must provide idp-issuer-url")
		return
	case config["client-id"].IsEmpty():
		stops(rule, "client-id", "auth-provider.config", "error: Must provide client-id")
		return
	}
	mention := func(variant, field string) {
		u.add(&Condition{Rule: rule, Variant: variant, Path: Never, Field: "auth-provider.config." + field})
	}
	if !strings.HasPrefix(strings.ToLower(text(config["idp-issuer-url"])), "https://") {
		// apiserver v0.37.2 pkg/apis/apiserver/validation/validation.go:163 takes no other issuer.
		mention("issuer-not-https", "idp-issuer-url")
	}
	if !config["extra-scopes"].IsEmpty() {
		mention("extra-scopes", "extra-scopes")
	}
	bundle, field := credential.Secret{}, "auth-provider.config.idp-certificate-authority-data"
	if data := config["idp-certificate-authority-data"]; !data.IsEmpty() {
		decoded, err := credential.DecodeBase64(data)
		if err != nil {
			stops(rule, "ca-base64", field, "error: "+err.Error())
			return
		}
		bundle = decoded
	}
	if file := config["idp-certificate-authority"]; bundle.IsEmpty() && !file.IsEmpty() {
		field = "auth-provider.config.idp-certificate-authority"
		cwd := &Input{Dir: j.env.WorkDir}
		path := cwd.shown(string(file.Reveal()))
		read := j.read(cwd, string(file.Reveal()))
		if !read.asked {
			u.add(cwd.unseen(field, string(file.Reveal())))
			return
		}
		if problem := read.unopenable(); problem != nil {
			u.add(problem.condition(StagePlugin, OverTLS, field, path, "error: "+problem.open(path)))
			return
		}
		if problem := read.unreadable(); problem != nil {
			u.add(problem.condition(StagePlugin, OverTLS, field, path, "error: "+problem.read(path)))
			return
		}
		bundle = read.data
	}
	if bundle.IsEmpty() {
		return
	}
	if ca := credential.ParseCABundle(bundle); ca.Problem != "" {
		stops(rule, "ca", field, "error: unable to load root certificates: "+ca.Says)
	}
}

// idTokenField is where the token of an auth provider stands.
const idTokenField = "auth-provider.config.id-token"

// OIDCSecrets are the settings of the oidc auth provider that hold a secret, by their names.
func (u *User) OIDCSecrets() []string {
	provider := u.Config.AuthProvider
	if provider == nil || provider.Name != "oidc" {
		return nil
	}
	var names []string
	if !provider.Config["refresh-token"].IsEmpty() {
		names = append(names, "refresh-token")
	}
	if secret := text(provider.Config["client-secret"]); !noSecret().MatchString(secret) && !publicClient(text(provider.Config["client-id"]), secret) {
		names = append(names, "client-secret")
	}
	return names
}

// idToken mirrors oidcAuthProvider.idToken (oidc.go:221-288): a token is sent only
// while it has more than ten seconds left; a malformed one fails even with a refresh token.
func (u *User) idToken(j *judge) {
	config := u.Config.AuthProvider.Config
	refresh := !config["refresh-token"].IsEmpty()
	stops := func(variant, field, says string, c Condition) {
		c.Rule, c.Variant, c.Outcome, c.Certain, c.Stage, c.Path, c.Field, c.Says = "oidc-token-unusable", variant, ClientError, true, StageRequest, ByOIDC, field, "Unable to connect to the server: "+says
		u.add(&c)
	}
	const cannotRefresh = "No valid id-token, and cannot refresh without refresh-token"
	value := config["id-token"]
	if value.IsEmpty() {
		if !refresh {
			stops("absent", "auth-provider.config", cannotRefresh, Condition{})
		}
		return
	}
	const field = idTokenField
	expires, problem, says := credential.ParseIDToken(value)
	if problem != "" {
		stops("malformed", field, says, Condition{})
		return
	}
	parsed := credential.ParseToken(value)
	token := &IDToken{Token: parsed, Identity: Identity{User: parsed.User, Groups: parsed.Groups}, Refreshed: refresh}
	token.Validity = Validity{From: TokenValidity(parsed).From, Until: expires.Add(-idTokenLeeway)}
	token.Fresh = j.env.Now.Add(idTokenLeeway).Before(expires)
	u.IDToken = token
	if token.Fresh {
		for _, c := range tokenConditions(j.env, parsed, field) {
			c.Path = ByOIDC
			u.add(c)
		}
		return
	}
	if !refresh {
		stops("expired", field, cannotRefresh, Condition{Time: expires})
	}
}
