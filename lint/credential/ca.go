package credential

import (
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
	// Skipped counts the certificate blocks that are passed over in silence.
	Skipped int
	// HasPrivateKey reports a private key among the certificates.
	HasPrivateKey bool
}

// ParseCABundle mirrors rootCertPool: one good block is enough and bad ones are
// passed over (Go crypto/x509/cert_pool.go:219); when there is none, the error is that of
// createErrorParsingCAData (client-go v0.37.2 transport/transport.go:284-304).
func ParseCABundle(bundle Secret) *CABundle {
	b := &CABundle{}
	rest := bundle.Reveal()
	var firstError error
	for len(rest) > 0 {
		var block *pem.Block
		block, rest = pem.Decode(rest)
		if block == nil {
			if len(b.Certificates) == 0 && firstError == nil {
				b.Problem, b.Says = CANotPEM, "unable to parse bytes as PEM block"
			}
			break
		}
		if strings.HasSuffix(block.Type, "PRIVATE KEY") {
			b.HasPrivateKey = true
		}
		if block.Type != "CERTIFICATE" || len(block.Headers) != 0 {
			continue
		}
		certificate, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			b.Skipped++
			if firstError == nil {
				firstError = err
			}
			continue
		}
		b.Certificates = append(b.Certificates, certificate)
	}
	switch {
	case len(b.Certificates) > 0:
		b.Problem, b.Says = "", ""
	case firstError != nil:
		b.Problem, b.Says = CAMalformed, "failed to parse certificate: "+x509Words(firstError.Error())
	case b.Problem == "":
		b.Problem, b.Says = CANoneFound, "no valid certificate authority data seen"
	}
	return b
}
