package credential

import (
	"crypto/tls"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// marker is a word that only a secret holds; the fuzzers look for it in what is said.
const marker = "hunter2"

// silent fails when words that are meant to be shown hold the marker.
func silent(t *testing.T, words ...string) {
	t.Helper()
	for _, w := range words {
		if strings.Contains(w, marker) {
			t.Errorf("says %q", w)
		}
	}
}

func FuzzParseToken(f *testing.F) {
	for _, seed := range []string{
		"", " ", "\t", "Bearer x", `"x"`, "{", marker, "eyJ" + marker + ".a.b", "\ufeffeyJ", "a b c", eksToken(now), eksPrefix, jwtOf("RS256", bound), jwtOf("HS256", legacy),
		jwtOf(marker, person), jwtOf("RS256", person.with(object{"exp": marker})), jwtOf("RS256", bound.with(object{"exp": marker})),
		jwtOf("RS256", legacy.with(object{"sub": marker})), "ZXlK", "abcdef.0123456789abcdef",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		token := ParseToken(SecretString(value))
		for _, r := range token.Rejections(now) {
			silent(t, string(r.Kind), r.Says, r.Detail)
			if r.Kind == "" || r.Says == "" {
				t.Errorf("a rejection without a kind or words: %+v", r)
			}
		}
		if token.Kind == "" {
			t.Error("a token without a kind")
		}
		if _, err := json.Marshal([]any{token.Expires, token.IssuedAt, token.NotBefore}); err != nil {
			t.Errorf("a date that no report can hold: %v", err)
		}
		_, _, says := ParseIDToken(SecretString(value))
		silent(t, says)
		_, err := DecodeBase64(SecretString(value))
		silent(t, fmt.Sprint(err))
	})
}

func FuzzURL(f *testing.F) {
	for _, seed := range []string{"", "https://", "://", "@", "/", "?@", "#"} {
		f.Add(seed, seed)
	}
	f.Fuzz(func(t *testing.T, before, after string) {
		if strings.Contains(before+after, marker) {
			return
		}
		silent(t, NewURL(before+"://user:"+marker+"@"+after).String(), NewURL("https://h/?"+before+marker+after).String())
	})
}

func FuzzParseKeyPair(f *testing.F) {
	leaf, rsaLeaf := issue(f, "ci", nil, nil, nil), issue(f, "ci", nil, rsaKeys()[0], nil)
	for _, seed := range [][2]string{
		{"", ""}, {certificatePEM(leaf), keyPEM(f, leaf.key)}, {certificatePEM(rsaLeaf), keyPEM(f, rsaLeaf.key)}, {keyPEM(f, leaf.key), certificatePEM(leaf)},
		{block(marker, []byte("x")), block(marker+" PRIVATE KEY", []byte("x"))}, {certificatePEM(leaf, rsaLeaf), encryptedPEM()},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, certificate, key string) {
		pair := ParseKeyPair(SecretString(certificate), SecretString(key))
		silent(t, string(pair.Problem), pair.Says, pair.ClientCannotSign)
		for _, r := range pair.Rejections(now) {
			silent(t, r.Says)
		}
		pair.Validity()
		bundle := ParseCABundle(SecretString(certificate))
		silent(t, bundle.Says)
		if len(key) < maxKeyBytes {
			if _, err := tls.X509KeyPair([]byte(certificate), []byte(key)); (err == nil) != (pair.Problem == "") {
				t.Errorf("crypto/tls says %v, we %q", err, pair.Problem)
			}
		}
	})
}

func FuzzInspect(f *testing.F) {
	leaf := issue(f, "ci", nil, nil, nil)
	for _, seed := range []string{"", "\n", certificatePEM(leaf), keyPEM(f, leaf.key), certificatePEM(leaf) + keyPEM(f, leaf.key), jwtOf("RS256", bound), "-----BEGIN "} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, content string) {
		found := Inspect(SecretString(content))
		switch found.Kind {
		case MaterialNone, MaterialCertificates, MaterialKey, MaterialCombined, MaterialToken:
		default:
			t.Errorf("kind %q", found.Kind)
		}
		if (found.Kind == MaterialToken) != (found.Token != nil) {
			t.Errorf("%q with the token %v", found.Kind, found.Token)
		}
	})
}
