package combination

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

//go:embed impersonation_in_use.md
var impersonatesPage string

// Impersonates reports users whose every request asks to be taken for somebody else (client-go v0.37.2
// transport/round_trippers.go:247; apiserver v0.37.2 pkg/endpoints/filters/impersonation/impersonation.go).
var Impersonates = &lint.Rule{
	Name:     "impersonation-in-use",
	Title:    "every request is made as somebody else",
	Severity: lint.Info, Effect: lint.Risk, Strict: true,
	MaySeverities: []lint.Severity{lint.Warning},
	Since:         "0.1.0", CWE: 269, SecuritySeverity: 4.0, Precision: "very-high", Group: "combination", Page: impersonatesPage,
	Check: checkImpersonates,
}

func checkImpersonates(p *lint.Pass) {
	for _, u := range p.View.Users {
		if u.Config.Impersonate == "" {
			continue
		}
		f := lint.Finding{
			Message: fmt.Sprintf("%s makes every request as %q, which asks for the right to impersonate", lint.Entry(u.Config.Object()), u.Config.Impersonate),
			Help:    "say it only where it is meant, and take it out of the file, where kubectl calls it act-as:\n    kubectl --as=USER get pods",
			Object:  u.Config.Object(), Field: "as", Range: u.Config.Range("as"),
		}
		if slices.Contains(u.Config.ImpersonateGroups, "system:masters") {
			f.Severity = lint.Warning
			f.Message = fmt.Sprintf("%s makes every request as a member of system:masters, whom nothing limits", lint.Entry(u.Config.Object()))
		}
		for _, field := range actAs(u.Config) {
			f.Help += "\n    kubectl config unset " + lint.Quote("users."+u.Name+"."+field)
		}
		p.Report(f, u.Input, u.Contexts)
	}
}

// actAs are the fields that are set, by the names that kubectl config knows: "as" would be taken for unset without a word
// (client-go v0.37.2 tools/clientcmd/api/types.go:132-143).
func actAs(u *kubeconfig.User) []string {
	fields := []string{"act-as"}
	if u.ImpersonateUID != "" {
		fields = append(fields, "act-as-uid")
	}
	if len(u.ImpersonateGroups) > 0 {
		fields = append(fields, "act-as-groups")
	}
	if len(u.ImpersonateExtra) > 0 {
		fields = append(fields, "act-as-user-extra")
	}
	return fields
}
