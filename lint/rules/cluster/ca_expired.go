package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed ca_expired.md
var caExpiredPage string

// CAExpired reports a bundle of which every certificate is outside its dates: roots are checked as all
// others are (Go 1.26 crypto/x509/verify.go:463).
var CAExpired = &lint.Rule{
	Name:     "ca-expired",
	Title:    "no CA of a bundle is in its time",
	Severity: lint.Error, Effect: lint.TLSError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 324, Precision: "very-high", Group: "cluster", Page: caExpiredPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("CA", c.Object)
			if c.Variant == "not-yet-valid" {
				return lint.Words{Message: fmt.Sprintf("%s is valid only from %s", what, lint.Date(c.Time)), Help: "look at the clock of this machine, or wait"}
			}
			// Not from kube-public: with the CA that has expired kubectl does not get there.
			help := "copy the CA that the cluster uses now from a control plane node, /etc/kubernetes/pki/ca.crt with kubeadm"
			if c.Object != "" {
				help += ":\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --certificate-authority=ca.crt --embed-certs"
			}
			return lint.Words{Message: fmt.Sprintf("%s expired on %s", what, lint.Date(c.Time)), Expires: c.Time, Help: help}
		})
	},
}
