package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed ca_not_a_ca.md
var caNotCAPage string

// CANotCA reports a bundle without a certificate that may sign others. It still serves where the server
// shows exactly this certificate, so it decides nothing (Go 1.26 crypto/x509/x509.go:928, verify.go:597).
var CANotCA = &lint.Rule{
	Name:     "ca-not-a-ca",
	Title:    "a CA bundle holds no CA",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.TLSError},
	Since: "0.1.0", Precision: "high", Group: "cluster", Page: caNotCAPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "unfit" {
				return lint.Words{Severity: lint.Error, Message: "the CA of " + lint.Entry(c.Object) + " is not for servers: its extensions rule them out", Help: "configure the CA that signed the certificate of the server:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --certificate-authority=ca.crt --embed-certs"}
			}
			return lint.Words{Message: "the CA of " + lint.Entry(c.Object) + " is no CA: it works only while the server shows exactly this certificate", Help: "configure the CA that signed the certificate of the server:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --certificate-authority=ca.crt --embed-certs"}
		})
	},
}
