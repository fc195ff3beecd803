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
			if placeless(c) {
				return somewhere(c, "a field has the wrong type")
			}
			help := map[string]string{
				"bool":   "write true or false, without quotes",
				"array":  "write a list, with a dash before each item",
				"object": "write keys with their values, one level deeper",
				"string": "write one piece of text",
				"base64": "write the base64 of a PEM file, on one line:\n    base64 < FILE | tr -d '\\n'",
			}[c.Value]
			if strings.HasSuffix(c.Field, "exec.env") {
				help = "write a list of names and values:\n    - {name: NAME, value: VALUE}"
			}
			return lint.Words{Message: fmt.Sprintf("%s is %s, where client-go wants %s", subject(c), types[c.Variant], types[c.Value]), Help: help}
		})
	},
}
