package combination

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed credential_not_yet_valid.md
var notYetValidPage string

// NotYetValid reports a certificate or token whose time has not come. Certificates have no leeway, tokens have a
// minute (Go 1.26 crypto/x509/verify.go:463; go-jose.v2 v2.6.3 jwt/validation.go:97-110).
var NotYetValid = &lint.Rule{
	Name:     "credential-not-yet-valid",
	Title:    "a credential is not valid yet",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: notYetValidPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("credential", c.Object)
			return lint.Words{Message: fmt.Sprintf("%s is valid only from %s", what, lint.Date(c.Time)), Help: "compare the clocks of this machine and of the one that issued it:\n    date -u"}
		})
	},
}
