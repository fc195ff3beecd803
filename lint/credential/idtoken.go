package credential

import (
	"encoding/base64"
	"encoding/json"
	"strings"
	"time"
)

// ParseIDToken reads the end of an auth provider's id-token as client-go does before it
// sends it (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:333). A malformed
// token has a problem, and client-go's words less what they quote; one without exp
// ended in 1970.
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
		Expires oidcDate `json:"exp"`
	}
	if err := json.Unmarshal(payload, &claims); err != nil {
		return time.Time{}, "claims", "parsing claims: exp is no number or the payload no JSON object"
	}
	if claims.Expires.IsZero() {
		return epoch, "", ""
	}
	return claims.Expires.Time, "", ""
}
