package clientcert

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_untrusted_issuer.md
var untrustedIssuerPage string

// UntrustedIssuer reports a certificate whose issuer has the name of the context's CA and another key: the cluster
// was made anew, or entries were mixed. CAs of other names say nothing, since client and serving CA often differ.
var UntrustedIssuer = &lint.Rule{
	Name:     "client-cert-untrusted-issuer",
	Title:    "a client certificate was issued by another CA of the same name",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "clientcert", Page: untrustedIssuerPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "born-apart" {
				return lint.Words{
					Severity: lint.Warning, Certainty: lint.Likely,
					Message: fmt.Sprintf("the client certificate of %s and the cluster have CAs that were not made together, %s", lint.Entry(c.Object), c.Value),
					Help:    "take certificate and CA from one file of the cluster as it is now:\n    scp SERVER:/etc/rancher/k3s/k3s.yaml k3s.yaml",
				}
			}
			return lint.Words{Message: fmt.Sprintf("the client certificate of %s was issued by another CA of the name %q than the one of the cluster", lint.Entry(c.Object), c.Value), Help: "export the kubeconfig again from the cluster that is meant:\n    kind export kubeconfig --name CLUSTER\n    kubectl -n NAMESPACE get secret CLUSTER-kubeconfig -o jsonpath='{.data.value}' | base64 -d"}
		})
	},
}
