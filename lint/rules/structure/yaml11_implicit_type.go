package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed yaml11_implicit_type.md
var implicitTypePage string

// ImplicitType reports a plain scalar in a text field that YAML 1.1 reads as a number or a boolean
// (go.yaml.in/yaml/v2 v2.4.4 resolve.go).
var ImplicitType = &lint.Rule{
	Name:     "yaml11-implicit-type",
	Title:    "unquoted text that YAML takes for something else",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: implicitTypePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("%s of %s stands without quotes, and YAML 1.1 reads it as %s", c.Field, lint.Entry(c.Object), c.Variant),
				Help:    "put it in quotes",
			}
		})
	},
}
