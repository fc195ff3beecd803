package structure

import (
	_ "embed"
	"fmt"
	"strings"

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
			if placeless(c) {
				return somewhere(c, "a -data field is no base64")
			}
			help := "encode the PEM file again, on one line, or name the file in " + strings.TrimSuffix(c.Field, "-data") + ":\n    base64 < FILE | tr -d '\\n'"
			switch {
			case strings.Contains(c.Value, "sops"):
				help = "decrypt the file first:\n    sops --decrypt " + file(c) + " > kubeconfig"
			case strings.Contains(c.Value, "placeholder"):
				help = "fill the template in first:\n    envsubst < " + file(c) + " > kubeconfig"
			case strings.Contains(c.Value, "name of a file"):
				help = "call the field " + strings.TrimSuffix(c.Field, "-data") + ", which takes a name"
			}
			return lint.Words{Message: fmt.Sprintf("%s is no base64: %s", subject(c), c.Value), Help: help}
		})
	},
}
