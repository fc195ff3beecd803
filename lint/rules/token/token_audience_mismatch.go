package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_audience_mismatch.md
var audiencePage string

// Audience reports a service account token whose audiences all name other software, and warns of those that no API server has
// unless it is told. What they are is free to choose, so such names prove nothing (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:388-404).
var Audience = &lint.Rule{
	Name:     "token-audience-mismatch",
	Title:    "a token was made for other software",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "token", Page: audiencePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			if c.Variant == "strange" {
				return lint.Words{
					Severity: lint.Warning,
					Message:  fmt.Sprintf("%s is for the audience %q, which API servers have only where --api-audiences says so", what, c.Value),
					Help:     "ask the server, and make one without --audience:\n    kubectl auth whoami\n    kubectl -n NAMESPACE create token SERVICEACCOUNT",
				}
			}
			return lint.Words{Message: fmt.Sprintf("%s was made for the audience %q and not for the API server", what, c.Value), Help: "make one without --audience:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT"}
		})
	},
}
