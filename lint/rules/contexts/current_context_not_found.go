package contexts

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed current_context_not_found.md
var currentNotFoundPage string

// CurrentNotFound reports a current-context that names no context of any file
// (client-go v0.37.2 tools/clientcmd/client_config.go:444).
var CurrentNotFound = &lint.Rule{
	Name:     "current-context-not-found",
	Title:    "the current context does not exist",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "contexts", Page: currentNotFoundPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			names := contextNames(p.View)
			return lint.Words{
				Message: fmt.Sprintf("current-context is %q, and there is no such context", c.Value) + didYouMean(meant(c.Value, names)),
				Help:    "choose one that exists:\n    kubectl config get-contexts\n    kubectl config use-context " + lint.Quote(choice(c.Value, names, "CONTEXT")),
			}
		})
	},
}

// contextNames are the contexts that a view has.
func contextNames(v *resolve.View) []string {
	var names []string
	for _, c := range v.Contexts {
		if !c.Synthetic {
			names = append(names, c.Name)
		}
	}
	return names
}
