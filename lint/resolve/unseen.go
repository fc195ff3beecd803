package resolve

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Unseen is a text in which people do not see what programs read. The text itself stays here: an
// address or an argument may hold a secret.
type Unseen struct {
	Input         *Input
	Object, Field string
	Rune          rune
	// Does says what the character does to the reader.
	Does string

	entry ranger
}

// Range is where the text stands.
func (u Unseen) Range() kubeconfig.Range { return u.entry.Range(u.Field) }

// Unseen looks through the names, addresses, paths, commands and arguments of a view, at most at one character of each. Of an
// address it is the part that may be shown. A name is told where it is given, and where it is used only if it names nothing.
func (v *View) Unseen() []Unseen {
	var found []Unseen
	look := func(in *Input, object string, entry ranger, prose bool, field, text string) {
		if r, does := deceptive(text, prose); does != "" {
			found = append(found, Unseen{Input: in, Object: object, Field: field, Rune: r, Does: does, entry: entry})
		}
	}
	if v.CurrentFrom != nil && v.contexts[v.CurrentContext] == nil {
		look(v.CurrentFrom, "", v.CurrentFrom.Config, false, "current-context", v.CurrentContext)
	}
	for _, c := range v.Clusters {
		see := func(field, text string) { look(c.Input, c.Config.Object(), c.Config, false, field, text) }
		see("name", c.Name)
		see("server", c.Config.Server.String())
		see("tls-server-name", c.Config.TLSServerName)
		see("proxy-url", c.Config.ProxyURL.String())
		see("certificate-authority", ofPath(c.Config.CertificateAuthority))
	}
	for _, u := range v.Users {
		see := func(field, text string) { look(u.Input, u.Config.Object(), u.Config, false, field, text) }
		see("name", u.Name)
		see("tokenFile", ofPath(u.Config.TokenFile))
		see("client-certificate", ofPath(u.Config.ClientCertificate))
		see("client-key", ofPath(u.Config.ClientKey))
		see("as", u.Config.Impersonate)
		for i, group := range u.Config.ImpersonateGroups {
			see(fmt.Sprintf("as-groups[%d]", i), group)
		}
		if exec := u.Config.Exec; exec != nil {
			see("exec.command", exec.Command)
			for i, arg := range exec.Args {
				look(u.Input, u.Config.Object(), u.Config, true, fmt.Sprintf("exec.args[%d]", i), string(arg.Reveal()))
			}
			for i, variable := range exec.Env {
				see(fmt.Sprintf("exec.env[%d].name", i), variable.Name)
			}
			look(u.Input, u.Config.Object(), u.Config, true, "exec.installHint", exec.InstallHint)
		}
	}
	for _, c := range v.Contexts {
		if c.Config == nil {
			continue
		}
		see := func(field, text string) { look(c.Input, c.Config.Object(), c.Config, false, field, text) }
		see("name", c.Name)
		if c.Cluster == nil {
			see("cluster", c.ClusterName)
		}
		if c.User == nil {
			see("user", c.UserName)
		}
		see("namespace", c.Config.Namespace)
	}
	return found
}

// ofPath is a path, and nothing where the content of a file stands in its place: that has line breaks, and is said by itself.
func ofPath(path string) string {
	if credential.ShownPath(path) == credential.PathHidden {
		return ""
	}
	return path
}

// deceptive finds the first character that is obeyed, turns the text, or is not there for the eye. Letters and pictures of
// all scripts are left alone, with what belongs to them (Unicode Technical Standard 39, section 3). Prose may be laid out.
func deceptive(text string, prose bool) (rune, string) {
	const cannotBeSeen = "that cannot be seen"
	before := ' '
	for _, r := range text {
		switch {
		case prose && strings.ContainsRune("\n\r\t\u200e\u200f\u061c\ufeff", r):
		case unicode.IsControl(r):
			return r, "that terminals obey"
		case unicode.Is(unicode.Bidi_Control, r):
			return r, "that turns the direction of writing"
		case unicode.Is(unicode.Join_Control, r) || unicode.Is(unicode.Variation_Selector, r) || r >= 0xe0020 && r <= 0xe007f:
			if before < unicode.MaxASCII && !strings.ContainsRune("0123456789#*", before) {
				return r, cannotBeSeen // it belongs to the letter or the picture before it, and there is none
			}
		case unicode.Is(unicode.Prepended_Concatenation_Mark, r) || r == '\u3000':
		case unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point):
			return r, cannotBeSeen
		case !prose && r != ' ' && unicode.Is(unicode.Zs, r):
			return r, "that looks like a blank and is none"
		}
		before = r
	}
	return 0, ""
}
