package cluster

import (
	_ "embed"
	"net/netip"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed no_ca_configured.md
var noCAPage string

// NoCA reports a cluster whose server is verified with the CAs of the machine: without a CA of its own client-go leaves the pool to the
// system (client-go v0.37.2 transport/transport.go:101,262), and few API servers have a certificate of a public CA.
var NoCA = &lint.Rule{
	Name:     "no-ca-configured",
	Title:    "a cluster has no CA",
	Severity: lint.Info, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Warning},
	Since:         "0.1.0", CWE: 295, SecuritySeverity: 3.0, Precision: "medium", Group: "cluster", Page: noCAPage,
	Check: checkNoCA,
}

func checkNoCA(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		e, ok := c.Endpoint()
		if !ok || !c.HTTPS() || len(c.Contexts) == 0 || c.Config.InsecureSkipTLSVerify || c.Config.CertificateAuthority != "" || !c.Config.CertificateAuthorityData.IsEmpty() {
			continue
		}
		name := e.Host
		if c.Config.TLSServerName != "" {
			name = strings.ToLower(c.Config.TLSServerName)
		}
		if below(name, publicHosts) {
			continue
		}
		f := lint.Finding{
			Certainty: lint.Likely,
			Message:   lint.Entry(c.Config.Object()) + " has no CA, so the machine's own CAs must have signed the certificate of " + name,
			Help:      "configure its CA, unless a public one has signed the certificate:\n    kubectl config set-cluster " + lint.Quote(c.Name) + " --certificate-authority=ca.crt --embed-certs",
			Object:    c.Config.Object(), Field: "server", Range: c.Config.Range("server"),
		}
		if private(name) {
			f.Severity = lint.Warning
			f.Message += ", for which public ones hardly sign"
		}
		p.Report(f, c.Input, c.Contexts)
	}
}

// publicHosts show certificates of public CAs, and for none of them a CA is written: Google's DNS-based endpoints and its gateway to
// fleets (googlecloudsdk api_lib/container/kubeconfig.py), the agent server of GitLab.com, the proxy of Tailscale's operator
// (tailscale cmd/tailscale/cli/configure-kube.go) and that of Omni.
var publicHosts = []string{".gke.goog", ".googleapis.com", "kas.gitlab.com", ".ts.net", ".omni.siderolabs.io"}

// privateHosts are domains for which no public CA signs (CA/Browser Forum BR 4.2.2), and managed clusters with a CA of their own each.
var privateHosts = []string{".internal", ".local", ".svc", ".lan", ".localhost", ".home.arpa", ".eks.amazonaws.com", ".azmk8s.io"}

func below(host string, domains []string) bool {
	return slices.ContainsFunc(domains, func(domain string) bool { return host == domain || domain[0] == '.' && strings.HasSuffix(host, domain) })
}

// private reports a host that can only have a certificate of a private CA, or nearly so: a few public ones sign for addresses.
func private(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil || !strings.Contains(host, ".") || below(host, privateHosts)
}
