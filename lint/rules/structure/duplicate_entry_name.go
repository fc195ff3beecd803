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
			if placeless(c) {
				w := somewhere(c, "two entries of a list have the same name")
				w.Help = "rename or remove one of them; kubectl prints the whole list with its tokens in its error, so keep that out of logs"
				return w
			}
			w := lint.Words{
				Message: fmt.Sprintf("the name of %s stands twice in the same list, first in line %s", lint.Entry(c.Object), c.Value),
				Help: "rename or remove one of them; kubectl prints the whole list with its tokens in its error, so keep that out of logs:\n    grep -n " +
					lint.Quote("name: *[\"']*"+lint.Name(c.Object)) + " " + file(c),
			}
			switch {
			case c.Variant == "extension":
				w.Message = fmt.Sprintf("two extensions of %s have the same name, first in line %s", lint.Entry(c.Object), c.Value)
				w.Help = "remove one of them"
			case lint.Name(c.Object) == "":
				w.Message = fmt.Sprintf("two entries of %s have no name, which counts as the same name, first in line %s", lint.List(c.Object), c.Value)
				w.Help = "give each of them a name, or remove it"
			}
			return w
		})
	},
}
