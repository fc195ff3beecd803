package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed ca_unparsable.md
var caUnparsablePage string

// CAUnparsable reports a bundle of which client-go can use no block (client-go v0.37.2
// transport/transport.go:264-304). One good block is enough, and bad ones are skipped (Go crypto/x509/cert_pool.go:219).
var CAUnparsable = &lint.Rule{
	Name:     "ca-unparsable",
	Title:    "a CA bundle holds no certificate",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.TLSError},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: caUnparsablePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"not-pem":    "is no PEM",
				"malformed":  "holds a certificate that does not parse",
				"none-found": "holds no block that is labelled CERTIFICATE and has no headers",
				"empty-file": "is an empty file",
			}[c.Variant]
			help := "write the CA as PEM, and set it anew:\n    openssl x509 -in FILE -out ca.pem"
			if c.Variant == "empty-file" {
				help = "fetch the CA again, and set it anew:"
			}
			return lint.Words{
				Message: fmt.Sprintf("the CA of %s %s", lint.Entry(c.Object), why),
				Help:    help + "\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --certificate-authority=ca.pem --embed-certs",
			}
		})
	},
}
