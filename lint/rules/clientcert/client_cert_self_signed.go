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
	for _, c := range clients(p) {
		if c.user == nil || signs(c.Certificate) || !c.user.Certificate.SelfSigned() || c.user.InItsCA() {
			continue
		}
		p.About(c.Credential, lint.Finding{
			Certainty: lint.Likely,
			Message:   c.what() + " signed itself, so an API server knows it only if it has a copy",
			Help:      "have the CA of the cluster sign one:\n    kubectl create -f csr.yaml\n    kubectl certificate approve NAME",
		})
	}
}
