package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed wrong_scalar_type.md
var wrongTypePage string

// WrongType reports a value of another JSON type than client-go decodes into, also in entries
// that nothing uses (client-go v0.37.2 tools/clientcmd/api/v1/types.go).
var WrongType = &lint.Rule{
	Name:     "wrong-scalar-type",
	Title:    "a field has the wrong type",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: wrongTypePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := c.Field + " of " + lint.Entry(c.Object)
			if list, _, _ := strings.Cut(c.Object, "/"); c.Field == "" && list != "" {
				what = "an entry of " + list
			}
			return lint.Words{
				Message: fmt.Sprintf("%s is of type %s where client-go wants %s", what, c.Variant, c.Value),
				Help:    "write a value of type " + c.Value + ": true and false without quotes, text in quotes, lists with a dash before each item",
			}
		})
	},
}
