package merge

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed kubeconfig_file_missing.md
var missingPage string

// Missing reports an element of $KUBECONFIG that is not there: kubectl skips it without a word
// (client-go v0.37.2 tools/clientcmd/loader.go:228-245).
var Missing = &lint.Rule{
	Name:     "kubeconfig-file-missing",
	Title:    "a file of $KUBECONFIG does not exist",
	Severity: lint.Warning, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "merge", Page: missingPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			rest := others(p.View, c.Value)
			w := lint.Words{Message: fmt.Sprintf("%q stands in $KUBECONFIG and does not exist", c.Value), Help: "put the file there, or take it out of the list:\n    export KUBECONFIG=" + strings.Join(rest, ":")}
			if c.Deciding() {
				w.Severity = lint.Error
				w.Message += ", so that kubectl has no configuration at all"
				w.Help = "correct the path:\n    export KUBECONFIG=$HOME/.kube/config"
			}
			return w
		})
	},
}
