package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed serving_cert_expired.md
var servingExpiredPage string

// ServingExpired reports a bare certificate for servers that is outside its dates: every client that
// verifies it refuses the connection (Go 1.26 crypto/x509/verify.go:463).
var ServingExpired = &lint.Rule{
	Name:     "serving-cert-expired",
	Title:    "a serving certificate has expired",
	Severity: lint.Error, Effect: lint.TLSError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 324, Precision: "very-high", Group: "cluster", Page: servingExpiredPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "not-yet-valid" {
				return lint.Words{Message: fmt.Sprintf("the serving certificate %s is valid only from %s", c.Value, lint.Date(c.Time)), Help: "look at the clock of this machine, or wait"}
			}
			return lint.Words{Message: fmt.Sprintf("the serving certificate %s expired on %s", c.Value, lint.Date(c.Time)), Expires: c.Time, Help: "renew it, then restart what shows it; for the API server of kubeadm:\n    kubeadm certs renew apiserver"}
		})
	},
}
