package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_pair_incomplete.md
var pairIncompletePage string

// PairIncomplete reports half of a key pair. A certificate alone is refused (client-go v0.37.2
// tools/clientcmd/validation.go:287); a key alone is not even looked at (client_config.go:296).
var PairIncomplete = &lint.Rule{
	Name:     "client-cert-pair-incomplete",
	Title:    "a certificate stands without its key, or a key without its certificate",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.Anonymous},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: pairIncompletePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			message := " has a client key and no certificate, so the key is not used"
			if c.Variant == "no-key" {
				message = " has a client certificate and no key"
			}
			return lint.Words{
				Message: lint.Entry(c.Object) + message,
				Help:    "set both halves of the pair:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --client-certificate=CERT --client-key=KEY --embed-certs",
			}
		})
	},
}
