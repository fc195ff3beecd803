package combination

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed impersonation_without_user.md
var impersonationPage string

// Impersonation reports as-groups, as-uid or as-user-extra without as, and values that are no header
// (client-go v0.37.2 tools/clientcmd/validation.go:344; Go net/http/transport.go:579).
var Impersonation = &lint.Rule{
	Name:     "impersonation-without-user",
	Title:    "impersonation is incomplete",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: impersonationPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "header" {
				return lint.Words{Message: fmt.Sprintf("%s of %s holds a line feed or a control character, so that no request can be sent", c.Value, lint.Entry(c.Object)), Help: "write the name without them:\n    kubectl config set " + lint.Quote("users."+lint.Name(c.Object)+".act-as") + " USER"}
			}
			return lint.Words{Message: fmt.Sprintf("%s has %s and no as: whom to impersonate is not said", lint.Entry(c.Object), c.Value), Help: "name the user as well, or take the field out; kubectl config calls both act-as:\n    kubectl config set " + lint.Quote("users."+lint.Name(c.Object)+".act-as") + " USER\n    kubectl config unset " + lint.Quote("users."+lint.Name(c.Object)+".act-"+c.Value)}
		})
	},
}
