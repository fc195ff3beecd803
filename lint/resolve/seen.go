package resolve

import (
	"fmt"
	"unicode"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// SeenText is a text that people read in a kubeconfig and act on.
type SeenText struct {
	Input         *Input
	Object, Field string
	Text          string

	entry ranger
}

// Range is where it stands.
func (s SeenText) Range() kubeconfig.Range { return s.entry.Range(s.Field) }

// Seen are the names, addresses, paths and commands of a view. Values of secrets are not among them.
func (v *View) Seen() []SeenText {
	var all []SeenText
	add := func(in *Input, object string, entry ranger, texts map[string]string, order ...string) {
		for _, field := range order {
			all = append(all, SeenText{Input: in, Object: object, Field: field, Text: texts[field], entry: entry})
		}
	}
	for _, c := range v.Clusters {
		add(c.Input, c.Config.Object(), c.Config, map[string]string{
			"name": c.Name, "server": c.Config.Server.String(), "tls-server-name": c.Config.TLSServerName, "proxy-url": c.Config.ProxyURL.String(), "certificate-authority": c.Config.CertificateAuthority,
		}, "name", "server", "tls-server-name", "proxy-url", "certificate-authority")
	}
	for _, u := range v.Users {
		texts := map[string]string{
			"name": u.Name, "tokenFile": u.Config.TokenFile, "client-certificate": u.Config.ClientCertificate, "client-key": u.Config.ClientKey, "as": u.Config.Impersonate,
		}
		order := []string{"name", "tokenFile", "client-certificate", "client-key", "as"}
		if exec := u.Config.Exec; exec != nil {
			texts["exec.command"], texts["exec.installHint"] = exec.Command, exec.InstallHint
			order = append(order, "exec.command", "exec.installHint")
			for i, variable := range exec.Env {
				field := fmt.Sprintf("exec.env[%d].name", i)
				texts[field], order = variable.Name, append(order, field)
			}
		}
		add(u.Input, u.Config.Object(), u.Config, texts, order...)
	}
	for _, c := range v.Contexts {
		if c.Config != nil {
			add(c.Input, c.Config.Object(), c.Config, map[string]string{"name": c.Name, "cluster": c.ClusterName, "user": c.UserName, "namespace": c.Config.Namespace}, "name", "cluster", "user", "namespace")
		}
	}
	return all
}

// Unseen finds the first character that is obeyed or turns the text instead of being seen. Line feeds and
// tabs lay text out, and the joiners are part of emoji and of several scripts.
func Unseen(text string) (rune, bool) {
	const nonJoiner, joiner = '\u200c', '\u200d'
	for _, r := range text {
		switch {
		case r == '\n' || r == '\t' || r == joiner || r == nonJoiner:
		case unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Co):
			return r, true
		}
	}
	return 0, false
}
