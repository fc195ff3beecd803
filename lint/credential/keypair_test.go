package credential

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"strings"
	"testing"
)

// encryptedPEM is a key under a pass phrase in the form of RFC 1421.
func encryptedPEM() string {
	return string(pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Headers: map[string]string{"Proc-Type": "4,ENCRYPTED", "DEK-Info": "AES-256-CBC,00"}, Bytes: []byte("x")}))
}

func TestParseKeyPairProblems(t *testing.T) {
	leaf, other := issue(t, "ci", nil, nil, nil), issue(t, "other", nil, nil, nil)
	rsaLeaf := issue(t, "ci", nil, rsaKeys()[0], nil)
	good, key := certificatePEM(leaf), keyPEM(t, leaf.key)
	sec1, err := x509.MarshalECPrivateKey(leaf.key.(*ecdsa.PrivateKey))
	if err != nil {
		t.Fatal(err)
	}
	pkcs8, _ := pem.Decode([]byte(key))
	pkcs1 := block("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(rsaKeys()[0]))
	otherRSA := block("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(rsaKeys()[1]))
	for _, row := range []struct {
		name, certificate, key string
		problem                PairProblem
	}{
		{"good", good, key, ""},
		{"combined file", good + key, good + key, ""},
		{"key first in the file", key + good, key + good, ""},
		{"text around", "subject=…\n" + good + "trailing", "note\n" + key, ""},
		{"CRLF", strings.ReplaceAll(good, "\n", "\r\n"), strings.ReplaceAll(key, "\n", "\r\n"), ""},
		{"SEC1", good, block("EC PRIVATE KEY", sec1), ""},
		{"EC PARAMETERS before the key", good, block("EC PARAMETERS", []byte{6, 0}) + block("EC PRIVATE KEY", sec1), ""},
		{"PKCS#8 under another label", good, block("RSA PRIVATE KEY", pkcs8.Bytes), ""},
		{"two keys, right one first", good, key + keyPEM(t, other.key), ""},
		{"PKCS#1", certificatePEM(rsaLeaf), pkcs1, ""},
		{"RSA in PKCS#8", certificatePEM(rsaLeaf), keyPEM(t, rsaLeaf.key), ""},
		{"malformed later block", good + block("CERTIFICATE", []byte("x")), key, ""},
		{"empty certificate", "", key, CertificateNotPEM},
		{"DER", string(leaf.Raw), key, CertificateNotPEM},
		{"BOM", "\ufeff" + good, key, CertificateNotPEM},
		{"END is missing", good[:len(good)-20], key, CertificateNotPEM},
		{"swapped", key, good, CertificateIsKey},
		{"CSR", block("CERTIFICATE REQUEST", []byte("x")), key, CertificateWrongBlock},
		{"TRUSTED CERTIFICATE", block("TRUSTED CERTIFICATE", leaf.Raw), key, CertificateWrongBlock},
		{"two keys for a certificate", key + key, key, CertificateWrongBlock},
		{"no DER", block("CERTIFICATE", []byte("x")), key, CertificateMalformed},
		{"empty key", good, "", KeyNotPEM},
		{"certificate for a key", good, good, KeyIsCertificate},
		{"public key", good, block("PUBLIC KEY", []byte("x")), KeyWrongBlock},
		{"encrypted PKCS#8", good, block("ENCRYPTED PRIVATE KEY", []byte("x")), KeyEncrypted},
		{"encrypted PKCS#1", good, encryptedPEM(), KeyEncrypted},
		{"OpenSSH", good, block("OPENSSH PRIVATE KEY", []byte("openssh-key-v1\x00\x00\x00\x00\x04none")), KeyUnparsable},
		{"encrypted OpenSSH", good, block("OPENSSH PRIVATE KEY", []byte("openssh-key-v1\x00\x00\x00\x00\x0aaes256-ctr")), KeyEncrypted},
		{"cut OpenSSH", good, block("OPENSSH PRIVATE KEY", []byte("openssh-key-v1\x00\xff\xff\xff\xff")), KeyUnparsable},
		{"no key in the block", good, block("PRIVATE KEY", []byte("x")), KeyUnparsable},
		{"key of another certificate", good, keyPEM(t, other.key), KeyMismatch},
		{"key of another type", good, pkcs1, KeyMismatch},
		{"RSA key of another certificate", certificatePEM(rsaLeaf), otherRSA, KeyMismatch},
		{"wrong order", certificatePEM(other, leaf), key, KeyMismatch},
		{"malformed certificate before a missing key", block("CERTIFICATE", []byte("x")), "", KeyNotPEM},
	} {
		t.Run(row.name, func(t *testing.T) {
			pair := ParseKeyPair(SecretString(row.certificate), SecretString(row.key))
			if pair.Problem != row.problem || (pair.Says == "") != (row.problem == "") {
				t.Errorf("problem %q (%s), want %q", pair.Problem, pair.Says, row.problem)
			}
			agree(t, pair, row.certificate, row.key)
		})
	}
}

// agree compares with crypto/tls: whether it takes the pair, and with which words not.
func agree(t *testing.T, pair *KeyPair, certificate, key string) {
	t.Helper()
	_, err := tls.X509KeyPair([]byte(certificate), []byte(key))
	switch {
	case (err == nil) != (pair.Problem == ""):
		t.Fatalf("crypto/tls says %v, we %q", err, pair.Says)
	case err != nil && !strings.HasPrefix(err.Error(), pair.Says) && pair.Says != "x509: malformed certificate":
		t.Errorf("crypto/tls says %q, we %q", err, pair.Says)
	}
}

func TestParseKeyPairQuotesNothing(t *testing.T) {
	const label = "HUNTER2"
	for _, row := range [][2]string{{block(label, []byte("x")), ""}, {certificatePEM(issue(t, "ci", nil, nil, nil)), block(label, []byte("x"))}} {
		if pair := ParseKeyPair(SecretString(row[0]), SecretString(row[1])); strings.Contains(pair.Says, label) || pair.Says == "" {
			t.Errorf("says %q", pair.Says)
		}
	}
	for text, shown := range map[string]string{
		"x509: negative serial number":                                              "x509: negative serial number",
		"x509: SAN dNSName is malformed":                                            "x509: SAN dNSName is malformed",
		"x509: inner and outer signature algorithm identifiers don't match":         "x509: inner and outer signature algorithm identifiers don't match",
		`x509: certificate contains duplicate extension with OID "2.5.29.15"`:       "x509: certificate contains duplicate extension",
		`x509: failed to parse dnsName constraint "hunter2"`:                        "x509: failed to parse dnsName constraint",
		`x509: cannot parse URI "https://u:p@h": invalid domain`:                    "x509: cannot parse URI",
		`x509: invalid RDNSequence: invalid attribute value: unsupported string: 1`: "x509: invalid RDNSequence: invalid attribute value",
		`x509: something new "hunter2"`:                                             "x509: malformed certificate",
		"hunter2":                                                                   "x509: malformed certificate",
	} {
		if got := x509Words(text); got != shown {
			t.Errorf("%s: shown as %q", text, got)
		}
	}
}

// smallRSA is a key that crypto/rsa no longer makes.
func smallRSA(t *testing.T, bits int) *rsa.PrivateKey {
	t.Helper()
	for {
		p, err := rand.Prime(rand.Reader, bits/2)
		if err != nil {
			t.Fatal(err)
		}
		q, err := rand.Prime(rand.Reader, bits-bits/2)
		if err != nil {
			t.Fatal(err)
		}
		n, one := new(big.Int).Mul(p, q), big.NewInt(1)
		order := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
		d := new(big.Int).ModInverse(big.NewInt(65537), order)
		if d == nil || n.BitLen() != bits {
			continue
		}
		key := &rsa.PrivateKey{PublicKey: rsa.PublicKey{N: n, E: 65537}, D: d, Primes: []*big.Int{p, q}}
		key.Precompute()
		return key
	}
}

func TestKeysThatCannotSign(t *testing.T) {
	ca := issue(t, "ca", nil, nil, authority)
	p224, err := ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	_, ed, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		name string
		key  crypto.Signer
		says string
	}{
		{"RSA-512", smallRSA(t, 512), "tls: certificate RSA key size too small for supported signature algorithms"},
		{"RSA-768", smallRSA(t, 768), "tls: failed to sign handshake: crypto/rsa: 768-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)"},
		{"RSA-1023", smallRSA(t, 1023), "tls: failed to sign handshake: crypto/rsa: 1023-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)"},
		{"RSA-1024", smallRSA(t, 1024), ""},
		{"P-224", p224, "tls: unsupported certificate curve (P-224)"},
		{"P-256", newKey(t), ""},
		{"Ed25519", ed, ""},
	} {
		pair := pairOf(t, issue(t, "ci", ca, row.key, nil))
		if pair.Problem != "" || pair.ClientCannotSign != row.says {
			t.Errorf("%s: %s %q, want %q", row.name, pair.Problem, pair.ClientCannotSign, row.says)
		}
	}
}

func TestHugeRSAKeys(t *testing.T) {
	// The numbers need not be a key: a server refuses the size before it uses them.
	huge := new(big.Int).Lsh(big.NewInt(1), 200_000)
	huge.Add(huge, big.NewInt(1))
	ca := issue(t, "ca", nil, nil, authority)
	template := &x509.Certificate{SerialNumber: big.NewInt(1), NotBefore: now, NotAfter: now.AddDate(1, 0, 0), BasicConstraintsValid: true, IsCA: true}
	der, err := x509.CreateCertificate(rand.Reader, template, ca.Certificate, &rsa.PublicKey{N: huge, E: 1<<31 - 1}, ca.key)
	if err != nil {
		t.Fatal(err)
	}
	intermediate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	leaf := issue(t, "ci", ca, nil, nil)
	pair := pairOf(t, leaf, &identity{Certificate: intermediate})
	if pair.Problem != "" || pair.ClientCannotSign != "remote error: tls: bad certificate" {
		t.Errorf("a huge key in the chain: %q %q", pair.Problem, pair.ClientCannotSign)
	}
	key := block("RSA PRIVATE KEY", append([]byte{0x30, 0x83, 4, 0, 0}, make([]byte, 4<<16)...))
	if pair := ParseKeyPair(SecretString(certificatePEM(leaf)), SecretString(key)); pair.Problem != KeyUnparsable {
		t.Errorf("a huge private key: %q", pair.Problem)
	}
}

func TestParsePrivateKey(t *testing.T) {
	leaf := issue(t, "ci", nil, rsaKeys()[0], nil)
	for _, row := range []struct {
		name, pem string
		want      PrivateKey
	}{
		{"PKCS#1", block("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(rsaKeys()[0])), PrivateKey{Algorithm: "RSA", Bits: 2048, Format: "PKCS#1"}},
		{"PKCS#8", keyPEM(t, leaf.key), PrivateKey{Algorithm: "RSA", Bits: 2048, Format: "PKCS#8"}},
		{"P-256", keyPEM(t, newKey(t)), PrivateKey{Algorithm: "ECDSA", Bits: 256, Format: "PKCS#8"}},
		{"encrypted", block("ENCRYPTED PRIVATE KEY", []byte("x")), PrivateKey{Format: "PKCS#8", Encrypted: true}},
		{"unknown", block("SECRET PRIVATE KEY", []byte("x")), PrivateKey{}},
	} {
		got, err := ParsePrivateKey(SecretString("text\n" + row.pem))
		if err != nil {
			t.Fatalf("%s: %v", row.name, err)
		}
		if matches := got.Matches(leaf.Certificate); matches != (row.want.Algorithm == "RSA") {
			t.Errorf("%s: matches the RSA certificate: %t", row.name, matches)
		}
		if got.Public = nil; *got != row.want {
			t.Errorf("%s: %+v, want %+v", row.name, *got, row.want)
		}
	}
	if _, err := ParsePrivateKey(SecretString(certificatePEM(leaf))); err == nil {
		t.Error("a certificate is taken for a key")
	}
}
