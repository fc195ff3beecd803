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
			if placeless(c) {
				return somewhere(c, "text stands without quotes that YAML 1.1 reads as something else")
			}
			return lint.Words{
				Message: fmt.Sprintf("%s stands without quotes, and YAML 1.1 reads it as %s", subject(c), types[c.Variant]),
				Help:    "put it in quotes: YAML 1.1 takes yes, no, on, off, y, n, 0123 and 1e3 for something else than text",
			}
		})
	},
}
