package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed bad_base64.md
var badBase64Page string

// BadBase64 reports a field of bytes that encoding/base64 does not decode; line feeds and carriage
// returns are all it forgives (Go encoding/base64.StdEncoding).
var BadBase64 = &lint.Rule{
	Name:     "bad-base64",
	Title:    "a -data field is no base64",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: badBase64Page,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("%s of %s is no base64: %s", c.Field, lint.Entry(c.Object), c.Value),
				Help:    "encode the PEM file on one line, or name the file in the field without -data:\n    base64 -w0 < FILE",
			}
		})
	},
}
