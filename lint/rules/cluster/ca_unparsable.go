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
				"der":        "is DER and no PEM",
				"base64":     "was encoded twice",
				"malformed":  "holds a certificate that does not parse",
				"none-found": "holds no block that is labelled CERTIFICATE and has no headers",
				"key":        "is a private key and no certificate",
				"empty-file": "is an empty file",
			}[c.Variant]
			help := "fetch the CA again, from a control plane node for instance, and set it anew:"
			if command := convert[c.Variant]; command != "" {
				help = "write it as PEM, and set it anew:\n    " + raw(c) + command + " > ca.pem"
			}
			return lint.Words{
				Message: fmt.Sprintf("the CA of %s %s", lint.Entry(c.Object), why),
				Help:    help + "\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --certificate-authority=ca.pem --embed-certs",
			}
		})
	},
}

// convert are the commands that make PEM of what is none.
var convert = map[string]string{"der": "openssl x509 -inform der", "base64": "base64 -d"}

// raw is the command that writes the bytes of the CA as they are.
func raw(c *resolve.Condition) string {
	if c.Field == "certificate-authority" {
		return "cat " + lint.Quote(c.Value) + " | "
	}
	from := ""
	if !c.Input.Stream {
		from = " --kubeconfig " + lint.Quote(c.Input.Path)
	}
	return "kubectl config view --raw" + from + " -o jsonpath=" + lint.Quote(`{.clusters[?(@.name=="`+lint.Name(c.Object)+`")].cluster.certificate-authority-data}`) + " | base64 -d | "
}
