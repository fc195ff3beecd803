// Package structure holds the rules about the file itself: what keeps client-go from
// reading it, and what it reads and then passes over.
package structure

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed yaml_syntax.md
var syntaxPage string

// Syntax reports a file that the YAML decoder of client-go cannot parse
// (client-go v0.37.2 tools/clientcmd/loader.go:439, sigs.k8s.io/yaml v1.6.0).
var Syntax = &lint.Rule{
	Name:     "yaml-syntax",
	Title:    "the file is no valid YAML",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: syntaxPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			message := "the file is no valid YAML"
			if c.Value != "" {
				message += ": it looks like " + c.Value
			}
			return lint.Words{Message: message, Help: `write it again from where it came from, or mend the line shown; indent with spaces and save as UTF-8:
			    iconv -f utf-16 -t utf-8 FILE`}
		})
	},
}
