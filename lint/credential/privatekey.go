package credential

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"encoding/pem"
	"errors"
	"math/big"
	"strings"
)

// PrivateKey is what may be told of a private key.
type PrivateKey struct {
	Algorithm string // RSA, ECDSA or Ed25519; empty when it cannot be read
	Bits      int
	Format    string // PKCS#1, PKCS#8, SEC1 or OpenSSH
	Encrypted bool
	// Public is the public half; nil when the key cannot be read.
	Public crypto.PublicKey
}

// errNoKey is what there is to say of a file without a private key.
var errNoKey = errors.New("no private key")

// keyFormats are the formats by the label of their block.
var keyFormats = map[string]string{
	"RSA PRIVATE KEY": "PKCS#1", "EC PRIVATE KEY": "SEC1", "PRIVATE KEY": "PKCS#8",
	"ENCRYPTED PRIVATE KEY": "PKCS#8", "OPENSSH PRIVATE KEY": "OpenSSH",
}

// ParsePrivateKey reads the first block whose label ends in PRIVATE KEY, whatever form
// the bytes have, as crypto/tls does (Go 1.26 crypto/tls/tls.go:300-330). An encrypted
// key or one of an unknown form is no error: it is a key of which little is known.
func ParsePrivateKey(key Secret) (*PrivateKey, error) {
	rest := key.Reveal()
	for {
		var block *pem.Block
		block, rest = pem.Decode(rest)
		if block == nil {
			return nil, errNoKey
		}
		if block.Type != "PRIVATE KEY" && !strings.HasSuffix(block.Type, " PRIVATE KEY") {
			continue
		}
		found := &PrivateKey{Format: keyFormats[block.Type], Encrypted: encrypted(pem.EncodeToMemory(block))}
		if modulus := rsaModulus(block.Bytes); modulus != nil {
			found.Algorithm, found.Bits, found.Public = "RSA", modulus.N.BitLen(), modulus
			return found, nil
		}
		found.describe(block.Bytes)
		return found, nil
	}
}

func (k *PrivateKey) describe(der []byte) {
	var parsed any
	if p, err := x509.ParsePKCS8PrivateKey(der); err == nil {
		parsed = p
	} else if p, err := x509.ParseECPrivateKey(der); err == nil {
		parsed = p
	}
	switch private := parsed.(type) {
	case *ecdsa.PrivateKey:
		k.Algorithm, k.Bits, k.Public = "ECDSA", private.Curve.Params().BitSize, &private.PublicKey
	case ed25519.PrivateKey:
		k.Algorithm, k.Bits, k.Public = "Ed25519", 256, private.Public()
	}
}

// Matches reports whether the certificate is for this key.
func (k *PrivateKey) Matches(certificate *x509.Certificate) bool {
	public, ok := k.Public.(interface{ Equal(crypto.PublicKey) bool })
	return ok && certificate != nil && public.Equal(certificate.PublicKey)
}

// pkcs1 is an RSA key as RFC 8017 A.1.2 has it.
type pkcs1 struct {
	Version          int
	N                *big.Int
	E                int
	D, P, Q          *big.Int
	Dp, Dq, Qinv     *big.Int
	AdditionalPrimes []asn1.RawValue `asn1:"optional,omitempty"`
}

// pkcs8 is the wrapping of RFC 5208 5.
type pkcs8 struct {
	Version   int
	Algorithm struct {
		Algorithm  asn1.ObjectIdentifier
		Parameters asn1.RawValue `asn1:"optional"`
	}
	PrivateKey []byte
}

var rsaEncryption = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}

// parseRSA takes the numbers of an RSA key without the checks of crypto/x509, which
// cost a hundred times as much.
func parseRSA(der []byte) *pkcs1 {
	var wrapped pkcs8
	if rest, err := asn1.Unmarshal(der, &wrapped); err == nil && len(rest) == 0 && wrapped.Algorithm.Algorithm.Equal(rsaEncryption) {
		der = wrapped.PrivateKey
	}
	var key pkcs1
	if rest, err := asn1.Unmarshal(der, &key); err != nil || len(rest) > 0 || key.Version != 0 {
		return nil
	}
	return &key
}

func rsaModulus(der []byte) *rsa.PublicKey {
	key := parseRSA(der)
	if key == nil || key.N.Sign() <= 0 {
		return nil
	}
	return &rsa.PublicKey{N: key.N, E: key.E}
}

// sameRSAKey is the fast way to say yes: the key is a sound two-prime RSA key of a usual
// size and has the certificate's modulus. Whatever is unusual is left to crypto/tls,
// so this never refuses anything.
func sameRSAKey(leaf *x509.Certificate, pemBytes []byte) bool {
	public, ok := leaf.PublicKey.(*rsa.PublicKey)
	if !ok {
		return false
	}
	block, _ := pem.Decode(pemBytes)
	if block == nil || block.Type != "RSA PRIVATE KEY" && block.Type != "PRIVATE KEY" || len(block.Headers) > 0 {
		return false
	}
	key := parseRSA(block.Bytes)
	if key == nil || len(key.AdditionalPrimes) > 0 || key.N.Cmp(public.N) != 0 || key.E != public.E || key.E != 65537 {
		return false
	}
	bits := key.N.BitLen()
	return bits%8 == 0 && bits >= 2048 && bits <= 4096 && key.sound()
}

// sound checks the equations of RFC 8017 3.2 that crypto/rsa checks, all but that the
// primes are prime.
func (k *pkcs1) sound() bool {
	for _, n := range []*big.Int{k.D, k.P, k.Q, k.Dp, k.Dq, k.Qinv} {
		if n.Sign() <= 0 {
			return false
		}
	}
	if new(big.Int).Mul(k.P, k.Q).Cmp(k.N) != 0 || k.P.BitLen() != k.Q.BitLen() || k.D.Cmp(k.N) >= 0 {
		return false
	}
	one := big.NewInt(1)
	for _, half := range [][2]*big.Int{{k.P, k.Dp}, {k.Q, k.Dq}} {
		order := new(big.Int).Sub(half[0], one)
		if new(big.Int).Mod(k.D, order).Cmp(half[1]) != 0 {
			return false
		}
		if new(big.Int).Mod(new(big.Int).Mul(half[1], big.NewInt(int64(k.E))), order).Cmp(one) != 0 {
			return false
		}
	}
	return new(big.Int).Mod(new(big.Int).Mul(k.Qinv, k.Q), k.P).Cmp(one) == 0
}
