package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_not_allowed.md
var notAllowedPage string

// NotAllowed reports plugins that --exec-allow does not name; entries match as in kubectl's own list (client-go v0.37.2
// plugin/pkg/client/auth/exec/exec.go:603), but that a name allows no path of which nobody looks whether $PATH leads there.
var NotAllowed = &lint.Rule{
	Name:     "exec-not-allowed",
	Title:    "an exec plugin that --exec-allow does not name",
	Severity: lint.Error, Effect: lint.Risk,
	Since: "0.1.0", CWE: 829, SecuritySeverity: 7.0, Precision: "very-high", Group: "execplugin", Page: notAllowedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("the exec plugin of %s, %s, is not among those that --exec-allow names", lint.Entry(c.Object), c.Value),
				Help:    "look at what it is, then allow it:\n    kubeconfig-lint --exec-allow " + lint.Quote(c.Value),
			}
		})
	},
}
