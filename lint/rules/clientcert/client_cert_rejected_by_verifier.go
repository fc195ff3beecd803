package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_rejected_by_verifier.md
var rejectedPage string

// Rejected reports certificates that Go refuses whoever signed them: SHA-1 and MD5 signatures, unknown critical
// extensions, keys that are too small or of a curve that TLS does not know (Go 1.26 crypto/x509/x509.go:998, crypto/tls/auth.go:295).
var Rejected = &lint.Rule{
	Name:     "client-cert-rejected-by-verifier",
	Title:    "a client certificate is of a kind that is refused",
	Severity: lint.Error, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.ClientError, lint.TLSError},
	Since: "0.1.0", CWE: 327, Precision: "very-high", Group: "clientcert", Page: rejectedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"weak-signature":               "has a signature with SHA-1 or MD5",
				"unhandled-critical-extension": "has a critical extension that Go does not know",
				"invalid-uid":                  "has a UID that the API server does not take",
				"key-size":                     "has a key that TLS does not take",
				"certificate-key-unsupported":  "has a key of a kind that Go does not know",
			}[c.Variant]
			what := lint.Of("client certificate", c.Object)
			return lint.Words{Message: what + " " + why, Help: "have it issued again, with SHA-256 and a P-256 or RSA-2048 key:\n    openssl ecparam -genkey -name prime256v1 -noout -out KEY"}
		})
	},
}
