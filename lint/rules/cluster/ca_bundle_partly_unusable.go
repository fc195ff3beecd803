package cluster

import (
	"crypto/x509"
	_ "embed"
	"fmt"
	"strings"
	"time"

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
		var holds []string
		note := func(n int, one, several string) {
			switch {
			case n == 1:
				holds = append(holds, one)
			case n > 1:
				holds = append(holds, fmt.Sprintf(several, n))
			}
		}
		good, expired, twice := sorted(c.CA.Certificates, p.Now)
		if c.CA.HasPrivateKey {
			holds = append(holds, "a private key, which does not belong there")
		}
		note(c.CA.Skipped, "a block that client-go passes over: broken, with headers, or not labelled CERTIFICATE", "%d blocks that client-go passes over: broken, with headers, or not labelled CERTIFICATE")
		if good > 0 {
			note(expired, "a certificate that has expired", "%d certificates that have expired")
		}
		severity := lint.Warning
		if len(holds) == 0 {
			severity = lint.Info // to stand there twice does no harm
		}
		note(twice, "a certificate twice", "%d certificates more than once")
		if len(holds) == 0 {
			continue
		}
		p.About(lint.Credential{Path: c.Input.Path, Object: c.Config.Object(), Role: "ca"}, lint.Finding{
			Severity: severity,
			Message:  "the CA of " + lint.Entry(c.Config.Object()) + " holds " + strings.Join(holds, ", and "),
			Help:     "leave only the CAs that the cluster uses:\n    kubectl config set-cluster " + lint.Quote(c.Name) + " --certificate-authority=ca.crt --embed-certs",
		})
	}
}

// sorted counts certificates that have not expired, those that have, and those that stand there already.
func sorted(certificates []*x509.Certificate, now time.Time) (good, expired, twice int) {
	seen := map[string]bool{}
	for _, c := range certificates {
		switch {
		case seen[string(c.Raw)]:
			twice++
		case now.After(c.NotAfter):
			expired++
		default:
			good++
		}
		seen[string(c.Raw)] = true
	}
	return good, expired, twice
}
