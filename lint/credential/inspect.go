package credential

import (
	"bytes"
	"crypto/x509"
)

// MaterialKind is what a bare file holds.
type MaterialKind string

// The kinds of bare files.
const (
	MaterialNone         MaterialKind = ""
	MaterialCertificates MaterialKind = "certificates"
	MaterialKey          MaterialKind = "key"
	MaterialCombined     MaterialKind = "combined"
	MaterialToken        MaterialKind = "token"
)

// Material is a bare file, recognised by its content.
type Material struct {
	Kind MaterialKind
	// Certificates are in the order of the file; nil elements do not parse.
	Certificates []*x509.Certificate
	Key          *PrivateKey
	Token        *Token
}

// Inspect says what a bare file holds. It is a token only when its one line is a kind
// that nothing else looks like: an opaque word may be anything.
func Inspect(file Secret) Material {
	content := file.Reveal()
	if bytes.Contains(content, []byte("-----BEGIN ")) {
		m := Material{Certificates: chain(content)}
		m.Key, _ = ParsePrivateKey(file)
		switch {
		case len(m.Certificates) > 0 && m.Key != nil:
			m.Kind = MaterialCombined
		case len(m.Certificates) > 0:
			m.Kind = MaterialCertificates
		case m.Key != nil:
			m.Kind = MaterialKey
		}
		return m
	}
	line := bytes.TrimSpace(content)
	if len(line) == 0 || bytes.ContainsAny(line, "\n\r") {
		return Material{}
	}
	if t := ParseToken(NewSecret(line)); t.Form == "" && t.Recognised() {
		return Material{Kind: MaterialToken, Token: t}
	}
	return Material{}
}
