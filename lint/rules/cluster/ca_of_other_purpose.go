package cluster

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed ca_of_other_purpose.md
var otherPurposePage string

// OtherPurpose reports a bundle in which every CA signs something else than API servers by its own name: clients, the front proxy,
// etcd, kubelets (kubernetes v1.37.2 cmd/kubeadm/app/phases/certs/certlist.go:335,365; k3s PRODUCT-client-ca@SECONDS). A name
// is no proof, so it decides nothing.
var OtherPurpose = &lint.Rule{
	Name:     "ca-of-other-purpose",
	Title:    "the CA of a cluster is one that signs no servers",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "high", Group: "cluster", Page: otherPurposePage,
	Check: checkOtherPurpose,
}

func checkOtherPurpose(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		if c.Site == nil || slices.ContainsFunc(c.Site.CAs, func(ca *resolve.Authority) bool { return ca.Purpose == "" }) {
			continue
		}
		ca := c.Site.CAs[0]
		p.About(lint.Credential{Path: c.Input.Path, Object: c.Config.Object(), Role: "ca"}, lint.Finding{
			Certainty: lint.Likely,
			Message:   fmt.Sprintf("the CA of %s is %q, which by its name is for %s and signs no API server", lint.Entry(c.Config.Object()), ca.Name, ca.Purpose),
			Help: "take the CA that signed the certificate of the API server; kubeadm keeps it in /etc/kubernetes/pki/ca.crt, k3s in /var/lib/rancher/k3s/server/tls/server-ca.crt:\n" +
				"    kubectl config set-cluster " + lint.Quote(c.Name) + " --certificate-authority=ca.crt --embed-certs",
		})
	}
}
