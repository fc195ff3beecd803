package credential

import (
	"encoding/json"
	"errors"
	"strings"

	josejson "github.com/go-jose/go-jose/v4/json"
	"github.com/go-jose/go-jose/v4/jwt"
)

// claims are what all JWTs are told apart by. The rest is read once the kind is known,
// because the authenticators differ in what they take for a number or a name.
type claims struct {
	Issuer     string          `json:"iss"`
	Subject    json.RawMessage `json:"sub"`
	Email      json.RawMessage `json:"email"`
	Kubernetes json.RawMessage `json:"kubernetes.io"`
	TokenUse   json.RawMessage `json:"token_use"`
	Type       json.RawMessage `json:"typ"`
}

// use is what a JWT says of itself: by its header (RFC 9068 2.1), by Amazon Cognito's token_use, or by Keycloak's typ. Keycloak's
// access tokens are left out: with an audience mapper they do for an API server.
func use(header, tokenUse, typ string) TokenUse {
	switch {
	case strings.EqualFold(strings.TrimPrefix(strings.ToLower(header), "application/"), "at+jwt"), tokenUse == "access":
		return AccessToken
	case tokenUse == "refresh", typ == "Refresh", typ == "Offline":
		return RefreshToken
	}
	return ""
}

// text is a claim that is text; empty when it is something else.
func text(claim json.RawMessage) string {
	var s string
	if json.Unmarshal(claim, &s) != nil {
		return ""
	}
	return s
}

// azureIssuers begin the issuers of Azure AD, versions 1 and 2, in all its clouds.
var azureIssuers = []string{
	"https://sts.windows.net/", "https://login.microsoftonline.com/", "https://login.microsoftonline.us/",
	"https://sts.chinacloudapi.cn/", "https://login.partner.microsoftonline.cn/",
}

// readClaims tells the kind of a sound JWT and reads its claims as the authenticator of
// that kind does.
func (t *Token) readClaims(payload []byte, c claims) {
	t.Issuer, t.Subject, t.Email = c.Issuer, text(c.Subject), text(c.Email)
	t.Use = use(t.Type, text(c.TokenUse), text(c.Type))
	if account := boundAccount(c.Kubernetes); account != nil {
		t.Kind = ServiceAccountToken
		t.readServiceAccount(payload, account)
		return
	}
	if c.Issuer == legacyIssuer {
		t.Kind = LegacyToken
		t.readLegacy(payload)
		return
	}
	t.Kind = OIDC
	for _, issuer := range azureIssuers {
		if strings.HasPrefix(c.Issuer, issuer) {
			t.Kind = AzureAD
		}
	}
	t.readOIDC(payload)
}

// readJoseClaims reads the registered claims of a service account token with go-jose's own
// types and JSON, as the API server does (kubernetes v1.37.2 pkg/serviceaccount/jwt.go:358):
// a date in quotes or a claim that stands twice is an error there.
func (t *Token) readJoseClaims(payload []byte, private any) *jwt.Claims {
	registered := &jwt.Claims{}
	err := josejson.Unmarshal(payload, registered)
	if err == nil {
		err = josejson.Unmarshal(payload, private)
	}
	if err != nil {
		t.badClaims = TokenRejection{Kind: TokenMalformed, Says: "[invalid bearer token, " + joseWords(err) + "]", Detail: "a claim has the wrong type or stands twice"}
	}
	t.Audience, t.IssuedAt = registered.Audience, numericDate(registered.IssuedAt)
	return registered
}

// joseWords are go-jose's words for claims of the wrong type, less what they quote.
func joseWords(err error) string {
	for _, constant := range []error{jwt.ErrUnmarshalNumericDate, jwt.ErrUnmarshalAudience} {
		if errors.Is(err, constant) {
			return constant.Error()
		}
	}
	return "json: cannot unmarshal a claim"
}

// readOIDC reads the claims of an ID token as go-oidc does (github.com/coreos/go-oidc
// v2.5.0 oidc.go:366): dates may be fractions or stand in quotes, and there must be an exp.
func (t *Token) readOIDC(payload []byte) {
	var c struct {
		Subject   string    `json:"sub"`
		Audience  audience  `json:"aud"`
		Expires   oidcDate  `json:"exp"`
		IssuedAt  oidcDate  `json:"iat"`
		NotBefore *oidcDate `json:"nbf"`
	}
	if err := json.Unmarshal(payload, &c); err != nil {
		t.badClaims = TokenRejection{Kind: TokenMalformed, Says: oidcWords("oidc: failed to unmarshal claims"), Detail: "a claim has the wrong type"}
	}
	t.User = t.Subject
	t.Audience, t.Expires, t.IssuedAt = c.Audience, c.Expires.Time, c.IssuedAt.Time
	if c.NotBefore != nil {
		t.NotBefore = c.NotBefore.Time
	}
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
	return json.Unmarshal(b, (*[]string)(a))
}
