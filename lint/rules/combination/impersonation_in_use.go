package combination

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed impersonation_in_use.md
var impersonatesPage string

// Impersonates reports users whose every request asks to be taken for somebody else (client-go v0.37.2
// transport/round_trippers.go:262; apiserver v0.37.2 pkg/endpoints/filters/impersonation.go).
var Impersonates = &lint.Rule{
	Name:     "impersonation-in-use",
	Title:    "every request is made as somebody else",
	Severity: lint.Info, Effect: lint.Risk, Strict: true,
	MaySeverities: []lint.Severity{lint.Warning},
	Since:         "0.1.0", CWE: 269, SecuritySeverity: 4.0, Precision: "very-high", Group: "combination", Page: impersonatesPage,
	Check: checkImpersonates,
}

func checkImpersonates(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Config.Impersonate == "" {
			continue
		}
		f := lint.Finding{
			Message: fmt.Sprintf("%s makes every request as %q, which asks for the right to impersonate", lint.Entry(u.Config.Object()), u.Config.Impersonate),
			Help:    "say it only where it is meant:\n    kubectl --as=USER get pods\n    kubectl config unset " + lint.Quote("users."+u.Name+".as"),
			Object:  u.Config.Object(), Field: "as", Range: u.Config.Range("as"),
		}
		if slices.Contains(u.Config.ImpersonateGroups, "system:masters") {
			f.Severity = lint.Warning
			f.Message = fmt.Sprintf("%s makes every request as a member of system:masters, whom nothing limits", lint.Entry(u.Config.Object()))
		}
		p.Report(f, u.Input, u.Contexts)
	}
}
