package combination

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed data_and_file_both_set.md
var bothSetPage string

// BothSet reports a CA, certificate or key that is given in both forms, which is an error in spite of its wording
// (client-go v0.37.2 tools/clientcmd/validation.go:249,279,283).
var BothSet = &lint.Rule{
	Name:     "data-and-file-both-set",
	Title:    "a value is given twice, as data and as file",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: bothSetPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Message: fmt.Sprintf("%s of %s is given twice: as a file and as data", c.Value, lint.Entry(c.Object)), Help: "keep the data, and take the file out, or the other way round:\n    kubectl config unset " + lint.Quote(strings.Replace(c.Object, "/", ".", 1)+"."+c.Value)}
		})
	},
}
