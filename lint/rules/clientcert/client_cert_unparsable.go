package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_unparsable.md
var unparsablePage string

// Unparsable reports a client certificate that crypto/tls does not take, or a later block of the chain
// that the server does not (Go 1.26 crypto/tls/tls.go:266-318, handshake_server.go:951).
var Unparsable = &lint.Rule{
	Name:     "client-cert-unparsable",
	Title:    "a client certificate cannot be read",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.TLSError},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: unparsablePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"certificate-not-pem":     "is no PEM",
				"certificate-is-key":      "is a private key: the two fields are swapped",
				"certificate-wrong-block": "has no block that is labelled CERTIFICATE",
				"certificate-malformed":   "does not parse",
				"later-malformed":         "is followed by a block of the chain that does not parse",
			}[c.Variant]
			what := lint.Of("client certificate", c.Object)
			help := "write it as PEM, and set it anew:\n    openssl x509 -in FILE -out client.crt"
			switch c.Variant {
			case "certificate-is-key":
				help = "set each where it belongs:"
			case "later-malformed":
				help = "write the chain anew, leaf first, from parts that openssl can read:\n    cat leaf.crt intermediate.crt > client.crt"
			}
			if c.Object != "" {
				help += "\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --client-certificate=client.crt --client-key=client.key --embed-certs"
			}
			return lint.Words{Message: what + " " + why, Help: help}
		})
	},
}
