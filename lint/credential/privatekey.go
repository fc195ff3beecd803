package credential

import (
	"bytes"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/binary"
	"encoding/pem"
	"errors"
	"strings"
)

// PrivateKey is what may be told of a private key.
type PrivateKey struct {
	Algorithm string // RSA, ECDSA or Ed25519; empty when it cannot be read
	Bits      int
	Format    string // PKCS#1, PKCS#8, SEC1 or OpenSSH, by its label; empty for another
	Encrypted bool
	// Public is the public half; nil when the key cannot be read.
	Public crypto.PublicKey
}

// errNoKey is what there is to say of a file without a private key.
var errNoKey = errors.New("no private key")

// maxKeyBytes is the longest DER of a private key that is looked into. An RSA key of
// 16,384 bits has 9,500 bytes.
const maxKeyBytes = 16 << 10

// keyFormats are the formats by the label of their block.
var keyFormats = map[string]string{
	"RSA PRIVATE KEY": "PKCS#1", "EC PRIVATE KEY": "SEC1", "PRIVATE KEY": "PKCS#8",
	"ENCRYPTED PRIVATE KEY": "PKCS#8", "OPENSSH PRIVATE KEY": "OpenSSH",
}

// ParsePrivateKey reads the first block whose label ends in PRIVATE KEY. A file without
// one is an error. An encrypted key, or one of an unknown form, is none: it is a key of
// which little is known.
func ParsePrivateKey(key Secret) (*PrivateKey, error) {
	block := keyBlock(key.Reveal())
	if block == nil {
		return nil, errNoKey
	}
	return describe(block), nil
}

// keyBlock finds the key as crypto/tls does (Go 1.26 crypto/tls/tls.go:303-318); nil
// when there is none.
func keyBlock(pemBytes []byte) *pem.Block {
	for {
		var block *pem.Block
		block, pemBytes = pem.Decode(pemBytes)
		if block == nil || block.Type == "PRIVATE KEY" || strings.HasSuffix(block.Type, " PRIVATE KEY") {
			return block
		}
	}
}

// describe tells what a block is. Like crypto/tls it trusts the bytes and not the label
// (tls.go:370-393). Of an RSA key it takes the numbers without checking them.
func describe(block *pem.Block) *PrivateKey {
	k := &PrivateKey{Format: keyFormats[block.Type], Encrypted: encrypted(block)}
	if len(block.Bytes) > maxKeyBytes {
		return k
	}
	switch public := publicHalf(block.Bytes).(type) {
	case *rsa.PublicKey:
		k.Algorithm, k.Bits, k.Public = "RSA", public.N.BitLen(), public
	case *ecdsa.PublicKey:
		k.Algorithm, k.Bits, k.Public = "ECDSA", public.Curve.Params().BitSize, public
	case ed25519.PublicKey:
		k.Algorithm, k.Bits, k.Public = "Ed25519", 256, public
	}
	return k
}

func publicHalf(der []byte) crypto.PublicKey {
	if key := parseRSA(der); key != nil {
		return &rsa.PublicKey{N: key.N, E: key.E}
	}
	var parsed any
	if key, err := x509.ParsePKCS1PrivateKey(der); err == nil {
		parsed = key
	} else if key, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		parsed = key
	} else if key, err := x509.ParseECPrivateKey(der); err == nil {
		parsed = key
	}
	if signer, ok := parsed.(crypto.Signer); ok {
		return signer.Public()
	}
	return nil
}

// Matches reports whether the certificate is for this key.
func (k *PrivateKey) Matches(certificate *x509.Certificate) bool {
	public, ok := k.Public.(interface{ Equal(crypto.PublicKey) bool })
	return ok && certificate != nil && public.Equal(certificate.PublicKey)
}

// encrypted reports a key under a pass phrase, in any of the three forms there are:
// the header of RFC 1421 4.6.1.1, the wrapping of RFC 5958 3, and OpenSSH's own.
func encrypted(block *pem.Block) bool {
	switch block.Type {
	case "ENCRYPTED PRIVATE KEY":
		return true
	case "OPENSSH PRIVATE KEY":
		return opensshCipher(block.Bytes) != "none"
	}
	return strings.Contains(block.Headers["Proc-Type"], "ENCRYPTED")
}

// opensshCipher is the name that stands first in OpenSSH's format, after its magic
// (openssh-portable PROTOCOL.key); "none" also where there is no name to read.
func opensshCipher(key []byte) string {
	rest, found := bytes.CutPrefix(key, []byte("openssh-key-v1\x00"))
	if !found || len(rest) < 4 {
		return "none"
	}
	length, rest := binary.BigEndian.Uint32(rest), rest[4:]
	if uint64(length) > uint64(len(rest)) {
		return "none"
	}
	return string(rest[:length])
}
