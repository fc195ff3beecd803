package credential

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/go-jose/go-jose/v4"
	josejson "github.com/go-jose/go-jose/v4/json"
)

// jwtLike reports text that can only be meant as a JWT: it begins with the base64 of
// `{"`, or its part before the first dot is a JSON object.
func jwtLike(word string) bool {
	word = strings.TrimLeftFunc(word, func(r rune) bool { return r == '\t' || strings.ContainsRune("\"'`", r) || invisible(r) })
	if strings.HasPrefix(word, "eyJ") {
		return true
	}
	first, _, found := strings.Cut(word, ".")
	if !found {
		return false
	}
	header, err := base64.RawURLEncoding.DecodeString(noTabs(first))
	return err == nil && json.Valid(header) && strings.HasPrefix(strings.TrimSpace(string(header)), "{")
}

// noTabs does what go-jose does with white space before it reads a token
// (gopkg.in/go-jose/go-jose.v2 v2.6.3 jws.go ParseSigned): of all that, only a tab can
// stand in a word of a header.
func noTabs(s string) string { return strings.ReplaceAll(s, "\t", "") }

// algorithms are all that a JWT can be signed with: what is acceptable is asked later.
var algorithms = []jose.SignatureAlgorithm{
	jose.RS256, jose.RS384, jose.RS512, jose.PS256, jose.PS384, jose.PS512, jose.ES256, jose.ES384, jose.ES512, jose.EdDSA,
	jose.HS256, jose.HS384, jose.HS512,
}

// parseJWT decodes a JWT and verifies nothing. The payload is read from the second part
// as it stands, tabs and all: so the API server finds the issuer before it asks go-jose
// (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:426-446, apiserver v0.37.2
// plugin/pkg/authenticator/token/oidc/oidc.go:610-636).
func parseJWT(word string) *Token {
	t := &Token{Kind: MalformedJWT}
	parts := strings.Split(word, ".")
	if len(parts) == 5 {
		t.Kind = Opaque // encrypted (RFC 7516 3.1): only who can decrypt it knows
		return t
	}
	if len(parts) != 3 {
		t.malformed = fmt.Sprintf("a JWT has three parts, this has %d", len(parts))
		return t
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		t.malformed = "the payload is not unpadded URL-safe base64"
		return t
	}
	var c claims
	if err := json.Unmarshal(payload, &c); err != nil {
		t.malformed = "the payload is no JSON object, or its issuer no text"
		return t
	}
	if t.malformed = t.readHeader(parts); t.malformed != "" {
		return t
	}
	t.readClaims(payload, c)
	return t
}

// readHeader reads algorithm, key id and type, and says what is wrong with the first and
// the third part. It reads them itself, with go-jose's JSON, because go-jose v4 gives no
// header of a token whose algorithm it refuses.
func (t *Token) readHeader(parts []string) string {
	var header struct {
		Algorithm string `json:"alg"`
		KeyID     string `json:"kid"`
		Type      any    `json:"typ"` // nobody reads it before the signature is checked
	}
	raw, err := base64.RawURLEncoding.DecodeString(noTabs(parts[0]))
	if err != nil || !json.Valid(raw) || josejson.Unmarshal(raw, &header) != nil {
		return "the header is not the base64 of a JSON object"
	}
	t.Algorithm, t.KeyID = header.Algorithm, header.KeyID
	t.Type, _ = header.Type.(string)
	signature := noTabs(parts[2])
	if _, err := base64.RawURLEncoding.DecodeString(signature); err != nil {
		return "the signature is not unpadded URL-safe base64"
	}
	switch {
	case strings.EqualFold(header.Algorithm, "none"):
		return ""
	case signature == "":
		return "the signature is missing"
	case !known(header.Algorithm):
		return ""
	}
	if _, err := jose.ParseSignedCompact(noTabs(strings.Join(parts, ".")), algorithms); err != nil {
		return "the header is not one of a signed token"
	}
	return ""
}

func known(algorithm string) bool {
	return slices.Contains(algorithms, jose.SignatureAlgorithm(algorithm))
}

// wholeSignature reports a signature as long as the algorithm makes them; of RSA, as long
// as the keys that people make (RFC 7518 3.1).
func wholeSignature(word, algorithm string) bool {
	signature := word[strings.LastIndex(word, ".")+1:]
	length := base64.RawURLEncoding.DecodedLen(len(noTabs(signature)))
	switch algorithm {
	case "ES256", "EdDSA":
		return length == 64
	case "ES384":
		return length == 96
	case "ES512":
		return length == 132
	case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512":
		return length >= 128 && length%32 == 0
	}
	return true
}
