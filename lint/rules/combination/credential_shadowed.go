package combination

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed credential_shadowed.md
var shadowedPage string

// Shadowed reports a credential that another one of the same user keeps from being used (client-go v0.37.2
// plugin/pkg/client/auth/exec/exec.go:320, transport/round_trippers.go:315).
var Shadowed = &lint.Rule{
	Name:     "credential-shadowed",
	Title:    "a credential that another one hides",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", Precision: "very-high", Group: "combination", Page: shadowedPage,
	Check: checkShadowed,
}

func checkShadowed(p *lint.Pass) {
	for _, u := range p.View.Users {
		for _, s := range u.Shadowed() {
			f := lint.Finding{
				Message: fmt.Sprintf("%s has a %s beside %s", lint.Entry(u.Config.Object()), s.By, consequences[s.Hidden](u, s.By)),
				Help:    "keep one of them:",
				Object:  u.Config.Object(), Field: s.Fields[0], Range: u.Config.Range(s.Fields[0]),
			}
			if s.Hidden == resolve.HiddenAccount {
				f.Severity = lint.Info // both work
			}
			for _, field := range s.Fields {
				f.Help += "\n    kubectl config unset " + lint.Quote("users."+u.Name+"."+field)
			}
			p.Report(f, u.Input, u.Contexts)
		}
	}
}

// consequences are what is hidden and what follows from that.
var consequences = map[resolve.Hidden]func(u *resolve.User, by string) string{
	resolve.HiddenExec: func(u *resolve.User, by string) string {
		return fmt.Sprintf("an exec plugin, so %q never runs, not even when the %s has ended", u.Config.Exec.Shown(), by)
	},
	resolve.HiddenProvider: func(_ *resolve.User, by string) string {
		return "an OIDC provider, whose tokens are never sent, not even when the " + by + " has ended"
	},
	resolve.HiddenInlineToken: func(*resolve.User, string) string {
		return "a token, which is sent only while the file cannot be read"
	},
	resolve.HiddenAccount: func(u *resolve.User, _ string) string {
		return fmt.Sprintf("a token of another user: requests are made as %q while the certificate is good, and as %q from then on", u.Certificate.Identity.User, u.Token.Identity.User)
	},
}
