package merge

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed current_context_from_other_file.md
var otherFilePage string

// OtherFile reports files of a list whose current-context another file decides: the first that is not empty wins
// (client-go v0.37.2 tools/clientcmd/loader.go:248-272).
var OtherFile = &lint.Rule{
	Name:     "current-context-from-other-file",
	Title:    "another file of the list chooses the context",
	Severity: lint.Info, Effect: lint.Hygiene, Strict: true,
	MaySeverities: []lint.Severity{lint.Warning},
	Since:         "0.1.0", Precision: "very-high", Group: "merge", Page: otherFilePage,
	Check: checkOtherFile,
}

func checkOtherFile(p *lint.Pass) {
	if p.View.CurrentFrom == nil {
		return
	}
	chosen, from := p.View.CurrentContext, p.View.CurrentFrom
	f := lint.Finding{Field: "current-context", Help: "see which one is in force, and choose it in the first file:\n    kubectl config current-context\n    kubectl config use-context " + lint.Quote(chosen)}
	for _, c := range p.View.Contexts {
		if c.Current && !c.Synthetic && c.Input != from {
			f.Severity, f.Range = lint.Warning, from.Config.Range("current-context")
			f.Message = fmt.Sprintf("current-context is %q, which another file of the list defines: %s", chosen, c.Input.Path)
			p.Report(f, from, nil)
		}
	}
	f.Severity = ""
	for _, in := range p.View.Inputs {
		if own := in.Config.CurrentContext; in != from && own != "" && own != chosen {
			f.Range = in.Config.Range("current-context")
			f.Message = fmt.Sprintf("current-context %q is ignored: %s chooses %q", own, from.Path, chosen)
			p.Report(f, in, nil)
		}
	}
}
