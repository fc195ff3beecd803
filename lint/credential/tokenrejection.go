package credential

import (
	"strings"
	"time"
)

// TokenRejectionKind is why an API server refuses a token, whoever signed it.
type TokenRejectionKind string

// The kinds of rejections.
const (
	TokenMalformed         TokenRejectionKind = "malformed"
	NoIssuer               TokenRejectionKind = "no-issuer"
	UnacceptableAlgorithm  TokenRejectionKind = "unacceptable-algorithm"
	IncompleteLegacyClaims TokenRejectionKind = "incomplete-legacy-claims"
	TokenExpired           TokenRejectionKind = "expired"
	TokenNotYetValid       TokenRejectionKind = "not-yet-valid"
	TokenIssuedInFuture    TokenRejectionKind = "issued-in-the-future"
	TokenTooLong           TokenRejectionKind = "too-long"
)

// TokenRejection is one reason with the words that the API server logs.
type TokenRejection struct {
	Kind TokenRejectionKind
	Says string
	// Detail says more for people: which part is malformed. It quotes nothing.
	Detail string
}

// leeway is what go-jose grants service account tokens on every date, and go-oidc on
// nbf only (gopkg.in/go-jose/go-jose.v2 v2.6.3 jwt/validation.go:24,
// github.com/coreos/go-oidc v2.5.0 verify.go:314).
const leeway = time.Minute

// invalidToken is what the API server says when no authenticator knows a token
// (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:41).
const invalidToken = "invalid bearer token"

func oidcWords(says string) string { return "[" + invalidToken + ", oidc: verify token: " + says + "]" }

// Rejections are the reasons for which every API server refuses the token, in the order in
// which it meets them.
func (t *Token) Rejections(now time.Time) []TokenRejection {
	switch {
	case t.tooLong:
		return []TokenRejection{{Kind: TokenTooLong, Says: invalidToken}}
	case t.malformed != "":
		return []TokenRejection{{Kind: TokenMalformed, Says: invalidToken, Detail: t.malformed}}
	case !t.Dated():
		return nil
	case t.Kind == EKS:
		if now.After(t.Expires) {
			return []TokenRejection{{Kind: TokenExpired, Says: invalidToken}}
		}
		return nil
	case t.Issuer == "":
		// Every authenticator looks for its issuer first (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:341).
		return []TokenRejection{{Kind: NoIssuer, Says: invalidToken}}
	}
	var all []TokenRejection
	if unacceptable(t.Algorithm) {
		all = append(all, TokenRejection{Kind: UnacceptableAlgorithm, Says: t.algorithmWords()})
	}
	if t.badClaims.Kind != "" {
		return append(all, t.badClaims)
	}
	switch t.Kind {
	case LegacyToken:
		return all
	case ServiceAccountToken:
		return append(all, t.serviceAccountDates(now)...)
	}
	return append(all, t.oidcDates(now)...)
}

// unacceptable reports a signature that no public key can check: the API server holds
// public keys only, so neither none nor a shared secret will do, and of those EdDSA is not on the list
// (apiserver v0.37.2 plugin/pkg/authenticator/token/oidc/oidc.go:242; client-go v0.37.2 util/keyutil/key.go:194).
func unacceptable(algorithm string) bool {
	return !known(algorithm) || strings.HasPrefix(algorithm, "HS") || algorithm == "EdDSA"
}

// algorithmWords do not name the algorithm: it may be any text.
func (t *Token) algorithmWords() string {
	if t.ServiceAccount != nil {
		return "[" + invalidToken + ", go-jose/go-jose: error in cryptographic primitive]"
	}
	return oidcWords("oidc: id token signed with unsupported algorithm")
}

// serviceAccountDates mirrors jwt.Claims.Validate (go-jose.v2 v2.6.3 jwt/validation.go:97-118),
// which knows a leeway for all three dates and stops at the first.
func (t *Token) serviceAccountDates(now time.Time) []TokenRejection {
	reject := func(kind TokenRejectionKind, says string) []TokenRejection {
		return []TokenRejection{{Kind: kind, Says: "[" + invalidToken + ", service account token " + says + "]"}}
	}
	switch {
	case !t.NotBefore.IsZero() && now.Add(leeway).Before(t.NotBefore):
		return reject(TokenNotYetValid, "is not valid yet")
	case !t.Expires.IsZero() && now.Add(-leeway).After(t.Expires):
		return reject(TokenExpired, "has expired")
	case !t.IssuedAt.IsZero() && now.Add(leeway).Before(t.IssuedAt):
		return reject(TokenIssuedInFuture, "is issued in the future")
	}
	return nil
}

// oidcDates mirrors IDTokenVerifier.Verify (github.com/coreos/go-oidc v2.5.0 verify.go:306-319):
// no leeway at the end, a minute at the beginning, and no exp counts as long ago.
func (t *Token) oidcDates(now time.Time) []TokenRejection {
	switch {
	case t.Expires.Before(now):
		return []TokenRejection{{Kind: TokenExpired, Says: oidcWords("oidc: token is expired")}}
	case !t.NotBefore.IsZero() && now.Add(leeway).Before(t.NotBefore):
		return []TokenRejection{{Kind: TokenNotYetValid, Says: oidcWords("oidc: current time before the nbf (not before) time")}}
	}
	return nil
}
