// Package contexts holds the rules about contexts and the choice among them.
package contexts

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed current_context_unset.md
var currentUnsetPage string

// CurrentUnset reports contexts of which none is the current one: without --context kubectl goes to
// localhost (client-go v0.37.2 tools/clientcmd/client_config.go:431-460).
var CurrentUnset = &lint.Rule{
	Name:     "current-context-unset",
	Title:    "no context is chosen",
	Severity: lint.Warning, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "contexts", Page: currentUnsetPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			names := contextNames(p.View)
			if len(names) == 0 {
				severity := lint.Warning
				if len(p.View.Clusters) == 0 || len(p.View.Users) == 0 {
					severity = lint.Info // a part of something, as the users for admission webhooks are
				}
				return lint.Words{
					Severity: severity,
					Message:  "there is no context, so that kubectl uses none of the clusters and users",
					Help:     "make one, and choose it:\n    kubectl config set-context CONTEXT --cluster=CLUSTER --user=USER\n    kubectl config use-context CONTEXT",
				}
			}
			return lint.Words{
				Message: "no context is chosen: current-context is empty",
				Help:    "choose one, or name one with --context in every call:\n    kubectl config get-contexts\n    kubectl config use-context " + lint.Quote(choice("", names, "CONTEXT")),
			}
		})
	},
}
