package credential

import (
	"errors"
	"strings"
)

// errKeyTooLarge stands for what crypto/tls would say after a long time.
var errKeyTooLarge = errors.New("tls: failed to parse private key")

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
	{"tls: found unknown private key type in PKCS#8 wrapping", KeyUnparsable},
	{"tls: private key type does not match public key type", KeyMismatch},
	{"tls: private key does not match public key", KeyMismatch},
	{"tls: unknown public key algorithm", CertificateKeyUnsupported},
	{"x509: unsupported elliptic curve", CertificateKeyUnsupported},
}

// classifyPair names the problem that an error of tls.X509KeyPair is.
func classifyPair(err error, key *PrivateKey) (PairProblem, string) {
	text := err.Error()
	for _, known := range pairWords {
		if !strings.HasPrefix(text, known.begins) {
			continue
		}
		if known.problem == KeyUnparsable && key != nil && key.Encrypted {
			return KeyEncrypted, known.begins
		}
		return known.problem, known.begins
	}
	return CertificateMalformed, x509Words(text)
}

// x509Quotes are the errors of crypto/x509 that go on with text from the
// certificate (Go 1.26 crypto/x509/parser.go); they end here.
var x509Quotes = []string{
	"x509: certificate contains duplicate extension",
	"x509: invalid RDNSequence: invalid attribute value",
	"x509: cannot parse URI",
	"x509: cannot parse IP address",
	"x509: invalid constraint value",
	"x509: failed to parse dnsName constraint",
	"x509: failed to parse rfc822Name constraint",
	"x509: failed to parse URI constraint",
	"x509: IP constraint contained",
}

// x509Words passes an error of crypto/x509 on without what it quotes: one of those
// above is cut, one with other than plain words is not repeated at all.
func x509Words(text string) string {
	for _, known := range x509Quotes {
		if strings.HasPrefix(text, known) {
			return known
		}
	}
	if rest, ok := strings.CutPrefix(text, "x509: "); ok && len(rest) < 80 && !strings.ContainsFunc(rest, quotable) {
		return text
	}
	return "x509: malformed certificate"
}

// quotable reports a character that stands in no constant error of crypto/x509 but in
// names, addresses and numbers that an error may quote.
func quotable(r rune) bool {
	return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && !strings.ContainsRune("0123456789 .:'-", r)
}
