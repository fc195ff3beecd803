package credential

import (
	"encoding/base64"
	"strings"
	"testing"
	"time"
)

func TestMalformedJWTs(t *testing.T) {
	good := jwtOf("RS256", person)
	parts := strings.Split(good, ".")
	header, payload := parts[0], parts[1]
	raw := base64.RawURLEncoding.EncodeToString
	for name, value := range map[string]string{
		"two parts":               header + "." + payload,
		"four parts":              good + ".x",
		"one part":                header,
		"cut in the payload":      header + "." + payload[:len(payload)-7],
		"padded payload":          header + "." + base64.URLEncoding.EncodeToString([]byte(`{"iss":"x"}`)) + "." + signature,
		"payload with a tab":      header + "." + payload[:4] + "\t" + payload[4:] + "." + signature,
		"payload is no JSON":      header + "." + raw([]byte("x")) + "." + signature,
		"payload is a list":       header + "." + raw([]byte("[]")) + "." + signature,
		"issuer is a number":      jwtOf("RS256", person.with(object{"iss": 1})),
		"no signature":            header + "." + payload + ".",
		"signature is no base64":  header + "." + payload + ".+/+/",
		"padded signature":        header + "." + payload + "." + signature + "=",
		"header is cut":           header[:len(header)-3] + "." + payload + "." + signature,
		"algorithm is a number":   raw([]byte(`{"alg":1}`)) + "." + payload + "." + signature,
		"algorithm stands twice":  raw([]byte(`{"alg":"RS256","alg":"RS256"}`)) + "." + payload + "." + signature,
		"embedded private key":    encode(object{"alg": "RS256", "jwk": object{"kty": "oct", "k": "AA"}}) + "." + payload + "." + signature,
		"deeply nested":           header + "." + raw([]byte(strings.Repeat(`{"a":`, 20_000))) + "." + signature,
		"deeply nested header":    raw([]byte(strings.Repeat(`{"a":`, 20_000))) + "." + payload + "." + signature,
		"quote in front":          `"` + good,
		"six parts":               header + ".....",
		"replacement characters":  "eyJ\ufffd." + payload + "." + signature,
		"no-break space and tail": good + "\u00a0x",
	} {
		got := ParseToken(SecretString(value))
		if got.Kind != MalformedJWT {
			t.Errorf("%s: %s", name, got.Kind)
			continue
		}
		if rejections := got.Rejections(now); len(rejections) != 1 || rejections[0].Kind != TokenMalformed || rejections[0].Detail == "" {
			t.Errorf("%s: %v", name, rejections)
		}
	}
}

// rejected are the kinds of rejections of a JWT with a change to its claims.
func rejected(value string, at time.Time) string {
	var list []string
	for _, r := range ParseToken(SecretString(value)).Rejections(at) {
		list = append(list, string(r.Kind))
	}
	return strings.Join(list, " ")
}

func TestServiceAccountRejections(t *testing.T) {
	unix := func(d time.Duration) int64 { return now.Add(d).Unix() }
	for _, row := range []struct {
		name      string
		algorithm string
		change    object
		want      string
	}{
		{"good", "RS256", nil, ""},
		{"PS256", "PS256", nil, ""},
		{"ES512", "ES512", nil, ""},
		{"none", "none", nil, "unacceptable-algorithm"},
		{"HS256", "HS256", nil, "unacceptable-algorithm"},
		{"unknown algorithm", "XX", nil, "unacceptable-algorithm"},
		{"no algorithm", "", nil, "unacceptable-algorithm"},
		{"expired within the leeway", "RS256", object{"exp": unix(-60 * time.Second)}, ""},
		{"expired", "RS256", object{"exp": unix(-61 * time.Second)}, "expired"},
		{"exp at the beginning of time", "RS256", object{"exp": 0}, "expired"},
		{"exp in milliseconds", "RS256", object{"exp": now.UnixMilli()}, ""},
		{"exp that overflows", "RS256", object{"exp": 1e30}, "malformed"},
		{"exp with a fraction", "RS256", object{"exp": float64(unix(time.Hour)) + 0.5}, ""},
		{"exp in quotes", "RS256", object{"exp": "1"}, "malformed"},
		{"nbf in quotes", "RS256", object{"nbf": "1"}, "malformed"},
		{"iat is no number", "RS256", object{"iat": object{}}, "malformed"},
		{"nbf within the leeway", "RS256", object{"nbf": unix(60 * time.Second)}, ""},
		{"nbf ahead", "RS256", object{"nbf": unix(61 * time.Second)}, "not-yet-valid"},
		{"iat ahead", "RS256", object{"iat": unix(61 * time.Second)}, "issued-in-the-future"},
		{"nbf is met before exp", "RS256", object{"nbf": unix(time.Hour), "exp": unix(-time.Hour)}, "not-yet-valid"},
		{"no issuer", "RS256", object{"iss": nil}, "no-issuer"},
		{"sub is a number", "RS256", object{"sub": 1}, "malformed"},
		{"one audience", "RS256", object{"aud": "vault"}, ""},
		{"no audience", "RS256", object{"aud": nil}, ""},
		{"audience is a number", "RS256", object{"aud": 1}, "malformed"},
		{"algorithm and date", "HS256", object{"exp": unix(-time.Hour)}, "unacceptable-algorithm expired"},
	} {
		if got := rejected(jwtOf(row.algorithm, bound.with(row.change)), now); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
	twice := `{"iss":"x","exp":1,"exp":9999999999,"kubernetes.io":{"namespace":"ns","serviceaccount":{"name":"ci"}}}`
	if got := rejected(encode(object{"alg": "RS256"})+"."+base64.RawURLEncoding.EncodeToString([]byte(twice))+"."+signature, now); got != "malformed" {
		t.Errorf("a claim that stands twice: %q", got)
	}
}

func TestServiceAccountClaims(t *testing.T) {
	account := object{"name": "ci", "uid": "u-1"}
	value := jwtOf("RS256", bound.with(object{"exp": nil, "kubernetes.io": object{
		"namespace": "ns", "serviceaccount": account, "warnafter": now.Unix(), "node": object{"name": "n"}, "pod": object{"name": "p", "uid": "u-2"},
	}}))
	got := ParseToken(SecretString(value))
	if !got.NeverExpires || !got.Expires.IsZero() {
		t.Error("a token without exp has an end")
	}
	if want := (ServiceAccount{Namespace: "ns", Name: "ci", UID: "u-1", BoundKind: "Pod", BoundName: "p", WarnAfter: now}); *got.ServiceAccount != want {
		t.Errorf("%+v, want %+v", *got.ServiceAccount, want)
	}
	got = ParseToken(SecretString(jwtOf("RS256", bound)))
	if got.NeverExpires || !got.Expires.Equal(now.Add(time.Hour)) || !got.IssuedAt.Equal(now.Add(-time.Hour)) || !got.NotBefore.Equal(now.Add(-time.Hour)) {
		t.Errorf("dates %v %v %v", got.IssuedAt, got.NotBefore, got.Expires)
	}
}

func TestLegacyRejections(t *testing.T) {
	const prefix = "kubernetes.io/serviceaccount/"
	for _, row := range []struct {
		name   string
		change object
		says   string
	}{
		{"good", nil, ""},
		{"exp in the past", object{"exp": 1}, ""},
		{"nbf ahead", object{"nbf": now.Add(time.Hour).Unix()}, ""},
		{"exp in quotes", object{"exp": "1"}, "[invalid bearer token, go-jose/go-jose/jwt: expected number value to unmarshal NumericDate]"},
		{"no sub", object{"sub": nil}, "[invalid bearer token, sub claim is missing]"},
		{"no namespace", object{prefix + "namespace": nil}, "[invalid bearer token, namespace claim is missing]"},
		{"no secret", object{prefix + "secret.name": nil}, "[invalid bearer token, secretName claim is missing]"},
		{"no name", object{prefix + "service-account.name": nil}, "[invalid bearer token, serviceAccountName claim is missing]"},
		{"no uid", object{prefix + "service-account.uid": nil}, "[invalid bearer token, serviceAccountUID claim is missing]"},
		{"sub of another", object{"sub": "system:serviceaccount:ns:other"}, "[invalid bearer token, sub claim is invalid]"},
	} {
		token := ParseToken(SecretString(jwtOf("RS256", legacy.with(row.change))))
		got := token.Rejections(now)
		if len(got) == 0 && row.says == "" || len(got) == 1 && got[0].Says == row.says {
			if !token.NeverExpires || !token.Expires.IsZero() {
				t.Errorf("%s: has an end", row.name)
			}
			continue
		}
		t.Errorf("%s: %v", row.name, got)
	}
}

func TestOIDCRejections(t *testing.T) {
	unix := func(d time.Duration) int64 { return now.Add(d).Unix() }
	for _, row := range []struct {
		name, algorithm string
		change          object
		want            string
	}{
		{"good", "RS256", nil, ""},
		{"ends now", "RS256", object{"exp": unix(0)}, ""},
		{"ended a second ago", "RS256", object{"exp": unix(-time.Second)}, "expired"},
		{"no exp", "RS256", object{"exp": nil}, "expired"},
		{"exp in quotes", "RS256", object{"exp": "9999999999"}, ""},
		{"exp with a fraction", "RS256", object{"exp": float64(unix(time.Hour)) + 0.5}, ""},
		{"exp that overflows", "RS256", object{"exp": 1e30}, "expired"},
		{"exp is a word", "RS256", object{"exp": "tomorrow"}, "malformed"},
		{"exp is hexadecimal", "RS256", object{"exp": "0x7fffffff"}, "malformed"},
		{"iat is a word", "RS256", object{"iat": "today"}, "malformed"},
		{"iat ahead", "RS256", object{"iat": unix(time.Hour)}, ""},
		{"nbf within the leeway", "RS256", object{"nbf": unix(60 * time.Second)}, ""},
		{"nbf ahead", "RS256", object{"nbf": unix(61 * time.Second)}, "not-yet-valid"},
		{"none", "none", nil, "unacceptable-algorithm"},
		{"HS512", "HS512", nil, "unacceptable-algorithm"},
		{"EdDSA", "EdDSA", nil, "unacceptable-algorithm"},
		{"no issuer", "RS256", object{"iss": nil}, "no-issuer"},
		{"empty issuer", "RS256", object{"iss": ""}, "no-issuer"},
		{"no sub", "RS256", object{"sub": nil}, ""},
		{"sub is a number", "RS256", object{"sub": 7}, "malformed"},
		{"email is a number", "RS256", object{"email": 7}, ""},
		{"no aud", "RS256", object{"aud": nil}, ""},
		{"aud is an object", "RS256", object{"aud": object{}}, "malformed"},
	} {
		if got := rejected(jwtOf(row.algorithm, person.with(row.change)), now); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
}

func TestEKSRejections(t *testing.T) {
	pre := func(request string) string { return eksPrefix + base64.RawURLEncoding.EncodeToString([]byte(request)) }
	for _, row := range []struct{ name, value, want string }{
		{"fresh", eksToken(now), ""},
		{"ends now", eksToken(now.Add(-15 * time.Minute)), ""},
		{"ended", eksToken(now.Add(-15*time.Minute - time.Second)), "expired"},
		{"lower-case names", pre("https://sts.amazonaws.com/?x-amz-date=20261123T120000Z"), ""},
		{"cut", eksToken(now)[:len(eksToken(now))-60], "malformed"},
		{"no date", pre("https://sts.amazonaws.com/?Action=GetCallerIdentity"), "malformed"},
		{"two dates", pre("https://x/?X-Amz-Date=20261123T120000Z&x-amz-date=20261123T120000Z"), "malformed"},
		{"no such date", pre("https://x/?X-Amz-Date=20261323T120000Z"), "malformed"},
		{"no URL", pre("\x7f"), "malformed"},
		{"padded", eksPrefix + "YQ==", "malformed"},
	} {
		if got := rejected(row.value, now); got != row.want {
			t.Errorf("%s: %q, want %q", row.name, got, row.want)
		}
	}
	if got := ParseToken(SecretString(eksToken(now))); !got.Expires.Equal(now.Add(15*time.Minute)) || !got.IssuedAt.Equal(now) {
		t.Errorf("from %v until %v", got.IssuedAt, got.Expires)
	}
}

func TestParseIDToken(t *testing.T) {
	for _, row := range []struct {
		name, value   string
		expires       time.Time
		problem, says string
	}{
		{"good", jwtOf("RS256", person), now.Add(time.Hour), "", ""},
		{"without signature", "." + encode(object{"exp": 5}) + ".", time.Unix(5, 0), "", ""},
		{"no exp", jwtOf("RS256", person.with(object{"exp": nil})), time.Unix(0, 0), "", ""},
		{"exp in quotes", jwtOf("RS256", person.with(object{"exp": "7"})), time.Unix(7, 0), "", ""},
		{"exp with a fraction", jwtOf("RS256", person.with(object{"exp": 7.9})), time.Unix(7, 0), "", ""},
		{"opaque", "hunter2", time.Time{}, "parts", "ID Token is not a valid JWT"},
		{"two parts", "hunter2.hunter2", time.Time{}, "parts", "ID Token is not a valid JWT"},
		{"no base64", "x.hunter2+.x", time.Time{}, "base64", "illegal base64 data at input byte 7"},
		{"no JSON", "x." + base64.RawURLEncoding.EncodeToString([]byte("hunter2")) + ".x", time.Time{}, "claims", "parsing claims"},
		{"exp is a word", jwtOf("RS256", person.with(object{"exp": "hunter2"})), time.Time{}, "claims", "parsing claims"},
		{"exp is null", "x." + base64.RawURLEncoding.EncodeToString([]byte(`{"exp":null}`)) + ".x", time.Time{}, "claims", "parsing claims"},
	} {
		expires, problem, says := ParseIDToken(SecretString(row.value))
		if !expires.Equal(row.expires) || problem != row.problem || !strings.HasPrefix(says, row.says) || strings.Contains(says, "hunter2") {
			t.Errorf("%s: %v %q %q", row.name, expires, problem, says)
		}
	}
}

func TestEncoding(t *testing.T) {
	if got, err := DecodeBase64(SecretString("YWJj\r\n")); err != nil || string(got.Reveal()) != "abc" {
		t.Errorf("%q %v", got.Reveal(), err)
	}
	if _, err := DecodeBase64(SecretString("hunter2!")); err == nil || err.Error() != "illegal base64 data at input byte 7" {
		t.Error(err)
	}
	for word, want := range map[string]bool{"REDACTED": true, "DATA+OMITTED": true, "REDACTEDREDACTED": false, "AAAA": false, "null": true, "None": true, "JHtDQV9EQVRBfQo=": true, "PHlvdXIgQ0E+": true, "": false} {
		data, err := DecodeBase64(SecretString(word))
		if err != nil || IsPlaceholder(data) != want {
			t.Errorf("%s: %t (%v)", word, IsPlaceholder(data), err)
		}
	}
}
