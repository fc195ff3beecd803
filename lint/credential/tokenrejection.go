package credential

import (
	"slices"
	"time"
)

// TokenRejectionKind is why an API server refuses a token, whoever signed it.
type TokenRejectionKind string

// The kinds of rejections.
const (
	TokenExpired           TokenRejectionKind = "expired"
	TokenNotYetValid       TokenRejectionKind = "not-yet-valid"
	TokenIssuedInFuture    TokenRejectionKind = "issued-in-the-future"
	UnacceptableAlgorithm  TokenRejectionKind = "unacceptable-algorithm"
	TokenMalformed         TokenRejectionKind = "malformed"
	NoIssuer               TokenRejectionKind = "no-issuer"
	IncompleteLegacyClaims TokenRejectionKind = "incomplete-legacy-claims"
)

// TokenRejection is one reason with the words that the API server logs.
type TokenRejection struct {
	Kind TokenRejectionKind
	Says string
	// Detail says more for people: which part is malformed.
	Detail string
}

// leeway is what go-jose grants service account tokens on every date, and go-oidc on
// nbf only (gopkg.in/go-jose/go-jose.v2 v2.6.3 jwt/validation.go:24,
// github.com/coreos/go-oidc v2.5.0 verify.go:311).
const leeway = time.Minute

// Rejections are the reasons for which every API server refuses the token.
func (t *Token) Rejections(now time.Time) []TokenRejection {
	switch t.Kind {
	case MalformedJWT:
		return []TokenRejection{{Kind: TokenMalformed, Says: "invalid bearer token", Detail: t.malformed}}
	case EKS:
		if now.After(t.Expires) {
			return []TokenRejection{{Kind: TokenExpired, Says: "invalid bearer token"}}
		}
		return nil
	case ServiceAccountToken, LegacyToken, OIDC, AzureAD:
	default:
		return nil
	}
	if t.Issuer == "" {
		// Every authenticator looks for its issuer first (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:341).
		return []TokenRejection{{Kind: NoIssuer, Says: "invalid bearer token"}}
	}
	var all []TokenRejection
	if says := t.badAlgorithm(); says != "" {
		all = append(all, TokenRejection{Kind: UnacceptableAlgorithm, Says: says, Detail: t.Algorithm})
	}
	switch t.Kind {
	case LegacyToken:
		if t.missingClaim != "" {
			all = append(all, TokenRejection{Kind: IncompleteLegacyClaims, Says: "[invalid bearer token, " + t.missingClaim + "]", Detail: t.missingClaim})
		}
	case ServiceAccountToken:
		all = append(all, t.serviceAccountDates(now)...)
	default:
		all = append(all, t.oidcDates(now)...)
	}
	return all
}

// badAlgorithm names a signature that no public key can check: the API server holds
// public keys only, so neither none nor a shared secret will do.
func (t *Token) badAlgorithm() string {
	switch {
	case slices.Contains([]string{"HS256", "HS384", "HS512"}, t.Algorithm):
		return "[invalid bearer token, go-jose/go-jose: error in cryptographic primitive]"
	case !known(t.Algorithm):
		return "[invalid bearer token, oidc: verify token: oidc: id token signed with unsupported algorithm]"
	}
	return ""
}

// serviceAccountDates mirrors jwt.Claims.Validate (go-jose.v2 v2.6.3 jwt/validation.go:97-118).
func (t *Token) serviceAccountDates(now time.Time) []TokenRejection {
	switch {
	case t.notNumber:
		return []TokenRejection{{Kind: TokenMalformed, Says: "[invalid bearer token, go-jose/go-jose/jwt: expected number value to unmarshal NumericDate]", Detail: "a date among the claims is no number"}}
	case !t.NotBefore.IsZero() && now.Add(leeway).Before(t.NotBefore):
		return []TokenRejection{{Kind: TokenNotYetValid, Says: "[invalid bearer token, service account token is not valid yet]"}}
	case !t.Expires.IsZero() && now.Add(-leeway).After(t.Expires):
		return []TokenRejection{{Kind: TokenExpired, Says: "[invalid bearer token, service account token has expired]"}}
	case !t.IssuedAt.IsZero() && now.Add(leeway).Before(t.IssuedAt):
		return []TokenRejection{{Kind: TokenIssuedInFuture, Says: "[invalid bearer token, service account token is issued in the future]"}}
	}
	return nil
}

// oidcDates mirrors IDTokenVerifier.Verify (github.com/coreos/go-oidc v2.5.0 verify.go:300-320):
// no leeway at the end, a minute at the beginning, and no exp counts as long ago.
func (t *Token) oidcDates(now time.Time) []TokenRejection {
	switch {
	case t.expMissing || now.After(t.Expires):
		return []TokenRejection{{Kind: TokenExpired, Says: "[invalid bearer token, oidc: verify token: oidc: token is expired]"}}
	case !t.NotBefore.IsZero() && now.Add(leeway).Before(t.NotBefore):
		return []TokenRejection{{Kind: TokenNotYetValid, Says: "[invalid bearer token, oidc: verify token: oidc: current time … before the nbf (not before) time]"}}
	}
	return nil
}
