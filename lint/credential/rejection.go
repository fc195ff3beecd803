package credential

import (
	"crypto/x509"
	"fmt"
	"slices"
	"time"
)

// RejectionKind is why an API server refuses a client certificate, whoever signed it.
type RejectionKind string

// The kinds of rejections. WrongKeyUsage and UnhandledCriticalExtension are also those
// of a sent intermediate, with its index.
const (
	LaterMalformed             RejectionKind = "later-malformed"
	UnhandledCriticalExtension RejectionKind = "unhandled-critical-extension"
	Expired                    RejectionKind = "expired"
	NotYetValid                RejectionKind = "not-yet-valid"
	WeakSignature              RejectionKind = "weak-signature"
	IntermediateExpired        RejectionKind = "intermediate-expired"
	IntermediateNotYetValid    RejectionKind = "intermediate-not-yet-valid"
	WrongKeyUsage              RejectionKind = "wrong-key-usage"
	InvalidUID                 RejectionKind = "invalid-uid"
)

// Rejection is one reason with the words that the API server logs.
type Rejection struct {
	Kind  RejectionKind
	Index int // of the certificate in the chain
	Says  string
}

// Rejections are the reasons for which an API server refuses the certificate that lie
// in the chain itself, in the order in which they are met (apiserver v0.37.2
// pkg/authentication/request/x509/x509.go:140-215, Go 1.26 crypto/x509/verify.go).
// Whether it trusts the issuer, and whether the CAs that it keeps are good, only
// the server knows. Nothing is said of a pair without a leaf.
func (p *KeyPair) Rejections(now time.Time) []Rejection {
	if p.Leaf == nil {
		return nil
	}
	var all []Rejection
	add := func(kind RejectionKind, index int, says string) {
		if says != "" {
			all = append(all, Rejection{Kind: kind, Index: index, Says: says})
		}
	}
	if i := slices.Index(p.Chain, nil); i >= 0 {
		// The client looks only at the leaf; the server parses all that it is sent
		// (Go 1.26 crypto/tls/handshake_server.go:949).
		add(LaterMalformed, i, "remote error: tls: error decoding message")
	}
	add(UnhandledCriticalExtension, 0, unhandled(p.Leaf))
	add(outOfTime(p.Leaf, now, NotYetValid, Expired))
	add(WeakSignature, 0, uncheckable(p.Leaf))
	if i, kind, says := p.badIntermediate(now); i > 0 {
		add(kind, i, says)
	}
	if !forClients(p.Leaf) {
		add(WrongKeyUsage, 0, incompatibleUsage)
	}
	add(InvalidUID, 0, invalidUID(p.Leaf))
	return all
}

// incompatibleUsage are the words of crypto/x509 for a chain that is not for clients.
const incompatibleUsage = "x509: certificate specifies an incompatible key usage"

func unhandled(c *x509.Certificate) string {
	if len(c.UnhandledCriticalExtensions) == 0 {
		return ""
	}
	return x509.UnhandledCriticalExtension{}.Error()
}

// outOfTime compares with both ends, which are in time themselves (RFC 5280 4.1.2.5);
// there is no leeway. It says nothing of a certificate that is in time.
func outOfTime(c *x509.Certificate, now time.Time, early, late RejectionKind) (RejectionKind, int, string) {
	const words = "x509: certificate has expired or is not yet valid: current time %s is %s %s"
	date := func(t time.Time) string { return t.UTC().Format(time.RFC3339) }
	switch {
	case now.Before(c.NotBefore):
		return early, 0, fmt.Sprintf(words, date(now), "before", date(c.NotBefore))
	case now.After(c.NotAfter):
		return late, 0, fmt.Sprintf(words, date(now), "after", date(c.NotAfter))
	}
	return "", 0, ""
}

// checkable are the signature algorithms that Go verifies in certificates
// (crypto/x509/x509.go:375-400, 984-1010).
var checkable = []x509.SignatureAlgorithm{
	x509.SHA256WithRSA, x509.SHA384WithRSA, x509.SHA512WithRSA,
	x509.SHA256WithRSAPSS, x509.SHA384WithRSAPSS, x509.SHA512WithRSAPSS,
	x509.ECDSAWithSHA256, x509.ECDSAWithSHA384, x509.ECDSAWithSHA512, x509.PureEd25519,
}

// uncheckable says why the signature cannot be verified: MD5 and SHA-1 are refused,
// others are unknown to Go (SHA-224, DSA, Ed448, …). A certificate that is a trusted root
// itself is not checked, and one that is self-signed may be that; so it is left alone.
func uncheckable(c *x509.Certificate) string {
	switch {
	case selfIssued(c) || slices.Contains(checkable, c.SignatureAlgorithm):
		return ""
	case slices.Contains([]x509.SignatureAlgorithm{x509.MD5WithRSA, x509.SHA1WithRSA, x509.ECDSAWithSHA1}, c.SignatureAlgorithm):
		return x509.InsecureAlgorithmError(c.SignatureAlgorithm).Error()
	}
	return x509.ErrUnsupportedAlgorithm.Error()
}

// forClients reports a certificate that may stand in a client's chain: no extended key
// usage at all, any, or clientAuth (crypto/x509/verify.go checkChainForKeyUsage).
func forClients(c *x509.Certificate) bool {
	if len(c.ExtKeyUsage) == 0 && len(c.UnknownExtKeyUsage) == 0 {
		return true
	}
	return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageClientAuth) || slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageAny)
}
