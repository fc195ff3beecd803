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

// maxEKS is the longest token that the authenticator of EKS looks at, in bytes (aws-iam-authenticator
// pkg/token/token.go, maxTokenLenBytes).
const maxEKS = 4 << 10

// parseEKS reads the date of a pre-signed request. One that cannot be read is
// malformed for the authenticator as well (token.go:595-683).
func parseEKS(word string) *Token {
	t := &Token{Kind: EKS, tooLong: len(word) > maxEKS}
	raw, err := base64.RawURLEncoding.DecodeString(strings.TrimPrefix(word, eksPrefix))
	if err != nil {
		t.malformed = "the pre-signed request is not unpadded URL-safe base64"
		return t
	}
	request, err := url.Parse(string(raw))
	if err != nil {
		t.malformed = "the pre-signed request is no URL"
		return t
	}
	var dates []string
	for name, values := range request.Query() {
		if strings.EqualFold(name, "X-Amz-Date") {
			dates = append(dates, values...)
		}
	}
	if len(dates) != 1 {
		t.malformed = "the pre-signed request has no X-Amz-Date"
		return t
	}
	signed, err := time.Parse("20060102T150405Z", dates[0])
	if err != nil {
		t.malformed = "the X-Amz-Date of the pre-signed request is no date"
		return t
	}
	t.IssuedAt, t.NotBefore, t.Expires = signed, signed, signed.Add(eksLifetime)
	return t
}
