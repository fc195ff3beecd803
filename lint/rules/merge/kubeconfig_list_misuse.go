package merge

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed kubeconfig_list_misuse.md
var misusePage string

// Misuse reports an element of $KUBECONFIG with a tilde, quotes, a variable or a wrong separator, or a
// folder: kubectl takes each element as a literal file name (client-go v0.37.2 tools/clientcmd/loader.go:158-168,221).
var Misuse = &lint.Rule{
	Name:     "kubeconfig-list-misuse",
	Title:    "$KUBECONFIG holds what kubectl does not expand",
	Severity: lint.Warning, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.Risk, lint.Refused},
	Since: "0.1.0", Precision: "very-high", Group: "merge", Page: misusePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			w := lint.Words{
				Message: fmt.Sprintf("%s stands in $KUBECONFIG, and %s", c.Value, reasons[c.Variant]),
				Help:    "let the shell expand it, and separate files with a colon (a semicolon on Windows):\n    export KUBECONFIG=$HOME/a:$HOME/b",
			}
			if c.Deciding() {
				w.Severity = lint.Error
			}
			return w
		})
	},
}

// reasons say what is wrong with an element, by variant.
var reasons = map[string]string{
	"is a directory": "it is a folder",
	"cannot be read": "it cannot be read, which breaks the whole list",
	"tilde":          "kubectl does not expand the tilde",
	"quotes":         "the quotes are part of the name",
	"variable":       "kubectl does not expand variables",
	"comma":          "a comma separates nothing",
	"semicolon":      "a semicolon separates nothing here",
	"blanks":         "the blanks are part of the name",
}
