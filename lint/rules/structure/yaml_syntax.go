// Package structure holds the rules about the file itself: what keeps client-go from
// reading it, and what it reads and then passes over.
package structure

import (
	_ "embed"
	"strings"

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
			w := lint.Words{Message: "the file is no valid YAML", Help: "mend the line shown, or write the file again from where it came from"}
			if s, known := slips[c.Variant]; known {
				w.Message += ": " + s.why
				w.Help = s.help + "\n    " + strings.ReplaceAll(s.command, "FILE", file(c))
			}
			if c.Value != "" {
				w.Message, w.Help = "the file is no valid YAML: it looks like "+c.Value, instead(c)
			}
			return w
		})
	},
}

// slip is a mistake that a command mends.
type slip struct{ why, help, command string }

var slips = map[string]slip{
	"tab":      {"a tab stands in the indentation", "indent with spaces:", "expand -i -t 2 FILE > kubeconfig"},
	"utf-16":   {"it is UTF-16 without a byte order mark", "save it as UTF-8:", "iconv -f utf-16le -t utf-8 FILE > kubeconfig"},
	"encoding": {"it is not UTF-8", "save it as UTF-8:", "iconv -f latin1 -t utf-8 FILE > kubeconfig"},
}
