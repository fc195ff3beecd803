package resolve

import (
	"crypto/x509"
	"errors"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Certificate is the client certificate of a user.
type Certificate struct {
	Pair *credential.KeyPair
	Validity
	Identity Identity
	// Field is where it stands: client-certificate or client-certificate-data.
	Field string
}

// certificate loads the key pair as client-go does (transport/transport.go:137-150).
func (u *User) certificate(j *judge) {
	if !u.hasCertificate() {
		u.keyAlone()
		return
	}
	config := u.Config
	field := "client-certificate-data"
	certificate, ok := config.ClientCertificateData, true
	if certificate.IsEmpty() {
		field = "client-certificate"
		certificate, ok = u.readMaterial(j, field, config.ClientCertificate)
	}
	keyField := "client-key-data"
	key, keyOK := config.ClientKeyData, true
	if key.IsEmpty() {
		keyField = "client-key"
		key, keyOK = u.readMaterial(j, keyField, config.ClientKey)
	}
	if !ok {
		return
	}
	pair := credential.ParseKeyPair(certificate, key)
	u.Certificate = &Certificate{Pair: pair, Field: field}
	if pair.Leaf != nil {
		u.Certificate.From, u.Certificate.Until = pair.Validity()
		u.Certificate.Identity.User, u.Certificate.Identity.Groups = credential.Identity(pair.Leaf)
	}
	if !keyOK && pair.Leaf != nil {
		u.add(certificateConditions(j, pair, field)...) // the dates hold whatever the key is
	}
	if !keyOK || !u.hasKey() {
		return // what is wrong with the key has been said
	}
	// A pair of two files is loaded only when the server asks for it, in the
	// handshake (transport/transport.go:148,190).
	stage, prefix := StageTransport, "error: "
	if field == "client-certificate" && keyField == "client-key" {
		stage, prefix = StageHandshake, "Unable to connect to the server: "
	}
	if pair.Problem != "" {
		c := pairCondition(pair, stage, prefix, field, keyField, certificate, key)
		if path := map[string]string{"client-certificate": config.ClientCertificate, "client-key": config.ClientKey}[c.Field]; path != "" && (c.Field == field && certificate.IsEmpty() || c.Field == keyField && key.IsEmpty()) {
			c.Rule, c.Variant, c.Value = "referenced-file-unusable", "empty", u.Input.Absolute(path)
		}
		u.add(c)
		return
	}
	u.add(certificateConditions(j, pair, field)...)
}

// keyAlone is a key that nothing refers to: client-go copies it only together
// with a certificate (tools/clientcmd/client_config.go:298).
func (u *User) keyAlone() {
	if !u.hasKey() {
		return
	}
	field := "client-key-data"
	if u.Config.ClientKeyData.IsEmpty() {
		field = "client-key"
	}
	u.add(&Condition{Rule: "client-cert-pair-incomplete", Variant: "no-certificate", Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: ByCertificate, Field: field})
}

// readMaterial reads a certificate or key file; what validation refuses has been
// said already, what only reading refuses is said here.
func (u *User) readMaterial(j *judge, field, path string) (credential.Secret, bool) {
	if path == "" {
		return credential.Secret{}, true
	}
	absolute := u.Input.shown(path)
	file := j.read(u.Input, path)
	if problem := file.unreadable(); problem != nil {
		u.add(problem.condition(StageTransport, OverTLS, field, absolute, "error: "+problem.read(absolute)))
	}
	u.unseenCertificate = u.unseenCertificate || !file.asked
	return file.data, file.known()
}

// pairRules names the rule for each way in which crypto/tls refuses a pair.
var pairRules = map[credential.PairProblem]string{
	credential.CertificateNotPEM:         "client-cert-unparsable",
	credential.CertificateIsKey:          "client-cert-unparsable",
	credential.CertificateWrongBlock:     "client-cert-unparsable",
	credential.CertificateMalformed:      "client-cert-unparsable",
	credential.CertificateKeyUnsupported: "client-cert-rejected-by-verifier",
	credential.KeyNotPEM:                 "client-key-unusable",
	credential.KeyIsCertificate:          "client-key-unusable",
	credential.KeyWrongBlock:             "client-key-unusable",
	credential.KeyEncrypted:              "client-key-unusable",
	credential.KeyUnparsable:             "client-key-unusable",
	credential.KeyMismatch:               "client-key-mismatch",
}

func pairCondition(pair *credential.KeyPair, stage Stage, prefix, field, keyField string, certificate, key credential.Secret) *Condition {
	rule, data := pairRules[pair.Problem], certificate
	switch rule {
	case "client-key-unusable", "client-key-mismatch":
		field, data = keyField, key
	}
	if credential.IsPlaceholder(data) {
		rule = "redacted-or-placeholder-value"
	}
	return &Condition{Rule: rule, Variant: string(pair.Problem), Outcome: ClientError, Certain: true, Stage: stage, Path: OverTLS, Field: field, Says: prefix + pair.Says}
}

// rejections names the rule for each way in which the API server refuses a
// certificate whoever signed it (apiserver v0.37.2
// pkg/authentication/request/x509/x509.go:194; Go crypto/x509 verify.go).
var rejections = map[credential.RejectionKind]string{
	credential.Expired:                    "client-cert-expired",
	credential.NotYetValid:                "credential-not-yet-valid",
	credential.IntermediateExpired:        "client-cert-incomplete-chain",
	credential.IntermediateNotYetValid:    "client-cert-incomplete-chain",
	credential.WrongKeyUsage:              "client-cert-wrong-key-usage",
	credential.WeakSignature:              "client-cert-rejected-by-verifier",
	credential.UnhandledCriticalExtension: "client-cert-rejected-by-verifier",
	credential.InvalidUID:                 "client-cert-rejected-by-verifier",
	credential.LaterMalformed:             "client-cert-unparsable",
}

// certificateConditions are what stands against a pair that loads.
func certificateConditions(j *judge, pair *credential.KeyPair, field string) []*Condition {
	var conditions []*Condition
	if pair.ClientCannotSign != "" {
		conditions = append(conditions, &Condition{Rule: "client-cert-rejected-by-verifier", Variant: "key-size", Outcome: ClientError, Certain: true, Stage: StageHandshake, Path: OverTLS, Field: field,
			Says: "Unable to connect to the server: " + pair.ClientCannotSign})
	}
	for _, r := range pair.Rejections(j.env.Now) {
		c := &Condition{Rule: rejections[r.Kind], Variant: string(r.Kind), Outcome: Unauthorized, Certain: true, Stage: StageAnswer, Path: ByCertificate, Field: field, Says: unauthorized, Log: r.Says}
		// What is wrong with a sent intermediate does not count where the server has a sound one of
		// the same name and key.
		c.Certain = r.Index == 0
		if certificate := pair.Chain[r.Index]; certificate != nil {
			c.Time, c.Value = certificate.NotAfter, certificate.Subject.String()
			if r.Kind == credential.NotYetValid || r.Kind == credential.IntermediateNotYetValid {
				c.Time = certificate.NotBefore
			}
		}
		if r.Kind == credential.LaterMalformed {
			c.Certain = true
			c.Outcome, c.Stage, c.Path, c.Says, c.Log = TLSError, StageHandshake, OverTLS, "Unable to connect to the server: "+r.Says, ""
		}
		conditions = append(conditions, c)
	}
	if user, _ := credential.Identity(pair.Leaf); user == "" {
		conditions = append(conditions, &Condition{Rule: "client-cert-no-common-name", Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: ByCertificate, Field: field, Value: pair.Leaf.Subject.String(),
			Says: `Error from server (Forbidden): … User "system:anonymous" cannot …`})
	}
	return conditions
}

// unauthorized is what kubectl says of a 401; the reason stands in the log of the API server alone
// (kubectl v0.37.2 pkg/cmd/util/helpers.go:254).
const unauthorized = "error: You must be logged in to the server (Unauthorized)"

// issuerConditions compare a client certificate with the CA of one context: a CA of
// the issuer's own name that did not sign it is the mark of a cluster that was made anew
// or of entries mixed by a merge. Another name says nothing: client CA and
// serving CA often differ.
func (c *Context) issuerConditions() []*Condition {
	u := c.User
	if u.Certificate == nil || u.Certificate.Pair.Problem != "" || c.Cluster.CA == nil || c.Cluster.CA.Problem != "" {
		return nil
	}
	leaf := u.Certificate.Pair.Leaf
	signers, others := namesakes(leaf, c.Cluster.CA)
	if len(signers) > 0 {
		c.SigningCA = latestCA(signers)
		return nil
	}
	if len(others) == 0 || selfSigned(leaf) || len(u.Certificate.Pair.Chain) > 1 {
		return nil
	}
	namesake := others[len(others)-1]
	return []*Condition{{
		Rule: "client-cert-untrusted-issuer", Outcome: Unauthorized, Certain: false, Stage: StageAnswer, Path: ByCertificate,
		Input: u.Input, Object: u.Config.Object(), entry: u.Config, Field: u.Certificate.Field, Value: namesake.Subject.String(),
		Says: unauthorized, Log: fmt.Sprintf("x509: certificate signed by unknown authority (possibly because of \"…\" while trying to verify candidate authority certificate %q)", namesake.Subject.CommonName),
	}}
}

// maxNamesakes bounds how many CAs of one name are tried: each costs a signature check.
const maxNamesakes = 8

// namesakes are the CAs of a bundle that have the name of a leaf's issuer: those that signed it, and
// those that did not. A signature that cannot be checked proves nothing and counts for both.
func namesakes(leaf *x509.Certificate, bundle *credential.CABundle) (signers, others []*x509.Certificate) {
	if leaf == nil {
		return nil, nil
	}
	for _, ca := range bundle.Certificates {
		if string(ca.RawSubject) != string(leaf.RawIssuer) {
			continue
		}
		if len(signers)+len(others) == maxNamesakes {
			return nil, nil
		}
		err := ca.CheckSignature(leaf.SignatureAlgorithm, leaf.RawTBSCertificate, leaf.Signature)
		var tooWeak x509.InsecureAlgorithmError
		if err == nil || errors.As(err, &tooWeak) {
			signers = append(signers, ca)
		} else {
			others = append(others, ca)
		}
	}
	return signers, others
}

// SelfSigned reports a leaf that was signed with its own key.
func (c *Certificate) SelfSigned() bool {
	leaf := c.Pair.Leaf
	return leaf != nil && selfSigned(leaf) && leaf.CheckSignature(leaf.SignatureAlgorithm, leaf.RawTBSCertificate, leaf.Signature) == nil
}

// InItsCA reports a client certificate that stands itself in the CA bundle of one of its contexts.
func (u *User) InItsCA() bool {
	return slices.ContainsFunc(u.Contexts, func(c *Context) bool {
		return c.Cluster != nil && c.Cluster.CA != nil && slices.ContainsFunc(c.Cluster.CA.Certificates, u.Certificate.Pair.Leaf.Equal)
	})
}

func selfSigned(certificate *x509.Certificate) bool {
	return string(certificate.RawIssuer) == string(certificate.RawSubject)
}
