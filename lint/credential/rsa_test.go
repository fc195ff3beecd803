package credential

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/asn1"
	"math/big"
	"testing"
)

// soundKey is the key of rsaKeys as numbers that can be spoilt.
func soundKey(t testing.TB) *rsaKey {
	t.Helper()
	key := parseRSA(x509.MarshalPKCS1PrivateKey(rsaKeys()[0]))
	if key == nil || !key.sound() {
		t.Fatal("a good key is not sound")
	}
	return key
}

// closePrimes is a key of which the primes are too close to each other.
func closePrimes(t testing.TB) *rsaKey {
	t.Helper()
	one, e := big.NewInt(1), big.NewInt(65537)
	prime := func(from *big.Int) *big.Int {
		p := new(big.Int).SetBit(from, 0, 1)
		for !p.ProbablyPrime(8) || new(big.Int).Mod(new(big.Int).Sub(p, one), e).Sign() == 0 {
			p.Add(p, big.NewInt(2))
		}
		return p
	}
	q := prime(new(big.Int).Set(rsaKeys()[0].Primes[0]))
	p := prime(new(big.Int).Add(q, big.NewInt(1_000)))
	order := new(big.Int).Mul(new(big.Int).Sub(p, one), new(big.Int).Sub(q, one))
	d := new(big.Int).ModInverse(e, order)
	return &rsaKey{N: new(big.Int).Mul(p, q), E: 65537, D: d, P: p, Q: q,
		Dp: new(big.Int).Mod(d, new(big.Int).Sub(p, one)), Dq: new(big.Int).Mod(d, new(big.Int).Sub(q, one)), Qinv: new(big.Int).ModInverse(q, p)}
}

func TestFastPathAgreesWithCryptoTLS(t *testing.T) {
	leaf := issue(t, "ci", nil, rsaKeys()[0], nil)
	certificate := certificatePEM(leaf)
	other := parseRSA(x509.MarshalPKCS1PrivateKey(rsaKeys()[1]))
	plus := func(n *big.Int, m int64) *big.Int { return new(big.Int).Add(n, big.NewInt(m)) }
	for name, spoil := range map[string]func(*rsaKey){
		"nothing":            func(*rsaKey) {},
		"D":                  func(k *rsaKey) { k.D = plus(k.D, 2) },
		"D of another":       func(k *rsaKey) { k.D = other.D },
		"D beyond N":         func(k *rsaKey) { k.D = new(big.Int).Add(k.D, new(big.Int).Mul(plus(k.P, -1), plus(k.Q, -1))) },
		"Dp":                 func(k *rsaKey) { k.Dp = plus(k.Dp, 1) },
		"Dp not reduced":     func(k *rsaKey) { k.Dp = new(big.Int).Add(k.Dp, plus(k.P, -1)) },
		"Dq":                 func(k *rsaKey) { k.Dq = plus(k.Dq, -1) },
		"Qinv":               func(k *rsaKey) { k.Qinv = plus(k.Qinv, 1) },
		"Qinv not reduced":   func(k *rsaKey) { k.Qinv = new(big.Int).Add(k.Qinv, k.P) },
		"Qinv zero":          func(k *rsaKey) { k.Qinv = new(big.Int) },
		"P":                  func(k *rsaKey) { k.P = plus(k.P, 2) },
		"P and Q exchanged":  func(k *rsaKey) { k.P, k.Q = k.Q, k.P },
		"all exchanged":      func(k *rsaKey) { k.P, k.Q, k.Dp, k.Dq = k.Q, k.P, k.Dq, k.Dp },
		"P negative":         func(k *rsaKey) { k.P, k.Q = new(big.Int).Neg(k.P), new(big.Int).Neg(k.Q) },
		"P is N":             func(k *rsaKey) { k.P, k.Q = k.N, big.NewInt(1) },
		"primes of another":  func(k *rsaKey) { k.P, k.Q = other.P, other.Q },
		"E":                  func(k *rsaKey) { k.E = 3 },
		"N":                  func(k *rsaKey) { k.N = plus(k.N, 2) },
		"version":            func(k *rsaKey) { k.Version = 1 },
		"version unknown":    func(k *rsaKey) { k.Version = 2 },
		"all of another key": func(k *rsaKey) { *k = *other },
	} {
		key := soundKey(t)
		spoil(key)
		compare(t, name, certificate, leaf.Certificate, key)
	}
	weak := closePrimes(t)
	der, err := asn1.Marshal(*weak)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := x509.ParsePKCS1PrivateKey(der); err == nil || weak.sound() {
		t.Errorf("primes that are close to each other: crypto/x509 says %v, sound %t", err, weak.sound())
	}
}

// compare asks both sides of a key; a yes of the fast path must be one of crypto/tls.
func compare(t *testing.T, name, certificate string, leaf *x509.Certificate, key *rsaKey) {
	t.Helper()
	der, err := asn1.Marshal(*key)
	if err != nil {
		t.Fatal(err)
	}
	text := block("RSA PRIVATE KEY", der)
	_, err = tls.X509KeyPair([]byte(certificate), []byte(text))
	if soundRSAPair(leaf, der) && err != nil {
		t.Errorf("%s: the fast path takes what crypto/tls refuses: %v", name, err)
	}
	if name == "nothing" && !soundRSAPair(leaf, der) {
		t.Error("the fast path does not take a good pair")
	}
	agree(t, ParseKeyPair(SecretString(certificate), SecretString(text)), certificate, text)
}

func BenchmarkParseKeyPair(b *testing.B) {
	leaf := issue(b, "ci", nil, rsaKeys()[0], nil)
	certificate, key := certificatePEM(leaf), keyPEM(b, leaf.key)
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			ParseKeyPair(SecretString(certificate), SecretString(key))
		}
	})
	b.Run("crypto-tls", func(b *testing.B) {
		for b.Loop() {
			_, _ = tls.X509KeyPair([]byte(certificate), []byte(key))
		}
	})
}
