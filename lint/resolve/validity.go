package resolve

import (
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Within reports whether the credential ends within window of now. One that has
// ended, or that has no end, does not.
func (v Validity) Within(now time.Time, window time.Duration) bool {
	return !v.Never && !v.Until.IsZero() && v.Until.After(now) && v.Until.Sub(now) <= window
}

// Lifetime is the whole life of the credential; 0 when it is unknown.
func (v Validity) Lifetime() time.Duration {
	if v.From.IsZero() || v.Until.IsZero() {
		return 0
	}
	return v.Until.Sub(v.From)
}

// later is the longer of two validities, as when one credential takes over from another.
func later(a, b Validity) Validity {
	switch {
	case a.Never || b.Never:
		return Validity{From: a.From, Never: true}
	case b.Until.After(a.Until):
		return Validity{From: a.From, Until: b.Until}
	}
	return a
}

// bounded cuts v at end: what is needed as well ends then.
func (v Validity) bounded(end time.Time) Validity {
	if !v.Never && v.Until.IsZero() {
		return v // unknown stays unknown
	}
	if v.Never || end.Before(v.Until) {
		return Validity{From: v.From, Until: end}
	}
	return v
}

// TokenValidity is the nominal life of a token: leeways of the API server are not counted in.
func TokenValidity(token *credential.Token) Validity {
	from := token.NotBefore
	if from.IsZero() {
		from = token.IssuedAt
	}
	return Validity{From: from, Until: token.Expires, Never: token.NeverExpires}
}

func rejectionTime(token *credential.Token, kind credential.TokenRejectionKind) time.Time {
	switch kind {
	case credential.TokenNotYetValid:
		return token.NotBefore
	case credential.TokenIssuedInFuture:
		return token.IssuedAt
	}
	return token.Expires
}
