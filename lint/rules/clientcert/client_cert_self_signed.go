package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed client_cert_self_signed.md
var selfSignedPage string

// SelfSigned reports a client certificate that nobody but itself has signed: an API server knows it only when it stands in
// --client-ca-file (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:194).
var SelfSigned = &lint.Rule{
	Name:     "client-cert-self-signed",
	Title:    "a client certificate that signed itself",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 295, Precision: "high", Group: "clientcert", Page: selfSignedPage,
	Check: checkSelfSigned,
}

func checkSelfSigned(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Certificate == nil || u.Certificate.Pair.Problem != "" || signs(u.Certificate.Pair.Leaf) || !u.Certificate.SelfSigned() || u.InItsCA() {
			continue
		}
		p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "client"}, lint.Finding{
			Certainty: lint.Likely,
			Message:   "the client certificate of " + lint.Entry(u.Config.Object()) + " signed itself, so an API server knows it only if it has a copy",
			Help:      "have the CA of the cluster sign one:\n    kubectl create -f csr.yaml\n    kubectl certificate approve NAME",
		})
	}
}
