package combination

import (
	"crypto/rsa"
	"crypto/x509"
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed weak_key.md
var weakKeyPage string

// WeakKey reports RSA keys below 2048 bits that still work: client-go refuses them only below 1024
// (Go 1.26 crypto/rsa/rsa.go:292; NIST SP 800-131A asks for 2048).
var WeakKey = &lint.Rule{
	Name:     "weak-key",
	Title:    "a certificate with a short RSA key",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 326, SecuritySeverity: 5.0, Precision: "very-high", Group: "combination", Page: weakKeyPage,
	Check: checkWeakKey,
}

func checkWeakKey(p *lint.Pass) {
	for _, u := range p.View.Users {
		if !u.CertificateSound() {
			continue
		}
		if n := weak(u.Certificate.Pair.Leaf); n > 0 {
			p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "client"}, lint.Finding{
				Message: fmt.Sprintf("%s has an RSA key of only %d bits", lint.Of("client certificate", u.Config.Object()), n),
				Help:    "make a new key and have it signed:\n    openssl ecparam -name prime256v1 -genkey -noout -out client.key",
			})
		}
	}
	for _, c := range p.View.Clusters {
		if c.CA == nil || !c.HTTPS() {
			continue
		}
		i := slices.IndexFunc(c.CA.Certificates, func(ca *x509.Certificate) bool { return weak(ca) > 0 && ca.NotAfter.After(p.Now) })
		if i < 0 {
			continue
		}
		ca := c.CA.Certificates[i]
		p.About(lint.Credential{Path: c.Input.Path, Object: c.Config.Object(), Role: "ca"}, lint.Finding{
			Message: fmt.Sprintf("a CA of %s, %q, has an RSA key of only %d bits", lint.Entry(c.Config.Object()), ca.Subject.CommonName, weak(ca)),
			Help:    "have the cluster make a new CA, then fetch it:\n    kubectl -n kube-public get configmap cluster-info -o yaml",
		})
	}
}

// weak is the length of an RSA key that works and is too short, in bits, else 0.
func weak(certificate *x509.Certificate) int {
	key, ok := certificate.PublicKey.(*rsa.PublicKey)
	if !ok || key.N.BitLen() < 1024 || key.N.BitLen() >= 2048 {
		return 0
	}
	return key.N.BitLen()
}
