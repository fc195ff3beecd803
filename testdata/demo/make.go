//go:build ignore

// Make writes the sample kubeconfig of this folder: go run make.go > kubeconfig.
// Its keys are made for the purpose and open nothing.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"time"
)

func main() {
	caKey, ca := issue("kubernetes", nil, nil, nil, date(2024), date(2074))
	expiredKey, expired := issue("ci-deployer", []string{"deployers"}, ca, caKey, date(2024), date(2025))
	goodKey, good := issue("alice", []string{"developers"}, ca, caKey, date(2025), date(2065))
	fmt.Printf(sample, certificate(ca), certificate(expired), key(expiredKey), certificate(good), key(goodKey), token())
}

func date(year int) time.Time { return time.Date(year, time.March, 1, 9, 0, 0, 0, time.UTC) }

func issue(name string, groups []string, parent *x509.Certificate, parentKey *ecdsa.PrivateKey, from, until time.Time) (*ecdsa.PrivateKey, *x509.Certificate) {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(err)
	template := &x509.Certificate{
		SerialNumber: big.NewInt(from.Unix()), Subject: pkix.Name{CommonName: name, Organization: groups},
		NotBefore: from, NotAfter: until, KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	if parent == nil {
		template.IsCA, template.BasicConstraintsValid, template.KeyUsage, template.ExtKeyUsage = true, true, x509.KeyUsageCertSign, nil
		parent, parentKey = template, key
	}
	der, err := x509.CreateCertificate(rand.Reader, template, parent, key.Public(), parentKey)
	check(err)
	made, err := x509.ParseCertificate(der)
	check(err)
	return key, made
}

func certificate(c *x509.Certificate) string {
	return base64.StdEncoding.EncodeToString(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Raw}))
}

func key(k *ecdsa.PrivateKey) string {
	der, err := x509.MarshalPKCS8PrivateKey(k)
	check(err)
	return base64.StdEncoding.EncodeToString(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: der}))
}

// token looks like the token of a service account Secret: it has no exp.
func token() string {
	part := func(v any) string {
		text, err := json.Marshal(v)
		check(err)
		return base64.RawURLEncoding.EncodeToString(text)
	}
	const claim = "kubernetes.io/serviceaccount/"
	return part(map[string]string{"alg": "RS256", "kid": "sample"}) + "." + part(map[string]string{
		"iss": "kubernetes/serviceaccount", "sub": "system:serviceaccount:ci:robot",
		claim + "namespace": "ci", claim + "secret.name": "robot-token",
		claim + "service-account.name": "robot", claim + "service-account.uid": "0a1b2c3d-0000-4000-8000-000000000000",
	}) + "." + base64.RawURLEncoding.EncodeToString([]byte("a sample has no signature that anyone could check"))
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

const sample = `# A sample with what goes wrong most often. Every key in it is made up.
apiVersion: v1
kind: Config
current-context: deploy
clusters:
- name: prod
  cluster:
    server: https://prod.example.com:6443
    certificate-authority-data: %s
contexts:
- name: deploy
  context:
    cluster: prod
    user: ci-deployer
- name: alice
  context:
    cluster: prod
    user: alice
- name: robot
  context:
    cluster: prod
    user: robot
- name: eks
  context:
    cluster: prod
    user: eks
- name: staging
  context:
    cluster: staging
    user: alice
users:
- name: ci-deployer
  user:
    client-certificate-data: %s
    client-key-data: %s
- name: alice
  user:
    client-certificate-data: %s
    client-key-data: %s
- name: robot
  user:
    token: %s
- name: eks
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1beta1
      command: aws
      args: [eks, get-token, --cluster-name, prod, --region, eu-central-1, --output, json]
`
