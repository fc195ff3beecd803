package cluster

import (
	"crypto/x509"
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed ca_bundle_partly_unusable.md
var partlyUnusablePage string

// PartlyUnusable reports blocks of a bundle that do not parse, certificates in it that have expired or stand there twice, and a private key
// (Go crypto/x509/cert_pool.go:219 passes over what it cannot read).
var PartlyUnusable = &lint.Rule{
	Name:     "ca-bundle-partly-unusable",
	Title:    "part of a CA bundle is of no use",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", CWE: 312, Precision: "very-high", Group: "cluster", Page: partlyUnusablePage,
	Check: checkPartlyUnusable,
}

func checkPartlyUnusable(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		if c.CA == nil || c.CA.Problem != "" {
			continue
		}
		why, severity, expired := "", lint.Severity(""), 0
		for _, ca := range c.CA.Certificates {
			if p.Now.After(ca.NotAfter) {
				expired++
			}
		}
		switch {
		case c.CA.HasPrivateKey:
			why = "holds a private key, which does not belong there"
		case c.CA.Skipped > 0:
			why = fmt.Sprintf("holds blocks that do not parse, %d in number", c.CA.Skipped)
		case duplicates(c.CA.Certificates) > 0:
			severity, why = lint.Info, fmt.Sprintf("holds certificates twice, %d of %d", duplicates(c.CA.Certificates), len(c.CA.Certificates))
		case expired > 0 && expired < len(c.CA.Certificates):
			why = fmt.Sprintf("holds expired certificates, %d of %d", expired, len(c.CA.Certificates))
		default:
			continue
		}
		p.About(lint.Credential{Path: c.Input.Path, Object: c.Config.Object(), Role: "ca"}, lint.Finding{
			Severity: severity,
			Message:  "the CA of " + lint.Entry(c.Config.Object()) + " " + why,
			Help:     "leave only the CAs that the cluster uses:\n    kubectl config set-cluster " + lint.Quote(c.Name) + " --certificate-authority=ca.crt --embed-certs",
		})
	}
}

// duplicates counts the certificates that stand there already.
func duplicates(certificates []*x509.Certificate) int {
	seen := map[string]bool{}
	for _, c := range certificates {
		seen[string(c.Raw)] = true
	}
	return len(certificates) - len(seen)
}
