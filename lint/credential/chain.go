package credential

import (
	"bytes"
	"crypto/x509"
	"time"
)

// maxSignatureChecks bounds the search for issuers, as crypto/x509 does
// (Go 1.26 crypto/x509/verify.go:722).
const maxSignatureChecks = 100

// issuers finds, for each step up from the leaf, the sent certificates that signed
// the one below: their indices in Chain. It ends where there is more than one, since
// each is another way up, and one that works is enough.
//
// A certificate that issued itself is no step: the server trusts its own copy of
// a root, and nothing that is sent in its place.
func (p *KeyPair) issuers() [][]int {
	var steps [][]int
	used, checks := map[int]bool{0: true}, 0
	for child := p.Leaf; child != nil && !selfIssued(child); {
		var step []int
		for i, parent := range p.Chain {
			if used[i] || parent == nil || !bytes.Equal(parent.RawSubject, child.RawIssuer) {
				continue
			}
			if checks++; checks > maxSignatureChecks {
				return steps
			}
			if signed(parent, child) {
				used[i] = true
				step = append(step, i)
			}
		}
		if len(step) == 0 {
			return steps
		}
		steps = append(steps, step)
		if len(step) > 1 {
			return steps
		}
		child = p.Chain[step[0]]
	}
	return steps
}

// signed reports whether the parent's key made the child's signature, whatever
// the parent may sign. Keys larger than any server takes are not tried: a made-up one could
// keep a processor busy for minutes.
func signed(parent, child *x509.Certificate) bool {
	return !tooLargeRSA(parent) && parent.CheckSignature(child.SignatureAlgorithm, child.RawTBSCertificate, child.Signature) == nil
}

// selfIssued reports a certificate that names itself as its issuer, as roots do.
func selfIssued(c *x509.Certificate) bool { return bytes.Equal(c.RawIssuer, c.RawSubject) }

// badIntermediate finds the first step at which no sent certificate will do, and tells
// the fault of the last of them; index 0 when there is none. It takes for granted that
// the server has no better certificate for the same name and key: whoever sends an
// intermediate does so because the server has none. A root among them may be trusted
// by the server as it is, or with other dates, so it decides nothing.
func (p *KeyPair) badIntermediate(now time.Time) (index int, kind RejectionKind, says string) {
	for _, step := range p.issuers() {
		for _, index = range step {
			kind, says = intermediateFault(p.Chain[index], now)
			if says == "" || selfIssued(p.Chain[index]) {
				says = ""
				break
			}
		}
		if says != "" {
			return index, kind, says
		}
	}
	return 0, "", ""
}

// intermediateFault is what a verifier has against an intermediate. All of it holds
// as well when the server keeps that very certificate as an anchor
// (crypto/x509/verify.go isValid, x509.go CheckSignatureFrom), which the strength of
// its own signature would not.
func intermediateFault(c *x509.Certificate, now time.Time) (RejectionKind, string) {
	issuer := c.IsCA || c.Version < 3 && !c.BasicConstraintsValid
	if !issuer || c.KeyUsage != 0 && c.KeyUsage&x509.KeyUsageCertSign == 0 {
		return WrongKeyUsage, x509.ConstraintViolationError{}.Error()
	}
	if says := unhandled(c); says != "" {
		return UnhandledCriticalExtension, says
	}
	if kind, _, says := outOfTime(c, now, IntermediateNotYetValid, IntermediateExpired); says != "" {
		return kind, says
	}
	if !forClients(c) {
		return WrongKeyUsage, incompatibleUsage
	}
	return "", ""
}

// Validity is the time in which the leaf and the sent intermediates that it needs all
// hold; of several for one name and key, the one that holds longest. Both times are zero
// for a pair without a leaf.
func (p *KeyPair) Validity() (from, until time.Time) {
	if p.Leaf == nil {
		return from, until
	}
	from, until = p.Leaf.NotBefore, p.Leaf.NotAfter
	for _, step := range p.issuers() {
		best := p.Chain[step[0]]
		for _, i := range step {
			if selfIssued(p.Chain[i]) {
				return from, until
			}
			if p.Chain[i].NotAfter.After(best.NotAfter) {
				best = p.Chain[i]
			}
		}
		if best.NotBefore.After(from) {
			from = best.NotBefore
		}
		if best.NotAfter.Before(until) {
			until = best.NotAfter
		}
	}
	return from, until
}
