package credential

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"strings"
)

// URL is the address of a server or of a proxy, which may carry a password.
// However it is printed, it shows neither userinfo nor query nor fragment.
type URL struct{ raw string }

// NewURL takes an address as it stands in the file, well-formed or not.
func NewURL(raw string) URL { return URL{raw: raw} }

// Reveal gives the whole address to a parser.
func (u URL) Reveal() string { return u.raw }

// IsEmpty reports whether there is no address.
func (u URL) IsEmpty() bool { return u.raw == "" }

// String is the address without what may be secret. When it is malformed, all
// before the last @ goes: better too little than a password.
func (u URL) String() string {
	scheme, rest, found := strings.Cut(u.raw, "://")
	if !found {
		scheme, rest = "", u.raw
	}
	if at := strings.LastIndex(rest, "@"); at >= 0 {
		rest = rest[at+1:]
	}
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest = rest[:end]
	}
	if found && !strings.Contains(scheme, "@") {
		return scheme + "://" + rest
	}
	return rest
}

// GoString is String.
func (u URL) GoString() string { return u.String() }

// Format writes String, whatever the verb is.
func (u URL) Format(state fmt.State, verb rune) {
	if verb == 'q' {
		_, _ = fmt.Fprintf(state, "%q", u.String())
		return
	}
	_, _ = io.WriteString(state, u.String())
}

// MarshalJSON writes String.
func (u URL) MarshalJSON() ([]byte, error) { return json.Marshal(u.String()) }

// LogValue is String.
func (u URL) LogValue() slog.Value { return slog.StringValue(u.String()) }
