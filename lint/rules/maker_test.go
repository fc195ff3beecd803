package rules_test

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"
)

// maker makes the certificates, keys and tokens that the examples of one page name by meaning.
type maker struct {
	keys        map[string]crypto.Signer
	authorities map[string][]byte
	serial      int64
}

func newMaker() *maker {
	return &maker{keys: map[string]crypto.Signer{}, authorities: map[string][]byte{}}
}

var placeholder = regexp.MustCompile(`\$\{(ca|cert|key|token|jwt|eks|base64|bytes|long)((?: [^}]*)?)\}`)

// render replaces the placeholders. In a kubeconfig PEM stands as base64, elsewhere as itself.
func (m *maker) render(t *testing.T, text string, kubeconfig bool) string {
	t.Helper()
	return placeholder.ReplaceAllStringFunc(text, func(found string) string {
		parts := placeholder.FindStringSubmatch(found)
		kind, rest := parts[1], strings.TrimPrefix(parts[2], " ")
		switch kind {
		case "base64":
			return base64.StdEncoding.EncodeToString([]byte(rest))
		case "long":
			length, err := strconv.Atoi(rest)
			must(t, err)
			return strings.Repeat("abcdefghijklmnop", length/16)
		case "bytes":
			raw, err := hex.DecodeString(rest)
			must(t, err)
			return string(raw)
		}
		a := arguments{t: t, values: map[string]string{}}
		for _, word := range strings.Fields(rest) {
			name, value, _ := strings.Cut(word, "=")
			a.values[name] = value
		}
		switch kind {
		case "token":
			if a.values["as"] == "base64" {
				return base64.StdEncoding.EncodeToString([]byte(m.serviceAccount(a)))
			}
			return m.serviceAccount(a)
		case "jwt":
			return m.oidc(a)
		case "eks":
			return eks(a)
		}
		return present(a, m.pem(kind, a), kubeconfig)
	})
}

// present gives PEM in the form in which the place wants it.
func present(a arguments, pemText []byte, kubeconfig bool) string {
	as := a.get("as", "pem")
	if kubeconfig && a.values["as"] == "" {
		as = "base64"
	}
	switch as {
	case "base64":
		return base64.StdEncoding.EncodeToString(pemText)
	case "twice":
		return base64.StdEncoding.EncodeToString([]byte(base64.StdEncoding.EncodeToString(pemText)))
	case "der":
		block, _ := pem.Decode(pemText)
		return base64.StdEncoding.EncodeToString(block.Bytes)
	}
	return strings.TrimSuffix(string(pemText), "\n")
}

type arguments struct {
	t      *testing.T
	values map[string]string
}

func (a arguments) get(name, otherwise string) string {
	if value, ok := a.values[name]; ok {
		return value
	}
	return otherwise
}

func (a arguments) list(name string) []string {
	if a.values[name] == "" {
		return nil
	}
	return strings.Split(a.values[name], ",")
}

func (a arguments) time(name, otherwise string) time.Time {
	a.t.Helper()
	value := a.get(name, otherwise)
	for _, layout := range []string{time.RFC3339, "2006-01-02"} {
		if at, err := time.Parse(layout, value); err == nil {
			return at
		}
	}
	a.t.Fatalf("%s=%s is no date", name, value)
	return time.Time{}
}

func (m *maker) pem(kind string, a arguments) []byte {
	a.t.Helper()
	switch kind {
	case "ca":
		ca := m.certificateAuthority(a, a.get("name", "kubernetes"), a.get("twin", ""))
		if length, err := strconv.Atoi(a.values["padded"]); err == nil {
			ca = append(ca, bytes.Repeat([]byte{'\n'}, length-len(ca))...)
		}
		return ca
	case "cert":
		return m.client(a)
	}
	return m.key(a)
}

func (m *maker) signer(a arguments, id, kind string) crypto.Signer {
	a.t.Helper()
	if key, ok := m.keys[id]; ok {
		return key
	}
	var key crypto.Signer
	var err error
	switch kind {
	case "rsa":
		key, err = rsa.GenerateKey(rand.Reader, 2048)
	case "rsa1024":
		key, err = rsa.GenerateKey(rand.Reader, 1024)
	case "p224":
		key, err = ecdsa.GenerateKey(elliptic.P224(), rand.Reader)
	case "ed25519":
		_, key, err = ed25519.GenerateKey(rand.Reader)
	default:
		key, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	}
	must(a.t, err)
	m.keys[id] = key
	return key
}

func (m *maker) authority(a arguments, name, twin string) (*x509.Certificate, crypto.Signer) {
	key := m.signer(a, "ca/"+name+twin, a.get("ca-key", ""))
	return &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name},
		NotBefore: a.time("not-before", "2025-01-01"), NotAfter: a.time("not-after", "2035-01-01"),
		IsCA: a.get("ca", "true") != "false", BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign,
	}, key
}

func (m *maker) certificateAuthority(a arguments, name, twin string) []byte {
	id := fmt.Sprint(name, twin, a.values)
	if made, ok := m.authorities[id]; ok {
		return made // the same words are the same certificate
	}
	template, key := m.authority(a, name, twin)
	if !template.IsCA {
		template.KeyUsage = x509.KeyUsageDigitalSignature
	}
	m.authorities[id] = m.sign(a, template, template, key.Public(), key)
	return m.authorities[id]
}

var ekus = map[string][]x509.ExtKeyUsage{
	"client": {x509.ExtKeyUsageClientAuth}, "server": {x509.ExtKeyUsageServerAuth}, "any": {x509.ExtKeyUsageAny}, "none": nil,
}

func (m *maker) client(a arguments) []byte {
	a.t.Helper()
	cn := a.get("cn", "")
	key := m.signer(a, "client/"+cn, a.get("key", ""))
	m.serial++
	template := &x509.Certificate{
		SerialNumber: big.NewInt(100 + m.serial), Subject: pkix.Name{CommonName: cn, Organization: a.list("o")},
		NotBefore: a.time("not-before", "2025-12-01"), NotAfter: a.time("not-after", "2026-12-01"),
		KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: ekus[a.get("eku", "client")],
	}
	if a.values["critical-extension"] != "" {
		template.ExtraExtensions = []pkix.Extension{{Id: asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 99999, 1}, Critical: true, Value: []byte{5, 0}}}
	}
	if a.values["is-ca"] == "yes" {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage = true, true, x509.KeyUsageCertSign
	}
	if a.values["self-signed"] == "yes" {
		return m.sign(a, template, template, key.Public(), key)
	}
	plain := arguments{t: a.t, values: map[string]string{}}
	if sig := a.values["sig"]; sig == "sha1" {
		template.SignatureAlgorithm = x509.ECDSAWithSHA1
	}
	parent, parentKey := m.authority(plain, a.get("ca", "kubernetes"), a.get("twin", ""))
	if name := a.values["intermediate"]; name != "" {
		dates := arguments{t: a.t, values: map[string]string{"not-after": a.get("intermediate-not-after", "2035-01-01")}}
		intermediate, intermediateKey := m.authority(dates, name, "intermediate")
		intermediate.SerialNumber = big.NewInt(2)
		chain := m.sign(a, intermediate, parent, intermediateKey.Public(), parentKey)
		leaf := m.sign(a, template, intermediate, key.Public(), intermediateKey)
		if a.values["chain"] == "yes" {
			return append(leaf, chain...)
		}
		return leaf
	}
	return m.sign(a, template, parent, key.Public(), parentKey)
}

func (m *maker) sign(a arguments, template, parent *x509.Certificate, public crypto.PublicKey, key crypto.Signer) []byte {
	a.t.Helper()
	sha1 := template.SignatureAlgorithm == x509.ECDSAWithSHA1
	if sha1 {
		template.SignatureAlgorithm = 0
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, public, key)
	must(a.t, err)
	if sha1 {
		der = signSHA1(a.t, der, key)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// signSHA1 puts ECDSA with SHA-1 in place of ECDSA with SHA-256 and signs anew: crypto/x509
// makes no such signature any more.
func signSHA1(t *testing.T, der []byte, key crypto.Signer) []byte {
	t.Helper()
	sha256OID := []byte{0x30, 0x0a, 0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02}
	sha1OID := []byte{0x30, 0x09, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x01}
	var outer struct {
		TBS       asn1.RawValue
		Algorithm asn1.RawValue
		Signature asn1.BitString
	}
	_, err := asn1.Unmarshal(der, &outer)
	must(t, err)
	sequence := func(content []byte) []byte {
		out, err := asn1.Marshal(asn1.RawValue{Tag: asn1.TagSequence, IsCompound: true, Bytes: content})
		must(t, err)
		return out
	}
	signed := sequence(bytes.Replace(outer.TBS.Bytes, sha256OID, sha1OID, 1))
	digest := sha1.Sum(signed)
	signature, err := key.Sign(rand.Reader, digest[:], crypto.SHA1)
	must(t, err)
	encoded, err := asn1.Marshal(asn1.BitString{Bytes: signature, BitLength: 8 * len(signature)})
	must(t, err)
	return sequence(bytes.Join([][]byte{signed, sha1OID, encoded}, nil))
}

func (m *maker) key(a arguments) []byte {
	a.t.Helper()
	key := m.signer(a, "client/"+a.get("of", a.get("cn", "")), a.get("key", ""))
	switch {
	case a.values["public"] == "yes":
		der, err := x509.MarshalPKIXPublicKey(key.Public())
		must(a.t, err)
		return pem.EncodeToMemory(&pem.Block{Type: "PUBLIC KEY", Bytes: der})
	case a.values["encrypted"] == "yes":
		return pem.EncodeToMemory(&pem.Block{Type: "ENCRYPTED PRIVATE KEY", Bytes: []byte{0x30, 0x03, 0x02, 0x01, 0x00}})
	}
	der, err := x509.MarshalPKCS8PrivateKey(key)
	must(a.t, err)
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der})
}

func (m *maker) serviceAccount(a arguments) string {
	namespace, name, _ := strings.Cut(a.get("sa", "ci/deployer"), "/")
	claims := map[string]any{"sub": "system:serviceaccount:" + namespace + ":" + name}
	if a.values["legacy"] == "yes" {
		claims["iss"] = "kubernetes/serviceaccount"
		claims["kubernetes.io/serviceaccount/namespace"] = namespace
		claims["kubernetes.io/serviceaccount/secret.name"] = name + "-token"
		claims["kubernetes.io/serviceaccount/service-account.name"] = name
		claims["kubernetes.io/serviceaccount/service-account.uid"] = "7b0cf1c0-0000-4000-8000-000000000001"
		return m.jwt(a, claims, "RS256")
	}
	claims["iss"] = a.get("iss", "https://kubernetes.default.svc.cluster.local")
	claims["aud"] = []string{"https://kubernetes.default.svc.cluster.local"}
	if audience := a.list("aud"); audience != nil {
		claims["aud"] = audience
	}
	object := map[string]any{"namespace": namespace, "serviceaccount": map[string]any{"name": name, "uid": "7b0cf1c0-0000-4000-8000-000000000001"}}
	if pod := a.values["pod"]; pod != "" {
		object["pod"] = map[string]any{"name": pod, "uid": "7b0cf1c0-0000-4000-8000-000000000002"}
	}
	claims["kubernetes.io"] = object
	m.dates(a, claims)
	return m.jwt(a, claims, "RS256")
}

func (m *maker) oidc(a arguments) string {
	claims := map[string]any{"iss": a.get("iss", "https://login.example.com"), "sub": a.get("sub", "dave"), "aud": a.get("aud", "kubernetes")}
	if a.values["aud"] == "none" {
		delete(claims, "aud")
	}
	for name, value := range a.values {
		if claim, ok := strings.CutPrefix(name, "claim-"); ok {
			claims[claim] = value
		}
	}
	m.dates(a, claims)
	return m.jwt(a, claims, "RS256")
}

func (m *maker) dates(a arguments, claims map[string]any) {
	for name, otherwise := range map[string]string{
		"exp": "2026-01-01T00:30:00Z", "iat": a.get("nbf", "2025-12-31T23:30:00Z"), "nbf": a.get("iat", "2025-12-31T23:30:00Z"),
	} {
		if a.get(name, otherwise) != "none" {
			claims[name] = a.time(name, otherwise).Unix()
		}
	}
}

// jwt has a made-up signature: nothing here verifies one.
func (m *maker) jwt(a arguments, claims map[string]any, algorithm string) string {
	header := map[string]any{"alg": a.get("alg", algorithm), "kid": "example"}
	if typ := a.values["typ"]; typ != "" {
		header["typ"] = typ
	}
	part := func(value any) string {
		text, err := json.Marshal(value)
		must(a.t, err)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	signature := sha256.Sum256([]byte("no signature"))
	return part(header) + "." + part(claims) + "." + base64.RawURLEncoding.EncodeToString(signature[:])
}

func eks(a arguments) string {
	query := url.Values{
		"Action": {"GetCallerIdentity"}, "Version": {"2011-06-15"}, "X-Amz-Algorithm": {"AWS4-HMAC-SHA256"},
		"X-Amz-Credential": {"AKIDEXAMPLE/20260101/eu-central-1/sts/aws4_request"}, "X-Amz-Expires": {"60"},
		"X-Amz-Date":          {a.time("date", "2025-12-31T23:55:00Z").Format("20060102T150405Z")},
		"X-Amz-SignedHeaders": {"host;x-k8s-aws-id"}, "X-Amz-Signature": {strings.Repeat("0", 64)},
	}
	if length, err := strconv.Atoi(a.values["session-token"]); err == nil {
		query.Set("X-Amz-Security-Token", strings.Repeat("F", length))
	}
	return "k8s-aws-v1." + base64.RawURLEncoding.EncodeToString([]byte("https://sts.eu-central-1.amazonaws.com/?"+query.Encode()))
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
