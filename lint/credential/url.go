package credential

import (
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
)

// URL is the address of a server or of a proxy, which may carry a password.
// However it is printed, it shows neither userinfo nor query nor fragment.
type URL struct{ raw Secret }

// NewURL takes an address as it stands in the file, well-formed or not.
func NewURL(raw string) URL { return URL{raw: SecretString(raw)} }

// Reveal gives the whole address to a parser.
func (u URL) Reveal() string { return string(u.raw.Reveal()) }

// IsEmpty reports whether there is no address.
func (u URL) IsEmpty() bool { return u.raw.IsEmpty() }

// schemes are the right ones and what people write in their place.
var schemes = []string{"http", "https", "socks5", "htp", "htps", "htttp", "htttps", "httpss", "ftp", "tcp", "udp", "unix", "ssh", "ws", "wss", "grpc", "file", "socks", "socks4", "socks4a", "socks5h"}

// KnownScheme reports a scheme that may be shown: any other word before a colon may be a user name, or worse.
func KnownScheme(word string) bool { return slices.Contains(schemes, strings.ToLower(word)) }

// String is the address without what may be secret. It reads no grammar, since a
// malformed address keeps its password where a parser would not look: all before the
// last @ goes, and all from the first ? or # on. Where an @ follows one of these, no one
// can tell a query from a password, and nothing but the scheme is shown.
func (u URL) String() string {
	before, rest, found := strings.Cut(u.Reveal(), "://")
	if !found {
		before, rest = "", before
	}
	tail := ""
	if end := strings.IndexAny(rest, "?#"); end >= 0 {
		rest, tail = rest[:end], rest[end:]
	}
	rest = rest[strings.LastIndex(rest, "@")+1:]
	if strings.Contains(tail, "@") {
		rest = redacted
	}
	switch {
	case KnownScheme(before):
		return before + "://" + rest
	case found:
		return "…://" + rest
	}
	return rest
}

// GoString is String.
func (u URL) GoString() string { return u.String() }

// Format writes String, whatever the verb is; %q quotes it.
func (u URL) Format(state fmt.State, verb rune) {
	if verb == 'q' {
		_, _ = fmt.Fprintf(state, "%q", u.String())
		return
	}
	_, _ = io.WriteString(state, u.String())
}

// MarshalJSON writes String.
func (u URL) MarshalJSON() ([]byte, error) { return json.Marshal(u.String()) }

// MarshalText writes String.
func (u URL) MarshalText() ([]byte, error) { return []byte(u.String()), nil }

// LogValue is String.
func (u URL) LogValue() slog.Value { return slog.StringValue(u.String()) }
