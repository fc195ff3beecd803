package credential

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"strings"
)

// PairProblem is why crypto/tls refuses a certificate with its key.
type PairProblem string

// The problems of a pair, in the order in which crypto/tls meets them.
const (
	CertificateNotPEM         PairProblem = "certificate-not-pem"
	CertificateIsKey          PairProblem = "certificate-is-key"
	CertificateWrongBlock     PairProblem = "certificate-wrong-block"
	CertificateMalformed      PairProblem = "certificate-malformed"
	CertificateKeyUnsupported PairProblem = "certificate-key-unsupported"
	KeyNotPEM                 PairProblem = "key-not-pem"
	KeyIsCertificate          PairProblem = "key-is-certificate"
	KeyWrongBlock             PairProblem = "key-wrong-block"
	KeyEncrypted              PairProblem = "key-encrypted"
	KeyUnparsable             PairProblem = "key-unparsable"
	KeyMismatch               PairProblem = "key-mismatch"
)

// KeyPair is a client certificate with its key as crypto/tls takes it.
type KeyPair struct {
	// Leaf is nil when the first certificate does not parse.
	Leaf *x509.Certificate
	// Chain is what would be sent, leaf first. A block that does not parse is nil.
	Chain []*x509.Certificate
	// Problem is empty when crypto/tls accepts the pair; Says are its own words.
	Problem PairProblem
	Says    string
	// Key is what is known of the private key; nil when nothing is.
	Key *PrivateKey
	// ClientCannotSign says why a pair that loads fails in the handshake; empty when it does not.
	ClientCannotSign string
}

// ParseKeyPair mirrors tls.X509KeyPair (Go 1.26 crypto/tls/tls.go:266), which decides.
func ParseKeyPair(certificate, key Secret) *KeyPair {
	pair := &KeyPair{Chain: chain(certificate.Reveal())}
	if len(pair.Chain) > 0 {
		pair.Leaf = pair.Chain[0]
	}
	pair.Key, _ = ParsePrivateKey(key)
	if pair.Leaf != nil && sameRSAKey(pair.Leaf, key.Reveal()) {
		pair.ClientCannotSign = cannotSign(pair.Leaf)
		return pair
	}
	_, err := tls.X509KeyPair(certificate.Reveal(), key.Reveal())
	if err != nil {
		pair.Problem, pair.Says = classifyPair(err, key)
		return pair
	}
	if pair.Leaf == nil && len(pair.Chain) > 0 {
		pair.Problem, pair.Says = CertificateMalformed, "x509: malformed certificate"
		return pair
	}
	pair.ClientCannotSign = cannotSign(pair.Leaf)
	return pair
}

// chain reads every CERTIFICATE block, as crypto/tls does (tls.go:275-290): headers are
// no matter, other blocks are passed over, and only the leaf is looked into.
func chain(pemBytes []byte) []*x509.Certificate {
	var all []*x509.Certificate
	for {
		var block *pem.Block
		block, pemBytes = pem.Decode(pemBytes)
		if block == nil {
			return all
		}
		if block.Type == "CERTIFICATE" {
			parsed, err := x509.ParseCertificate(block.Bytes)
			if err != nil {
				parsed = nil
			}
			all = append(all, parsed)
		}
	}
}

// pairWords are the beginnings of crypto/tls's errors, the problem that each is, and as
// much of them as can be shown: some go on with text from the file.
var pairWords = []struct {
	begins  string
	problem PairProblem
}{
	{"tls: failed to find any PEM data in certificate input", CertificateNotPEM},
	{"tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched", CertificateIsKey},
	{`tls: failed to find "CERTIFICATE" PEM block in certificate input`, CertificateWrongBlock},
	{"tls: failed to find any PEM data in key input", KeyNotPEM},
	{"tls: found a certificate rather than a key in the PEM for the private key", KeyIsCertificate},
	{`tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input`, KeyWrongBlock},
	{"tls: failed to parse private key", KeyUnparsable},
	{"tls: private key type does not match public key type", KeyMismatch},
	{"tls: private key does not match public key", KeyMismatch},
	{"tls: unknown public key algorithm", CertificateKeyUnsupported},
	{"tls: found unknown private key type in PKCS#8 wrapping", KeyUnparsable},
	{"x509: unsupported elliptic curve", CertificateKeyUnsupported},
}

func classifyPair(err error, key Secret) (PairProblem, string) {
	text := err.Error()
	for _, known := range pairWords {
		if strings.HasPrefix(text, known.begins) {
			if known.problem == KeyUnparsable && encrypted(key.Reveal()) {
				return KeyEncrypted, known.begins
			}
			return known.problem, known.begins
		}
	}
	return CertificateMalformed, x509Words(text)
}

// x509Words passes an error of crypto/x509 on when it is one of the constant ones, and
// cuts it to its beginning when it may quote the certificate.
func x509Words(text string) string {
	for _, known := range []string{
		"x509: negative serial number", "x509: certificate contains duplicate extension", "x509: certificate contains duplicate extensions",
		"x509: malformed", "x509: invalid", "x509: unsupported", "x509: trailing data", "x509: unhandled", "x509: failed to",
	} {
		if rest, ok := strings.CutPrefix(text, known); ok {
			if plainWords(rest) {
				return text
			}
			return known
		}
	}
	return "x509: malformed certificate"
}

// plainWords reports text of ASCII letters, digits and object identifiers only.
func plainWords(text string) bool {
	return len(text) < 80 && !strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune(` ."-`, r)
	})
}

// cannotSign says why a key that crypto/tls loads is of no use in the handshake.
// Sources: Go 1.26 crypto/tls/auth.go:295 (curves), crypto/rsa/rsa.go (1024 bits at
// least), crypto/tls/handshake_client.go (8192 bits at most of a peer's key).
func cannotSign(leaf *x509.Certificate) string {
	if leaf == nil {
		return ""
	}
	switch public := leaf.PublicKey.(type) {
	case *rsa.PublicKey:
		bits := public.N.BitLen()
		switch {
		case bits < 1024:
			return "crypto/rsa: keys of fewer than 1024 bits are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)"
		case bits > 8192:
			return "remote error: tls: bad certificate (an RSA key of more than 8192 bits)"
		}
	case *ecdsa.PublicKey:
		if public.Curve == elliptic.P224() {
			return "tls: unsupported certificate curve (P-224)"
		}
	}
	return ""
}

// encrypted reports a private key under a pass phrase, in either of its forms
// (RFC 1421 headers, PKCS#8).
func encrypted(pemBytes []byte) bool {
	for {
		var block *pem.Block
		block, pemBytes = pem.Decode(pemBytes)
		if block == nil {
			return false
		}
		if block.Type == "ENCRYPTED PRIVATE KEY" || strings.HasSuffix(block.Type, "PRIVATE KEY") && strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED") {
			return true
		}
		if block.Type == "OPENSSH PRIVATE KEY" {
			return !bytes.Contains(block.Bytes, []byte("none"))
		}
	}
}
