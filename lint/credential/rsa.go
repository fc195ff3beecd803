package credential

import (
	"crypto/rsa"
	"crypto/x509"
	"encoding/asn1"
	"math/big"
)

// rsaKey is an RSA private key as RFC 8017 A.1.2 has it.
type rsaKey struct {
	Version      int
	N            *big.Int
	E            int
	D, P, Q      *big.Int
	Dp, Dq, Qinv *big.Int
}

// wrappedKey is the wrapping of RFC 5958 2.
type wrappedKey struct {
	Version   int
	Algorithm struct {
		Algorithm  asn1.ObjectIdentifier
		Parameters asn1.RawValue `asn1:"optional"`
	}
	PrivateKey []byte
}

var rsaEncryption = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}

// parseRSA takes the numbers of a two-prime RSA key, bare or wrapped, and checks none of
// them. Whatever has another shape is nil.
func parseRSA(der []byte) *rsaKey {
	var wrapped wrappedKey
	if rest, err := asn1.Unmarshal(der, &wrapped); err == nil && len(rest) == 0 && wrapped.Algorithm.Algorithm.Equal(rsaEncryption) {
		der = wrapped.PrivateKey
	}
	var key rsaKey
	if rest, err := asn1.Unmarshal(der, &key); err != nil || len(rest) > 0 || key.Version != 0 || key.N.Sign() <= 0 {
		return nil
	}
	return &key
}

// soundRSAPair is a fast way to say yes, and only yes: the key belongs to the
// certificate, has a usual shape and passes every check of crypto/rsa, which
// tls.X509KeyPair makes ten times as slowly because it guards against timing. A no
// means that crypto/tls must be asked.
func soundRSAPair(leaf *x509.Certificate, der []byte) bool {
	public, ok := leaf.PublicKey.(*rsa.PublicKey)
	if !ok || len(der) > maxKeyBytes {
		return false
	}
	key := parseRSA(der)
	if key == nil || key.N.Cmp(public.N) != 0 || key.E != public.E || key.E != 65537 {
		return false
	}
	bits := key.N.BitLen()
	return bits%256 == 0 && bits >= 1024 && bits <= 4096 && key.sound()
}

// sound makes the checks of checkPrivateKey (Go 1.26
// crypto/internal/fips140/rsa/rsa.go) on numbers that are public to nobody but us, and
// some that are stricter: the halves have the same length, and D is below N.
func (k *rsaKey) sound() bool {
	for _, n := range []*big.Int{k.D, k.P, k.Q, k.Dp, k.Dq, k.Qinv} {
		if n.Sign() <= 0 {
			return false
		}
	}
	var product, distance big.Int
	half := k.N.BitLen() / 2
	switch {
	case k.N.Bit(0) == 0, product.Mul(k.P, k.Q).Cmp(k.N) != 0, k.P.BitLen() != k.Q.BitLen():
		return false
	case k.D.Cmp(k.N) >= 0, k.D.BitLen() <= half:
		return false
	case distance.Sub(k.P, k.Q).BitLen() <= half-100:
		return false
	}
	return k.exponent(k.P, k.Dp) && k.exponent(k.Q, k.Dq) && k.Qinv.Cmp(k.P) < 0 && isOne(product.Mul(k.Qinv, k.Q), k.P)
}

// exponent reports whether d is D reduced for one prime, and undoes E there.
func (k *rsaKey) exponent(prime, d *big.Int) bool {
	var order, n big.Int
	order.Sub(prime, big.NewInt(1))
	return n.Mod(k.D, &order).Cmp(d) == 0 && isOne(n.Mul(d, big.NewInt(int64(k.E))), &order)
}

// isOne reports n ≡ 1 mod m; it overwrites n.
func isOne(n, m *big.Int) bool { return n.Mod(n, m).Cmp(big.NewInt(1)) == 0 }
