package resolve

// Shadow is a credential that is configured and not used, since By comes first. Fields is what can go.
type Shadow struct {
	Hidden Hidden
	By     string
	Fields []string
}

// Hidden is what one credential of a user keeps from being used.
type Hidden int

// The credentials that can be hidden.
const (
	HiddenExec Hidden = iota
	HiddenProvider
	HiddenInlineToken
	HiddenAccount // a service account's token beside the certificate of another user
)

// Shadowed are the credentials of a user that client-go passes over: the plugin beside any other
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:320), the token beside tokenFile
// (transport/round_trippers.go:315), the provider where the header is filled already
// (plugin/pkg/client/auth/oidc/oidc.go:181). A token beside a client certificate is sent, and the
// API server looks at the certificate first: that is told only where both are good and name different users for
// certain. AKS writes an opaque token beside the certificate on purpose.
func (u *User) Shadowed() []Shadow {
	var all []Shadow
	config := u.Config
	if config.Exec != nil && !u.execRuns() {
		all = append(all, u.first(HiddenExec))
	}
	if p := config.AuthProvider; p != nil && p.Name == "oidc" && !u.oidcSends() {
		all = append(all, u.first(HiddenProvider))
	}
	if config.TokenFile != "" && !config.Token.IsEmpty() {
		all = append(all, Shadow{HiddenInlineToken, "token file", []string{"token"}})
	}
	if u.CertificateSound() && u.TokenSound() && u.Token.ServiceAccount != nil && u.Certificate.Identity.User != u.Token.Identity.User {
		all = append(all, Shadow{HiddenAccount, "client certificate", []string{u.Token.Field}})
	}
	return all
}

// first names what comes before a plugin, and all that would have to go for it to run.
func (u *User) first(hidden Hidden) Shadow {
	s := Shadow{Hidden: hidden}
	comes := func(name string, there bool, fields ...string) {
		if !there {
			return
		}
		if s.By == "" {
			s.By = name
		}
		s.Fields = append(s.Fields, fields...)
	}
	config := u.Config
	comes("token file", config.TokenFile != "", "tokenFile")
	comes("token", !config.Token.IsEmpty(), "token")
	comes("user name", config.Username != "", "username")
	comes("user name", config.Username != "" && !config.Password.IsEmpty(), "password")
	if hidden == HiddenExec && u.hasCertificate() && u.hasKey() {
		comes("client certificate", config.ClientCertificate != "", "client-certificate")
		comes("client certificate", !config.ClientCertificateData.IsEmpty(), "client-certificate-data")
		comes("client certificate", config.ClientKey != "", "client-key")
		comes("client certificate", !config.ClientKeyData.IsEmpty(), "client-key-data")
	}
	return s
}
