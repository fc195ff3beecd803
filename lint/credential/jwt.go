package credential

import (
	"encoding/base64"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// jwtLike reports text that can only be meant as a JWT: it begins with the base64 of
// `{"`, or has three parts of which the first is a JSON object.
func jwtLike(word string) bool {
	word = strings.TrimLeft(word, "\t\ufeff\u200b\u200c\u200d\u2060\"'")
	if strings.HasPrefix(word, "eyJ") {
		return true
	}
	first, _, found := strings.Cut(word, ".")
	if !found {
		return false
	}
	header, err := base64.RawURLEncoding.DecodeString(strings.TrimSpace(first))
	return err == nil && json.Valid(header) && strings.HasPrefix(strings.TrimSpace(string(header)), "{")
}

// blanks are what go-jose takes out of a token before it reads it, as the API server's
// release of it does (gopkg.in/go-jose/go-jose.v2 v2.6.3 jws.go ParseSigned).
var blanks = regexp.MustCompile(`\s`)

// algorithms are all that a JWT can be signed with: what is acceptable is asked later.
var algorithms = []jose.SignatureAlgorithm{
	jose.RS256, jose.RS384, jose.RS512, jose.PS256, jose.PS384, jose.PS512, jose.ES256, jose.ES384, jose.ES512, jose.EdDSA,
	jose.HS256, jose.HS384, jose.HS512,
}

// claims are those that tell who, for whom and until when.
type claims struct {
	Issuer    string          `json:"iss"`
	Subject   json.RawMessage `json:"sub"`
	Email     string          `json:"email"`
	Audience  audience        `json:"aud"`
	Expires   json.RawMessage `json:"exp"`
	NotBefore json.RawMessage `json:"nbf"`
	IssuedAt  json.RawMessage `json:"iat"`
}

// parseJWT decodes a JWT and verifies nothing. The payload is read from the raw second
// part, as the API server does to find the issuer, where only line ends are forgiven
// (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:426-446); go-jose reads the rest.
func parseJWT(word string) *Token {
	t := &Token{Kind: MalformedJWT}
	parts := strings.Split(word, ".")
	if len(parts) != 3 {
		t.malformed = "a JWT has three parts, this has " + strconv.Itoa(len(parts))
		return t
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.malformed = "the payload is not unpadded URL-safe base64"
		return t
	}
	var c claims
	if err := json.Unmarshal(payload, &c); err != nil {
		t.malformed = "the payload is no JSON object of claims"
		return t
	}
	if !t.header(word, parts) {
		return t
	}
	t.Kind = OIDC
	t.Issuer, t.Audience, t.Email = c.Issuer, c.Audience, c.Email
	_ = json.Unmarshal(c.Subject, &t.Subject)
	t.User = t.Subject
	t.dates(c)
	switch {
	case c.Issuer == legacyIssuer:
		t.legacy(payload)
	case t.bound(payload):
	case strings.HasPrefix(c.Issuer, "https://sts.windows.net/") || strings.HasPrefix(c.Issuer, "https://login.microsoftonline.com/"):
		t.Kind = AzureAD
	}
	return t
}

// header reads algorithm, key id and type, and reports whether the parts besides the
// payload are sound. go-jose refuses alg none and an empty signature as malformed;
// what the header says of alg is then read here, so that the reason can be named.
func (t *Token) header(word string, parts []string) bool {
	var header struct {
		Algorithm string `json:"alg"`
		KeyID     string `json:"kid"`
		Type      string `json:"typ"`
	}
	raw, err := base64.RawURLEncoding.DecodeString(blanks.ReplaceAllString(parts[0], ""))
	if err != nil || json.Unmarshal(raw, &header) != nil {
		t.malformed = "the header is no base64 of a JSON object"
		return false
	}
	t.Algorithm, t.KeyID, t.Type = header.Algorithm, header.KeyID, header.Type
	if strings.EqualFold(header.Algorithm, "none") {
		return true
	}
	if blanks.ReplaceAllString(parts[2], "") == "" {
		t.malformed = "the signature is missing"
		return false
	}
	if _, err := base64.RawURLEncoding.DecodeString(blanks.ReplaceAllString(parts[2], "")); err != nil {
		t.malformed = "the signature is not unpadded URL-safe base64"
		return false
	}
	if _, err := jose.ParseSignedCompact(blanks.ReplaceAllString(word, ""), algorithms); err != nil && known(header.Algorithm) {
		t.malformed = "the header is not one of a signed token"
		return false
	}
	return true
}

func known(algorithm string) bool {
	for _, a := range algorithms {
		if string(a) == algorithm {
			return true
		}
	}
	return false
}

// dates reads the numbers of RFC 7519 4.1. OIDC takes fractions and numbers in quotes;
// for service accounts a quoted one is an error, which Rejections tells.
func (t *Token) dates(c claims) {
	var quoted bool
	t.Expires, quoted = numericDate(c.Expires)
	t.expText = quoted
	t.expMissing = len(c.Expires) == 0 || string(c.Expires) == "null"
	t.NotBefore, quoted = numericDate(c.NotBefore)
	t.notNumber = t.expText || quoted
	t.IssuedAt, quoted = numericDate(c.IssuedAt)
	t.notNumber = t.notNumber || quoted
}

// latest bounds dates, so that an exp in milliseconds does not overflow: the end of year 9999.
var latest = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)

func numericDate(raw json.RawMessage) (date time.Time, quoted bool) {
	text := string(raw)
	if text == "" || text == "null" {
		return time.Time{}, false
	}
	if strings.HasPrefix(text, `"`) {
		quoted = true
		text = strings.Trim(text, `"`)
	}
	seconds, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil:
		return time.Time{}, true
	case seconds >= float64(latest.Unix()):
		return latest, quoted
	case seconds <= 0:
		return time.Unix(0, 0).UTC(), quoted
	}
	return time.Unix(int64(seconds), 0).UTC(), quoted
}

// audience is one name or a list of them (RFC 7519 4.1.3).
type audience []string

// UnmarshalJSON takes both forms.
func (a *audience) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*a = audience{one}
		return nil
	}
	var many []string
	if err := json.Unmarshal(b, &many); err != nil {
		return err
	}
	*a = many
	return nil
}
