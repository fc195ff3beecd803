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
	Since:         "0.1.0", CWE: 1188, Precision: "very-high", Group: "combination", Page: shadowedPage,
	Check: checkShadowed,
}

func checkShadowed(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		for _, s := range u.Shadowed() {
			p.Report(lint.Finding{
				Severity: severities[s.Hidden],
				Message:  fmt.Sprintf("%s has %s and %s: %s", lint.Entry(u.Config.Object()), s.By, s.Hidden, consequences[s.Hidden]),
				Help:     fmt.Sprintf("keep one of them:\n    kubectl config unset %s", lint.Quote("users."+u.Name+"."+s.Field)),
				Object:   u.Config.Object(), Field: s.Field, Range: u.Config.Range(s.Field),
			}, u.Input, u.Contexts)
		}
	}
}

// severities are those that differ from the usual one: of two that both work the first is only worth knowing.
var severities = map[string]lint.Severity{resolve.HiddenToken: lint.Info}

// consequences are what follows for the one that is hidden.
var consequences = map[string]string{
	resolve.HiddenExec:        "the plugin never runs, also once the other has ended",
	resolve.HiddenInlineToken: "the file is read and the token is sent only when that fails",
	resolve.HiddenProvider:    "the provider's token is not sent",
	resolve.HiddenToken:       "they name different users, and the certificate's is the one that counts while it is good",
}
