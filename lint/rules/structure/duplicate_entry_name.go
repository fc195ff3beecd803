package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed duplicate_entry_name.md
var duplicateNamePage string

// DuplicateName reports a name that stands twice in one list of one file. kubectl answers with a
// dump of the list, tokens included (client-go v0.37.2 tools/clientcmd/api/v1/conversion.go:28-155).
var DuplicateName = &lint.Rule{
	Name:     "duplicate-entry-name",
	Title:    "two entries have the same name",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 532, SecuritySeverity: 5.5, Precision: "very-high", Group: "structure", Page: duplicateNamePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("the name of %s stands twice in the same list", lint.Entry(c.Object)),
				Help:    "rename or remove one of them; kubectl prints the whole list with its tokens in its error, so keep that out of logs",
			}
		})
	},
}
