package hygiene

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/source"
)

//go:embed kubeconfig_permissions.md
var permissionsPage string

// Permissions reports a kubeconfig, and a key or token file that it names, which others may write, or read where it holds a
// secret: client-go makes new ones with 0600 and asks of old ones nothing (client-go v0.37.2 tools/clientcmd/loader.go:466).
// Where permissions are not what they seem, in volumes, checkouts and pipelines, it is silent; helm had to take back a
// warning that was not (helm/helm#13320).
var Permissions = &lint.Rule{
	Name:     "kubeconfig-permissions",
	Title:    "others may read or change a kubeconfig or a key",
	Severity: lint.Warning, Effect: lint.Risk, Strict: true,
	Since: "0.1.0", CWE: 732, SecuritySeverity: 5.5, Precision: "high", Group: "hygiene", Page: permissionsPage,
	Check: checkPermissions,
}

func checkPermissions(p *lint.Pass) {
	if p.Options.CI {
		return
	}
	for _, in := range p.View.Inputs {
		if facts := p.Facts(in); opened(facts, slices.ContainsFunc(in.Config.Users, holdsSecret)) != "" {
			p.Report(lint.Finding{Message: "the kubeconfig " + opened(facts, true), Help: takeBack(facts, in.Path), Range: kubeconfig.Top}, in, nil)
		}
	}
	for _, r := range references(p.View) {
		if facts := p.FactsOf(r.in, r.path); r.secret() && opened(facts, true) != "" {
			r.report(p, lint.Finding{Message: r.name() + ", " + r.path + ", " + opened(facts, true), Help: takeBack(facts, r.in.Absolute(r.path))})
		}
	}
}

func takeBack(f source.Facts, path string) string {
	if f.Foreign {
		return "take it over:\n    sudo chown \"$USER\" " + lint.Quote(path)
	}
	return "leave it to its owner:\n    chmod 600 " + lint.Quote(path)
}

// opened says who besides its owner may do what to a file; empty where that is nobody, or nobody knows.
func opened(f source.Facts, secret bool) string {
	if !f.Known || f.Link || f.Mounted || f.Checkout {
		return ""
	}
	who := map[bool]string{true: "everybody", false: "its group"}
	switch {
	case f.Foreign:
		return "belongs to another user, who may change it"
	case f.Mode&0o022 != 0:
		return fmt.Sprintf("may be changed by %s (mode %04o)", who[f.Mode&0o002 != 0], f.Mode)
	case f.Mode&0o044 != 0 && secret:
		return fmt.Sprintf("holds a secret and may be read by %s (mode %04o)", who[f.Mode&0o004 != 0], f.Mode)
	}
	return ""
}

// holdsSecret reports a user whose entry is worth something to whoever reads it.
func holdsSecret(u *kubeconfig.User) bool {
	secret := !u.ClientKeyData.IsEmpty() || !u.Token.IsEmpty() || !u.Password.IsEmpty()
	for _, key := range []string{"client-secret", "refresh-token", "id-token", "access-token"} {
		secret = secret || u.AuthProvider != nil && !u.AuthProvider.Config[key].IsEmpty()
	}
	return secret
}
