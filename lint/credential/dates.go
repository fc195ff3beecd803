package credential

import (
	"encoding/json"
	"math"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"
)

// The first and the last date that are told apart: RFC 3339 ends with year 9999, and of a
// date before 1970 nothing matters but that it has passed.
var (
	epoch  = time.Unix(0, 0).UTC()
	latest = time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC)
)

// date is a moment from a token. Seconds so many that time.Time cannot count them
// come out in the distant past, as they do for go-oidc; go-jose v4 refuses them, where
// the v2 of the API server does as go-oidc.
func date(seconds int64) time.Time {
	const overflow = math.MaxInt64 - 62135596800 // seconds from year 1 to 1970
	switch {
	case seconds < 0 || seconds > overflow:
		return epoch
	case seconds > latest.Unix():
		return latest
	}
	return time.Unix(seconds, 0).UTC()
}

// numericDate is a date of go-jose, zero when there is none.
func numericDate(n *jwt.NumericDate) time.Time {
	if n == nil {
		return time.Time{}
	}
	return date(int64(*n))
}

// oidcDate is a date as go-oidc and client-go read it: a number, with a fraction or
// in quotes (github.com/coreos/go-oidc v2.5.0 oidc.go jsonTime, client-go v0.37.2
// plugin/pkg/client/auth/oidc/oidc.go:356).
type oidcDate struct{ time.Time }

// UnmarshalJSON refuses what is no number, null included.
func (d *oidcDate) UnmarshalJSON(b []byte) error {
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return err
	}
	seconds, err := n.Int64()
	if err != nil {
		fraction, err := n.Float64()
		if err != nil {
			return err
		}
		seconds = int64(fraction)
	}
	d.Time = date(seconds)
	return nil
}
