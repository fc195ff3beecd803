package credential

import (
	"crypto/x509"
	"encoding/asn1"
	"fmt"
	"slices"
	"time"
)

// RejectionKind is why an API server refuses a client certificate, whoever signed it.
type RejectionKind string

// The kinds of rejections.
const (
	Expired                    RejectionKind = "expired"
	NotYetValid                RejectionKind = "not-yet-valid"
	IntermediateExpired        RejectionKind = "intermediate-expired"
	IntermediateNotYetValid    RejectionKind = "intermediate-not-yet-valid"
	WrongKeyUsage              RejectionKind = "wrong-key-usage"
	WeakSignature              RejectionKind = "weak-signature"
	UnhandledCriticalExtension RejectionKind = "unhandled-critical-extension"
	InvalidUID                 RejectionKind = "invalid-uid"
	LaterMalformed             RejectionKind = "later-malformed"
)

// Rejection is one reason with the words that the API server logs.
type Rejection struct {
	Kind  RejectionKind
	Index int // of the certificate in the chain
	Says  string
}

// Rejections are the reasons for which an API server refuses the certificate that lie
// in the chain itself (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:150-215,
// Go 1.26 crypto/x509/verify.go), in the order in which they are met.
func (p *KeyPair) Rejections(now time.Time) []Rejection {
	if p.Leaf == nil {
		return nil
	}
	var all []Rejection
	add := func(kind RejectionKind, index int, says string) {
		all = append(all, Rejection{Kind: kind, Index: index, Says: says})
	}
	for i, certificate := range p.Chain {
		if certificate == nil {
			// The client looks only at the leaf; the server parses what it is sent
			// (Go crypto/tls/handshake_server.go:951).
			add(LaterMalformed, i, "remote error: tls: error decoding message")
			break
		}
	}
	leaf := p.Leaf
	if len(leaf.UnhandledCriticalExtensions) > 0 {
		add(UnhandledCriticalExtension, 0, "x509: unhandled critical extension")
	}
	switch {
	case now.Before(leaf.NotBefore):
		add(NotYetValid, 0, outOfTime(now, leaf))
	case now.After(leaf.NotAfter):
		add(Expired, 0, outOfTime(now, leaf))
	}
	if weak(leaf) {
		add(WeakSignature, 0, fmt.Sprintf("x509: cannot verify signature: insecure algorithm %v", leaf.SignatureAlgorithm))
	}
	if i, issuer := p.neededIntermediate(now); issuer != nil {
		kind := IntermediateExpired
		if now.Before(issuer.NotBefore) {
			kind = IntermediateNotYetValid
		}
		add(kind, i, outOfTime(now, issuer))
	}
	if !forClients(leaf) {
		add(WrongKeyUsage, 0, "x509: certificate specifies an incompatible key usage")
	}
	if says := invalidUID(leaf); says != "" {
		add(InvalidUID, 0, says)
	}
	return all
}

func outOfTime(now time.Time, c *x509.Certificate) string {
	const layout = "2006-01-02T15:04:05Z"
	if now.Before(c.NotBefore) {
		return fmt.Sprintf("x509: certificate has expired or is not yet valid: current time %s is before %s", now.UTC().Format(layout), c.NotBefore.UTC().Format(layout))
	}
	return fmt.Sprintf("x509: certificate has expired or is not yet valid: current time %s is after %s", now.UTC().Format(layout), c.NotAfter.UTC().Format(layout))
}

// weak reports a signature that Go checks no more (crypto/x509/x509.go:998): MD5 and
// SHA-1. A certificate that is itself a trusted root is never checked, and a
// self-signed one can be a root; so it is left alone.
func weak(c *x509.Certificate) bool {
	if string(c.RawIssuer) == string(c.RawSubject) {
		return false
	}
	switch c.SignatureAlgorithm {
	case x509.MD2WithRSA, x509.MD5WithRSA, x509.SHA1WithRSA, x509.ECDSAWithSHA1, x509.DSAWithSHA1:
		return true
	}
	return false
}

// forClients reports a certificate that may be used by clients: no extended key usage
// at all, any, or clientAuth (crypto/x509/verify.go checkChainForKeyUsage).
func forClients(c *x509.Certificate) bool {
	if len(c.ExtKeyUsage) == 0 && len(c.UnknownExtKeyUsage) == 0 {
		return true
	}
	return slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageClientAuth) || slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageAny)
}

// neededIntermediate finds a sent intermediate that signed the leaf, is outside its time and
// has no sent stand-in. One that signed itself is a root, and the server
// trusts its own copy of roots and nothing that is sent.
func (p *KeyPair) neededIntermediate(now time.Time) (int, *x509.Certificate) {
	current, used := p.Leaf, map[int]bool{0: true}
	for range p.Chain {
		index, good := -1, false
		for i, candidate := range p.Chain {
			if used[i] || candidate == nil || !issued(candidate, current) || string(candidate.RawIssuer) == string(candidate.RawSubject) {
				continue
			}
			used[i] = true
			if now.Before(candidate.NotBefore) || now.After(candidate.NotAfter) {
				if index < 0 {
					index = i
				}
				continue
			}
			index, good = i, true
		}
		if index < 0 {
			return 0, nil
		}
		if !good {
			return index, p.Chain[index]
		}
		current = p.Chain[index]
	}
	return 0, nil
}

func issued(parent, child *x509.Certificate) bool {
	return string(parent.RawSubject) == string(child.RawIssuer) && parent.CheckSignature(child.SignatureAlgorithm, child.RawTBSCertificate, child.Signature) == nil
}

// uidOID is what an API server takes the user's UID from since 1.33 (apiserver v0.37.2
// pkg/authentication/request/x509/x509.go:315).
var uidOID = asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 57683, 2}

func invalidUID(c *x509.Certificate) string {
	var uids []any
	for _, name := range c.Subject.Names {
		if name.Type.Equal(uidOID) {
			uids = append(uids, name.Value)
		}
	}
	switch {
	case len(uids) > 1:
		return "expected 1 UID, but found multiple"
	case len(uids) == 1 && uids[0] == "":
		return "UID cannot be an empty string"
	}
	return ""
}

// Identity is whom an API server takes the holder for: the common name and the
// organizations (x509.go:288). Without a common name it is nobody.
func Identity(leaf *x509.Certificate) (user string, groups []string) {
	return leaf.Subject.CommonName, leaf.Subject.Organization
}

// Validity is the time in which the leaf and the sent intermediates that it needs all hold.
func (p *KeyPair) Validity() (from, until time.Time) {
	from, until = p.Leaf.NotBefore, p.Leaf.NotAfter
	current := p.Leaf
	for range p.Chain {
		var best *x509.Certificate
		for _, candidate := range p.Chain[1:] {
			if candidate == nil || candidate == current || string(candidate.RawIssuer) == string(candidate.RawSubject) || string(candidate.RawSubject) != string(current.RawIssuer) {
				continue
			}
			if best == nil || candidate.NotAfter.After(best.NotAfter) {
				best = candidate
			}
		}
		if best == nil {
			break
		}
		if best.NotBefore.After(from) {
			from = best.NotBefore
		}
		if best.NotAfter.Before(until) {
			until = best.NotAfter
		}
		current = best
	}
	return from, until
}

// Role says what a bare certificate is for, by its content: "ca", "serving" when it is for
// servers and not for clients, else "client".
func Role(c *x509.Certificate) string {
	switch {
	case c.IsCA:
		return "ca"
	case slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageServerAuth) && !slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageClientAuth):
		return "serving"
	}
	return "client"
}
