package hygiene

import (
	_ "embed"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed embedded_long_lived_secret.md
var embeddedPage string

// Embedded reports credentials in a repository that go on to work: a client certificate cannot be called back
// (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:194 asks for dates and no list), and history forgets nothing.
var Embedded = &lint.Rule{
	Name:     "embedded-long-lived-secret",
	Title:    "a repository holds a credential that works",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 798, SecuritySeverity: 6.0, Precision: "high", Group: "hygiene", Page: embeddedPage,
	Check: checkEmbedded,
}

func checkEmbedded(p *lint.Pass) {
	if !p.Walked {
		return
	}
	for _, u := range p.View.Users {
		if facts := p.Facts(u.Input); facts.Known && !facts.Checkout {
			continue // a folder of one's own kubeconfigs
		}
		var held []resolve.Held
		var words []string
		for _, h := range u.Held(p.Now) {
			if outlives(p, h) {
				held, words = append(held, h), append(words, "a "+h.Name+until(h))
			}
		}
		if len(held) == 0 {
			continue
		}
		p.Report(lint.Finding{
			Message: lint.Entry(u.Config.Object()) + " holds " + strings.Join(words, " and ") + ", for everybody who has the repository",
			Help:    "have it revoked, since the history keeps it, take the file out, and fetch credentials when they are needed:\n    git rm --cached " + lint.Quote(u.Input.Path),
			Object:  u.Config.Object(), Field: held[0].Field, Range: u.Config.Range(held[0].Field),
		}, u.Input, u.Contexts)
	}
}

// outlives reports a credential that lasts longer than a token may, or as long as the server likes.
func outlives(p *lint.Pass, h resolve.Held) bool {
	limit := p.Options.MaxTokenLifetime
	return !h.Dated() || h.Never || limit > 0 && h.Until.Sub(p.Now) > limit
}

// until says how long a credential is good.
func until(h resolve.Held) string {
	switch {
	case h.Never:
		return " that never ends"
	case h.Until.IsZero():
		return ""
	}
	return " that is good until " + lint.Date(h.Until)
}
