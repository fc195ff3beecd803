package credential

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"strings"
	"sync"
	"testing"
	"time"
)

// now is the clock of all tests.
var now = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// rsaKeys are made once: nothing else in these tests takes as long.
var rsaKeys = sync.OnceValue(func() []*rsa.PrivateKey {
	var keys []*rsa.PrivateKey
	for range 2 {
		key, err := rsa.GenerateKey(rand.Reader, 2048)
		if err != nil {
			panic(err)
		}
		keys = append(keys, key)
	}
	return keys
})

func newKey(t testing.TB) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

// identity is a certificate with its key.
type identity struct {
	*x509.Certificate
	key crypto.Signer
}

// issue makes a certificate that is good for a client for an hour before and a year
// after now, unless change says otherwise. Without a parent it signs itself.
func issue(t testing.TB, cn string, parent *identity, key crypto.Signer, change func(*x509.Certificate)) *identity {
	t.Helper()
	template := &x509.Certificate{
		SerialNumber: big.NewInt(7), Subject: pkix.Name{CommonName: cn, Organization: []string{"devs"}},
		NotBefore: now.Add(-time.Hour), NotAfter: now.AddDate(1, 0, 0),
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}, BasicConstraintsValid: true,
	}
	if change != nil {
		change(template)
	}
	if key == nil {
		key = newKey(t)
	}
	if parent == nil {
		parent = &identity{template, key}
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent.Certificate, key.Public(), parent.key)
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return &identity{parsed, key}
}

// authority is a change that makes a CA.
func authority(c *x509.Certificate) {
	c.IsCA, c.ExtKeyUsage, c.KeyUsage = true, nil, x509.KeyUsageCertSign
}

func block(label string, der []byte) string {
	return string(pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der}))
}

func certificatePEM(certificates ...*identity) string {
	var b strings.Builder
	for _, c := range certificates {
		b.WriteString(block("CERTIFICATE", c.Raw))
	}
	return b.String()
}

func keyPEM(t testing.TB, key crypto.Signer) string {
	t.Helper()
	der, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return block("PRIVATE KEY", der)
}

// pairOf is the parsed pair of a chain, with the leaf's key.
func pairOf(t testing.TB, chain ...*identity) *KeyPair {
	t.Helper()
	return ParseKeyPair(SecretString(certificatePEM(chain...)), SecretString(keyPEM(t, chain[0].key)))
}

// object is a JSON object.
type object map[string]any

// with is o with other fields; nil takes one away.
func (o object) with(change object) object {
	changed := object{}
	for _, fields := range []object{o, change} {
		for name, value := range fields {
			changed[name] = value
			if value == nil {
				delete(changed, name)
			}
		}
	}
	return changed
}

func encode(v any) string {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return base64.RawURLEncoding.EncodeToString(text)
}

// signature is as long as one of RSA-2048.
var signature = base64.RawURLEncoding.EncodeToString(make([]byte, 256))

// jwtOf is a JWT that nobody has signed.
func jwtOf(algorithm string, payload object) string {
	return encode(object{"alg": algorithm, "kid": "k1", "typ": "JWT"}) + "." + encode(payload) + "." + signature
}

// bound are the claims of a token of the TokenRequest API.
var bound = object{
	"iss": "https://kubernetes.default.svc", "sub": "system:serviceaccount:ns:ci", "aud": []string{"https://kubernetes.default.svc"},
	"iat": now.Add(-time.Hour).Unix(), "nbf": now.Add(-time.Hour).Unix(), "exp": now.Add(time.Hour).Unix(),
	"kubernetes.io": object{"namespace": "ns", "serviceaccount": object{"name": "ci", "uid": "u-1"}},
}

// legacy are the claims of a token that lives in a Secret.
var legacy = object{
	"iss": "kubernetes/serviceaccount", "sub": "system:serviceaccount:ns:ci",
	"kubernetes.io/serviceaccount/namespace":            "ns",
	"kubernetes.io/serviceaccount/secret.name":          "ci-token",
	"kubernetes.io/serviceaccount/service-account.name": "ci",
	"kubernetes.io/serviceaccount/service-account.uid":  "u-1",
}

// person are the claims of an ID token.
var person = object{
	"iss": "https://id.example", "sub": "dave", "aud": "kubernetes", "email": "dave@corp.example",
	"iat": now.Add(-time.Hour).Unix(), "exp": now.Add(time.Hour).Unix(),
}

// eksToken is a pre-signed request of a moment.
func eksToken(signed time.Time) string {
	return eksPrefix + base64.RawURLEncoding.EncodeToString([]byte("https://sts.eu-central-1.amazonaws.com/?Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Date="+signed.Format("20060102T150405Z")+"&X-Amz-Expires=60"))
}
