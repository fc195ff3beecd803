// Package credential says what a certificate, a key or a token is, whom it names and
// until when it lives: pure functions of bytes and a clock. It verifies no signature
// of a token and knows nothing of kubeconfigs or rules.
package credential

import (
	"fmt"
	"io"
	"log/slog"
)

// redacted is all that is ever printed of a Secret.
const redacted = "[redacted]"

// Secret holds bytes that must not be shown: however it is printed, logged or
// marshalled, it says [redacted]. The zero value is empty. Secrets cannot be compared
// with == nor with reflect.DeepEqual.
type Secret struct {
	// reveal is a function because fmt calls no method on an unexported field: of a Secret
	// inside another struct it goes for the bytes, through pointers too. A function
	// has nothing to print but its address.
	reveal func() []byte
}

// NewSecret takes b, which the caller must not change afterwards.
func NewSecret(b []byte) Secret {
	if len(b) == 0 {
		return Secret{}
	}
	return Secret{reveal: func() []byte { return b }}
}

// SecretString takes a string.
func SecretString(s string) Secret { return NewSecret([]byte(s)) }

// Reveal gives the bytes to a parser. Nothing that it returns may reach a message.
func (s Secret) Reveal() []byte {
	if s.reveal == nil {
		return nil
	}
	return s.reveal()
}

// Len is the number of bytes.
func (s Secret) Len() int { return len(s.Reveal()) }

// IsEmpty reports whether there are no bytes at all.
func (s Secret) IsEmpty() bool { return s.Len() == 0 }

// String never gives the content.
func (s Secret) String() string { return redacted }

// GoString never gives the content.
func (s Secret) GoString() string { return redacted }

// Format never gives the content, whatever the verb is.
func (s Secret) Format(state fmt.State, _ rune) { _, _ = io.WriteString(state, redacted) }

// MarshalJSON never gives the content.
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + redacted + `"`), nil }

// MarshalText never gives the content.
func (s Secret) MarshalText() ([]byte, error) { return []byte(redacted), nil }

// LogValue never gives the content.
func (s Secret) LogValue() slog.Value { return slog.StringValue(redacted) }
