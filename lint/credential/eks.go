package credential

import (
	"encoding/base64"
	"net/url"
	"strings"
	"time"
)

// eksPrefix begins every token that is a pre-signed request for sts:GetCallerIdentity
// (kubernetes-sigs/aws-iam-authenticator pkg/token/token.go).
const eksPrefix = "k8s-aws-v1."

// eksLifetime is how long the authenticator of EKS takes a token after its date,
// whatever X-Amz-Expires says (aws-iam-authenticator pkg/token/token.go:97-107).
const eksLifetime = 15 * time.Minute

// parseEKS reads the date of a pre-signed request; nil when it is none.
func parseEKS(word string) *Token {
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimRight(strings.TrimPrefix(word, eksPrefix), "="))
	if err != nil {
		return nil
	}
	request, err := url.Parse(string(raw))
	if err != nil {
		return nil
	}
	query := request.Query()
	for name, values := range query {
		if strings.EqualFold(name, "X-Amz-Date") && len(values) == 1 {
			signed, err := time.Parse("20060102T150405Z", values[0])
			if err != nil {
				return nil
			}
			return &Token{Kind: EKS, IssuedAt: signed, NotBefore: signed, Expires: signed.Add(eksLifetime)}
		}
	}
	return nil
}
