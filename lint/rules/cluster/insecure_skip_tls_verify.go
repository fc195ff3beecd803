package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed insecure_skip_tls_verify.md
var skipVerifyPage string

// SkipVerify reports a cluster whose server nobody verifies: whoever answers gets the credentials
// (client-go v0.37.2 transport/transport.go:96).
var SkipVerify = &lint.Rule{
	Name:     "insecure-skip-tls-verify",
	Title:    "the server is not verified",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 295, SecuritySeverity: 7.4, Precision: "very-high", Group: "cluster", Page: skipVerifyPage,
	Check: checkSkipVerify,
}

func checkSkipVerify(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		if !c.Config.InsecureSkipTLSVerify || c.CA != nil || !c.HTTPS() {
			continue
		}
		p.Report(lint.Finding{
			Message: "the server of " + lint.Entry(c.Config.Object()) + " is not verified, so whoever answers gets the credentials",
			Help:    "configure its CA, after a look at where it comes from:\n    kubectl config set-cluster " + lint.Quote(c.Name) + " --insecure-skip-tls-verify=false --certificate-authority=ca.crt --embed-certs",
			Object:  c.Config.Object(), Field: "insecure-skip-tls-verify", Range: c.Config.Range("insecure-skip-tls-verify"),
		}, c.Input, c.Contexts)
	}
}
