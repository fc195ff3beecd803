package structure

import (
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed entry_without_name.md
var namelessPage string

// Nameless reports an entry whose name is missing, null or empty: nothing can refer to it, except
// that an empty current-context finds a context of that name.
var Nameless = &lint.Rule{
	Name:     "entry-without-name",
	Title:    "an entry has no name",
	Severity: lint.Error, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: namelessPage,
	Check: checkNameless,
}

func checkNameless(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		for _, n := range in.Config.Nameless() {
			f := lint.Finding{
				Message: "an entry of " + n.List + " has no name, so that nothing refers to it",
				Help:    "give it a name, or remove it",
				Range:   n.Range, Field: n.List,
			}
			if works(p.View) {
				f.Severity, f.Effect = lint.Warning, lint.Risk
			}
			if n.List == "contexts" {
				f.Message = "a context has no name: kubectl takes it where current-context is empty, and --context cannot ask for it"
			}
			p.Report(f, in, nil)
		}
	}
}

// works reports whether some context of the view is of use all the same.
func works(v *resolve.View) bool {
	return slices.ContainsFunc(v.Contexts, func(c *resolve.Context) bool {
		return !c.Synthetic && (c.Verdict.Outcome == resolve.Usable || c.Verdict.Outcome == resolve.Unknown)
	})
}
