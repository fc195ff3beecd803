package credential

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"
)

// ParseIDToken reads the end of an auth provider's id-token as client-go does before it
// sends it (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go idTokenExpired). A
// malformed token has a problem, with client-go's words; one without exp ended in 1970.
func ParseIDToken(token Secret) (expires time.Time, problem, says string) {
	parts := strings.Split(string(token.Reveal()), ".")
	if len(parts) != 3 {
		return time.Time{}, "parts", "ID Token is not a valid JWT"
	}
	payload, err := base64.RawURLEncoding.DecodeString(parts[1])
	if err != nil {
		return time.Time{}, "base64", base64Words(err)
	}
	var claims struct {
		Expires json.RawMessage `json:"exp"`
	}
	if err := json.Unmarshal(payload, &claims); err != nil {
		return time.Time{}, "claims", "parsing claims: no JSON object"
	}
	if len(claims.Expires) == 0 || string(claims.Expires) == "null" {
		return time.Unix(0, 0).UTC(), "", ""
	}
	var number json.Number
	if err := json.Unmarshal(claims.Expires, &number); err != nil {
		return time.Time{}, "exp", "parsing claims: exp is no number"
	}
	expires, _ = numericDate([]byte(number.String()))
	return expires, "", ""
}

// DecodeBase64 decodes as client-go does, with the same words when it cannot.
func DecodeBase64(text Secret) (Secret, error) {
	decoded, err := decodeBase64(text.Reveal())
	if err != nil {
		return Secret{}, errors.New(base64Words(err))
	}
	return NewSecret(decoded), nil
}

func decodeBase64(text []byte) ([]byte, error) {
	decoded := make([]byte, base64.StdEncoding.DecodedLen(len(text)))
	n, err := base64.StdEncoding.Decode(decoded, text)
	return decoded[:n], err
}

func base64Words(err error) string {
	var corrupt base64.CorruptInputError
	if errors.As(err, &corrupt) {
		return fmt.Sprintf("illegal base64 data at input byte %d", int64(corrupt))
	}
	return "illegal base64 data"
}

// IsRedacted reports the bytes of the words that kubectl config view prints in place of
// data, and which happen to be base64 (client-go v0.37.2 tools/clientcmd/api/helpers.go:30).
func IsRedacted(data Secret) bool {
	switch base64.StdEncoding.EncodeToString(data.Reveal()[:min(data.Len(), 16)]) {
	case "REDACTED", "DATA+OMITTED":
		return true
	}
	return false
}
