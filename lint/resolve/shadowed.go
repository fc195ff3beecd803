package resolve

// What one credential of a user keeps from being used.
const (
	HiddenExec        = "an exec plugin"
	HiddenInlineToken = "a token"
	HiddenProvider    = "an OIDC provider"
	HiddenToken       = "a token of another user"
)

// Shadow is a credential that is configured and not used, since By comes first. Field is where
// the one of the two stands that can go.
type Shadow struct{ Hidden, By, Field string }

// Shadowed are the credentials of a user that client-go passes over: the plugin beside any other
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:320), the token beside tokenFile
// (transport/round_trippers.go:315), the provider where the header is filled already
// (plugin/pkg/client/auth/oidc/oidc.go:181). A token beside a client certificate is sent, and the
// API server looks at the certificate first; without a name of its own the token is left alone, as AKS
// writes one on purpose.
func (u *User) Shadowed() []Shadow {
	var all []Shadow
	config := u.Config
	first := u.first()
	if config.Exec != nil && !u.execRuns() {
		all = append(all, Shadow{HiddenExec, first.By, first.Field})
	}
	if config.TokenFile != "" && !config.Token.IsEmpty() {
		all = append(all, Shadow{HiddenInlineToken, "a token file", "token"})
	}
	if p := config.AuthProvider; p != nil && p.Name == "oidc" && !u.oidcSends() {
		all = append(all, Shadow{HiddenProvider, first.By, first.Field})
	}
	if u.Certificate != nil && u.Token != nil && u.Certificate.Identity.User != "" && u.Token.Identity.User != "" && u.Certificate.Identity.User != u.Token.Identity.User {
		all = append(all, Shadow{HiddenToken, "a client certificate", u.Token.Field})
	}
	return all
}

// first is the credential that comes before plugins.
func (u *User) first() Shadow {
	switch {
	case u.Config.TokenFile != "":
		return Shadow{By: "a token file", Field: "tokenFile"}
	case !u.Config.Token.IsEmpty():
		return Shadow{By: "a token", Field: "token"}
	case u.Config.Username != "":
		return Shadow{By: "a user name", Field: "username"}
	case u.Config.ClientCertificate != "":
		return Shadow{By: "a client certificate", Field: "client-certificate"}
	}
	return Shadow{By: "a client certificate", Field: "client-certificate-data"}
}
