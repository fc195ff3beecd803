package clientcert

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_key_unusable.md
var keyUnusablePage string

// KeyUnusable reports a private key that crypto/tls does not load: encrypted, of another format, or no
// private key at all (Go 1.26 crypto/tls/tls.go:300-366).
var KeyUnusable = &lint.Rule{
	Name:     "client-key-unusable",
	Title:    "a client key cannot be used",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "clientcert", Page: keyUnusablePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"key-not-pem":        "is no PEM",
				"key-is-certificate": "is a certificate",
				"key-wrong-block":    "has no block that is labelled PRIVATE KEY",
				"key-encrypted":      "is under a pass phrase, and no client asks for one",
				"key-unparsable":     "is of a form that Go does not read",
			}[c.Variant]
			what := lint.Of("client key", c.Object)
			help, file := "set the private key that belongs to the certificate, as PEM:", "KEY"
			if c.Variant == "key-encrypted" || c.Variant == "key-unparsable" {
				help, file = "write it as a plain PKCS#8 key that only you can read:\n    (umask 077 && openssl pkey -in KEY -out plain.key)", "plain.key"
			}
			set := "\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --client-key=" + file + " --embed-certs"
			switch {
			case c.Object != "":
				help += set
			case file == "KEY":
				help = "fetch the private key again; it belongs to the certificate, as PEM"
			}
			return lint.Words{Message: what + " " + why, Help: help}
		})
	},
}
