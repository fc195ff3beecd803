package resolve

import (
	"crypto/x509"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Material is a bare file with certificates, a key or a token, and what stands
// against it. Its role comes from its content.
type Material struct {
	// Path is the file as the user named it.
	Path       string
	Conditions []*Condition
	// Role is that of the first certificate or of the token: client, ca, serving or token.
	Role string
	// Certificates are the certificates of the file; Pair is set for a client's.
	Certificates []*x509.Certificate
	Pair         *credential.KeyPair
	Token        *credential.Token
}

// NewMaterial judges a bare file. key is the private key beside a certificate, empty when
// there is none: X.key for X.crt, or the key in the same file.
func NewMaterial(path string, found credential.Material, certificate, key credential.Secret, env Environment) *Material {
	m := &Material{Path: path, Token: found.Token}
	switch {
	case found.Token != nil:
		m.Role = "token"
		m.add(tokenConditions(env, found.Token, "")...)
	case len(found.Certificates) > 0:
		m.certificates(found, certificate, key, env)
	case found.Key != nil && found.Key.Encrypted:
		m.add(&Condition{Rule: "client-key-unusable", Variant: string(credential.KeyEncrypted), Outcome: ClientError, Certain: true, Stage: StageTransport, Says: "error: tls: failed to parse private key"})
	}
	return m
}

func (m *Material) add(conditions ...*Condition) {
	for _, c := range conditions {
		c.Input, c.Field = nil, ""
		c.at = kubeconfig.Top
		m.Conditions = append(m.Conditions, c)
	}
}

func (m *Material) certificates(found credential.Material, certificate, key credential.Secret, env Environment) {
	for _, c := range found.Certificates {
		if c != nil {
			m.Certificates = append(m.Certificates, c)
		}
	}
	if found.Certificates[0] == nil {
		m.add(&Condition{Rule: "client-cert-unparsable", Variant: string(credential.CertificateMalformed), Outcome: ClientError, Certain: true, Stage: StageTransport, Says: "error: x509: malformed certificate"})
		return
	}
	leaf := found.Certificates[0]
	m.Role = credential.Role(leaf)
	switch m.Role {
	case "ca":
		m.add(m.expired(env.Now, "ca-expired", latestCA(m.Certificates))...)
	case "serving":
		m.add(m.expired(env.Now, "serving-cert-expired", leaf)...)
	default:
		m.Pair = credential.ParseKeyPair(certificate, key)
		if !key.IsEmpty() && m.Pair.Problem != "" {
			m.add(pairCondition(m.Pair, StageTransport, "error: ", "", "", certificate, key))
			return
		}
		m.add(certificateConditions(&judge{env: env}, m.Pair, "")...)
	}
}

func (m *Material) expired(now time.Time, rule string, certificate *x509.Certificate) []*Condition {
	c := &Condition{Rule: rule, Variant: "expired", Outcome: TLSError, Certain: true, Stage: StageHandshake, Time: certificate.NotAfter, Value: certificate.Subject.String(),
		Says: "Unable to connect to the server: tls: failed to verify certificate: " + datesSay(now, certificate)}
	switch {
	case now.After(certificate.NotAfter):
	case now.Before(certificate.NotBefore):
		c.Variant, c.Time = "not-yet-valid", certificate.NotBefore
	default:
		return nil
	}
	return []*Condition{c}
}
