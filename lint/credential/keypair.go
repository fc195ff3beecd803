package credential

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"fmt"
)

// PairProblem is why crypto/tls refuses a certificate with its key.
type PairProblem string

// The problems of a pair, in the order in which crypto/tls meets them.
const (
	CertificateNotPEM         PairProblem = "certificate-not-pem"
	CertificateIsKey          PairProblem = "certificate-is-key"
	CertificateWrongBlock     PairProblem = "certificate-wrong-block"
	KeyNotPEM                 PairProblem = "key-not-pem"
	KeyIsCertificate          PairProblem = "key-is-certificate"
	KeyWrongBlock             PairProblem = "key-wrong-block"
	CertificateMalformed      PairProblem = "certificate-malformed"
	KeyEncrypted              PairProblem = "key-encrypted"
	KeyUnparsable             PairProblem = "key-unparsable"
	CertificateKeyUnsupported PairProblem = "certificate-key-unsupported"
	KeyMismatch               PairProblem = "key-mismatch"
)

// KeyPair is a client certificate with its key as crypto/tls takes it.
type KeyPair struct {
	// Leaf is nil when the first certificate does not parse.
	Leaf *x509.Certificate
	// Chain is what would be sent, leaf first. A block that does not parse is nil.
	Chain []*x509.Certificate
	// Problem is empty when crypto/tls accepts the pair; Says are its own words, less
	// what they quote of the files.
	Problem PairProblem
	Says    string
	// Key is what is known of the private key, with a Problem too; nil when nothing is.
	Key *PrivateKey
	// ClientCannotSign says why a pair that loads fails in the handshake; empty when it does not.
	ClientCannotSign string
}

// ParseKeyPair mirrors tls.X509KeyPair (Go 1.26 crypto/tls/tls.go:266), which decides
// whatever the fast path for RSA does not vouch for. It is never nil.
func ParseKeyPair(certificate, key Secret) *KeyPair {
	pair := &KeyPair{Chain: chain(certificate.Reveal())}
	if len(pair.Chain) > 0 {
		pair.Leaf = pair.Chain[0]
	}
	block := keyBlock(key.Reveal())
	if block != nil {
		pair.Key = describe(block)
	}
	if pair.Leaf == nil || block == nil || !soundRSAPair(pair.Leaf, block.Bytes) {
		if err := load(certificate, key, block); err != nil {
			pair.Problem, pair.Says = classifyPair(err, pair.Key)
			return pair
		}
	}
	pair.ClientCannotSign = cannotSign(pair.Chain)
	return pair
}

// load asks crypto/tls, unless the key is so large that checking its numbers would
// take minutes: no certificate that a server accepts has such a key.
func load(certificate, key Secret, block *pem.Block) error {
	if block != nil && len(block.Bytes) > maxKeyBytes {
		return errKeyTooLarge
	}
	_, err := tls.X509KeyPair(certificate.Reveal(), key.Reveal())
	return err
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
		if block.Type != "CERTIFICATE" {
			continue
		}
		parsed, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			parsed = nil
		}
		all = append(all, parsed)
	}
}

// maxHandshakeRSA is the largest RSA key, in bits, that a peer written in Go takes
// (Go 1.26 crypto/tls/handshake_client.go:1091).
const maxHandshakeRSA = 8192

// cannotSign says why a key that crypto/tls loads is of no use in a TLS 1.3 handshake:
// the client has no signature for it (crypto/tls/auth.go:173-227, 295-298, with
// PSS-SHA256 as the shortest; crypto/rsa/rsa.go:292), or the server refuses the size
// of a key that it is sent (crypto/tls/handshake_server.go:955).
func cannotSign(chain []*x509.Certificate) string {
	switch public := chain[0].PublicKey.(type) {
	case *rsa.PublicKey:
		switch bits := public.N.BitLen(); {
		case public.Size() < 66:
			return "tls: certificate RSA key size too small for supported signature algorithms"
		case bits < 1024:
			return fmt.Sprintf("tls: failed to sign handshake: crypto/rsa: %d-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)", bits)
		}
	case *ecdsa.PublicKey:
		if public.Curve == elliptic.P224() {
			return "tls: unsupported certificate curve (P-224)"
		}
	}
	for _, certificate := range chain {
		if certificate == nil {
			break // the server stops here, for another reason
		}
		if tooLargeRSA(certificate) {
			return "remote error: tls: bad certificate"
		}
	}
	return ""
}

func tooLargeRSA(certificate *x509.Certificate) bool {
	public, ok := certificate.PublicKey.(*rsa.PublicKey)
	return ok && public.N.BitLen() > maxHandshakeRSA
}
