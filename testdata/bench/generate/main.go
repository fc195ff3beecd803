// Command generate writes kubeconfigs to time the program with: generate CONTEXTS > FILE. Every
// context has a cluster, a user and an RSA-2048 client certificate; of keys there are fifty.
package main

import (
	"bufio"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"os"
	"strconv"
	"time"
)

func main() {
	if len(os.Args) != 2 {
		log.Fatal("usage: generate CONTEXTS")
	}
	contexts, err := strconv.Atoi(os.Args[1])
	check(err)
	caKey := newKey()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "kubernetes"}, NotBefore: day(2025), NotAfter: day(2045), IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	ca := issue(template, template, &caKey.PublicKey, caKey)
	keys := make([]*rsa.PrivateKey, min(contexts, 50))
	for i := range keys {
		keys[i] = newKey()
	}
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	fmt.Fprint(out, "apiVersion: v1\nkind: Config\ncurrent-context: c0\nclusters:\n")
	for i := range contexts {
		fmt.Fprintf(out, "- cluster:\n    certificate-authority-data: %s\n    server: https://10.%d.%d.1:6443\n  name: c%d\n", encode("CERTIFICATE", ca), i/256%256, i%256, i)
	}
	fmt.Fprint(out, "contexts:\n")
	for i := range contexts {
		fmt.Fprintf(out, "- context:\n    cluster: c%d\n    user: u%d\n  name: c%d\n", i, i, i)
	}
	fmt.Fprint(out, "users:\n")
	for i := range contexts {
		key := keys[i%len(keys)]
		leaf := issue(&x509.Certificate{
			SerialNumber: big.NewInt(int64(i + 2)), Subject: pkix.Name{CommonName: "u" + strconv.Itoa(i)}, NotBefore: day(2026), NotAfter: day(2027),
			KeyUsage: x509.KeyUsageDigitalSignature, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
		}, template, &key.PublicKey, caKey)
		fmt.Fprintf(out, "- name: u%d\n  user:\n    client-certificate-data: %s\n    client-key-data: %s\n", i, encode("CERTIFICATE", leaf), encode("RSA PRIVATE KEY", x509.MarshalPKCS1PrivateKey(key)))
	}
}

func newKey() *rsa.PrivateKey {
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	check(err)
	return key
}

func issue(template, parent *x509.Certificate, public *rsa.PublicKey, key *rsa.PrivateKey) []byte {
	der, err := x509.CreateCertificate(rand.Reader, template, parent, public, key)
	check(err)
	return der
}

func encode(label string, der []byte) string {
	return base64.StdEncoding.EncodeToString(pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der}))
}

func day(year int) time.Time { return time.Date(year, time.January, 1, 0, 0, 0, 0, time.UTC) }

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}
