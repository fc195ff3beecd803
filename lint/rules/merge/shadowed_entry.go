// Package merge holds the rules about several files that are read as one $KUBECONFIG list.
package merge

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed shadowed_entry.md
var shadowedPage string

// Shadowed reports an entry that is dropped because an earlier file has one of the same name: entries
// are taken whole, never merged (client-go v0.37.2 tools/clientcmd/loader.go:248-272, merge.go:31-104).
var Shadowed = &lint.Rule{
	Name:     "shadowed-entry",
	Title:    "an earlier file of the list hides an entry",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error, lint.Info},
	Since:         "0.1.0", Precision: "high", Group: "merge", Page: shadowedPage,
	Check: checkShadowed,
}

func checkShadowed(p *lint.Pass) {
	for _, s := range p.View.Shadowed {
		f := lint.Finding{
			Certainty: lint.Likely, Object: s.Object,
			Range: s.Range(),
			Help:  "give one of the two another name, in its list and in the contexts that mean it",
		}
		switch {
		case !s.Differ:
			f.Severity, f.Certainty = lint.Info, lint.Certain
			f.Message = fmt.Sprintf("%s stands in %s as well, with the same content", lint.Entry(s.Object), s.By.Path)
		case s.Used:
			f.Severity = lint.Error
			f.Message = fmt.Sprintf("%s is dropped, because %s has another one of that name, and contexts use that instead", lint.Entry(s.Object), s.By.Path)
		default:
			f.Message = fmt.Sprintf("%s is dropped, because %s has another one of that name", lint.Entry(s.Object), s.By.Path)
		}
		p.Report(f, s.Input, nil)
	}
}
