package combination

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed credential_expires_soon.md
var expiresSoonPage string

// ExpiresSoon reports a certificate or token that is still good and ends within --fail-within or --warn-within.
// A window that nobody asked for shrinks to a tenth of the credential's own life.
var ExpiresSoon = &lint.Rule{
	Name:     "credential-expires-soon",
	Title:    "a credential ends soon",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error},
	Since:         "0.1.0", CWE: 324, Precision: "very-high", Group: "combination", Page: expiresSoonPage,
	Check: checkExpiresSoon,
}

func checkExpiresSoon(p *lint.Pass) {
	for _, c := range current(p.Credentials()) {
		severity := lint.Severity("")
		switch {
		case c.Within(p.Now, p.Options.FailWithin.Of(c.Validity)):
			severity = lint.Error
		case c.Within(p.Now, p.Options.WarnWithin.Of(c.Validity)):
			severity = lint.Warning
		default:
			continue
		}
		what := lint.Of(roles[c.Role], c.Object)
		p.About(c, lint.Finding{
			Severity: severity, Expires: c.Until,
			Message: fmt.Sprintf("%s expires on %s", what, lint.Date(c.Until)),
			Help:    "renew it before that day, where this file came from; to look ahead:\n    kubeconfig-lint --now +30d " + lint.Quote(c.Path),
		})
	}
}

// roles are the credentials as prose names them.
var roles = map[string]string{"client": "client certificate", "ca": "CA", "serving": "serving certificate", "token": "token", "id-token": "id-token"}

// current leaves out credentials that no context uses, and of a CA bundle all but the certificate that
// lives longest: any of them may verify the server.
func current(all []lint.Credential) []lint.Credential {
	var kept []lint.Credential
	for _, c := range all {
		if c.Object != "" && len(c.Contexts) == 0 {
			continue
		}
		last := len(kept) - 1
		if c.Role == "ca" && last >= 0 && kept[last].Role == "ca" && kept[last].Object == c.Object && kept[last].Path == c.Path {
			if c.Until.After(kept[last].Until) {
				kept[last] = c
			}
			continue
		}
		kept = append(kept, c)
	}
	return kept
}
