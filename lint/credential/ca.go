package credential

import (
	"bytes"
	"crypto/x509"
	"encoding/pem"
	"strings"
)

// CAProblem is why client-go can make no trust of a bundle.
type CAProblem string

// The problems of a bundle.
const (
	CANotPEM    CAProblem = "not-pem"
	CAMalformed CAProblem = "malformed"
	CANoneFound CAProblem = "none-found"
)

// CABundle is what client-go would verify a server with.
type CABundle struct {
	// Certificates are the ones that are used.
	Certificates []*x509.Certificate
	// Problem is empty when there is at least one; Says are client-go's words.
	Problem CAProblem
	Says    string
	// Skipped counts the certificates that are passed over in silence: malformed and cut ones,
	// and those whose block has headers or another label than CERTIFICATE.
	Skipped int
	// Form is what bytes that are no PEM look like: "der", "base64" of PEM, or nothing known.
	Form string
	// HasPrivateKey reports a private key among the certificates.
	HasPrivateKey bool
}

// ParseCABundle mirrors rootCertPool: one good block is enough and bad ones are
// passed over (Go 1.26 crypto/x509/cert_pool.go:219); when there is none, the error is
// that of createErrorParsingCAData (client-go v0.37.2 transport/transport.go:284-304).
// What no bytes at all mean depends on where they stand, and is left to the caller.
func ParseCABundle(bundle Secret) *CABundle {
	b := &CABundle{Problem: CANoneFound, Says: "no valid certificate authority data seen"}
	blocks := bytes.Count(bundle.Reveal(), []byte("-----BEGIN "))
	for rest := bundle.Reveal(); len(rest) > 0; {
		var block *pem.Block
		block, rest = pem.Decode(rest)
		if block == nil {
			b.fail(CANotPEM, "unable to parse bytes as PEM block")
			break
		}
		blocks--
		b.HasPrivateKey = b.HasPrivateKey || strings.HasSuffix(block.Type, "PRIVATE KEY")
		if block.Type != "CERTIFICATE" || len(block.Headers) != 0 {
			if strings.HasSuffix(block.Type, "CERTIFICATE") {
				b.Skipped++
			}
			continue
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			b.Skipped++
			b.fail(CAMalformed, "failed to parse certificate: "+x509Words(err.Error()))
			continue
		}
		b.Certificates = append(b.Certificates, certificate)
	}
	b.Skipped += max(0, blocks)
	switch {
	case len(b.Certificates) > 0:
		b.Problem, b.Says = "", ""
	case b.Problem == CANotPEM:
		b.Form = formOf(bundle)
	}
	return b
}

// formOf tells what a bundle is that is no PEM.
func formOf(bundle Secret) string {
	data := bytes.TrimSpace(bundle.Reveal())
	if _, err := x509.ParseCertificates(bundle.Reveal()); err == nil && len(data) > 0 {
		return "der"
	}
	if bytes.HasPrefix(data, []byte(base64PEM)) {
		return "base64"
	}
	return ""
}

// fail keeps the first reason.
func (b *CABundle) fail(problem CAProblem, says string) {
	if b.Problem == CANoneFound {
		b.Problem, b.Says = problem, says
	}
}
