package contexts

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed unused_entry.md
var unusedPage string

// Unused reports clusters and users that no context refers to; of a user it is a warning when a secret in it may still be good, since
// nobody would miss it. kubectl takes them with --cluster and --user (client-go v0.37.2 tools/clientcmd/client_config.go:520,557).
var Unused = &lint.Rule{
	Name:     "unused-entry",
	Title:    "no context uses an entry",
	Severity: lint.Info, Effect: lint.Hygiene,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 459, SecuritySeverity: 4.0, Precision: "high", Group: "contexts", Page: unusedPage,
	Check: checkUnused,
}

func checkUnused(p *lint.Pass) {
	clusters, users := p.View.Unused()
	for _, c := range clusters {
		p.Report(lint.Finding{
			Message: "no context uses " + lint.Entry(c.Config.Object()),
			Help:    "remove what nobody needs:\n    kubectl config delete-cluster " + lint.Quote(c.Name),
			Object:  c.Config.Object(), Range: c.Config.Range("name"),
		}, c.Input, nil)
	}
	for _, u := range users {
		f := lint.Finding{
			Message: "no context uses " + lint.Entry(u.Config.Object()),
			Help:    "remove what nobody needs:\n    kubectl config delete-user " + lint.Quote(u.Name),
			Object:  u.Config.Object(), Range: u.Config.Range("name"),
		}
		switch held := u.Held(p.Now); {
		case len(held) > 0:
			f.Severity, f.Effect = lint.Warning, lint.Risk
			f.Message += ", which holds a " + held[0].Name + life(held[0])
			f.Help = "if nobody needs it, revoke it where it came from, and remove it:\n    kubectl config delete-user " + lint.Quote(u.Name)
		case u.Token != nil && over(p, u.Token.Validity):
			f.Message += fmt.Sprintf("; its token expired on %s", lint.Date(u.Token.Until))
		case u.Certificate != nil && over(p, u.Certificate.Validity):
			f.Message += fmt.Sprintf("; its client certificate expired on %s", lint.Date(u.Certificate.Until))
		}
		p.Report(f, u.Input, nil)
	}
}

func over(p *lint.Pass, v resolve.Validity) bool { return !v.Until.IsZero() && v.Until.Before(p.Now) }

// life says until when a forgotten secret is good, where that is known.
func life(h resolve.Held) string {
	switch {
	case h.Never:
		return " that never expires"
	case h.Dated():
		return fmt.Sprintf(" that is good until %s", lint.Date(h.Until))
	}
	return ""
}
