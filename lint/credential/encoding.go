package credential

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
)

// DecodeBase64 decodes as client-go does, with the same words when it cannot.
func DecodeBase64(text Secret) (Secret, error) {
	decoded, err := base64.StdEncoding.DecodeString(string(text.Reveal()))
	if err != nil {
		return Secret{}, errors.New(base64Words(err))
	}
	return NewSecret(decoded), nil
}

// base64Words are the words of encoding/base64, which quote nothing.
func base64Words(err error) string {
	var corrupt base64.CorruptInputError
	if errors.As(err, &corrupt) {
		return corrupt.Error()
	}
	return "illegal base64 data"
}

// IsPlaceholder reports text that stands for a value, or the bytes that such text is the base64 of: REDACTED,
// DATA+OMITTED and null happen to be base64, and pipelines encode variables that were never set.
func IsPlaceholder(data Secret) bool {
	return data.Len() <= longestPlaceholder &&
		(placeholder().Match(bytes.TrimSpace(data.Reveal())) || placeholder().MatchString(base64.StdEncoding.EncodeToString(data.Reveal())))
}

// longestPlaceholder is as long as what sops makes of a CA, in bytes.
const longestPlaceholder = 1 << 16

// decodedText gives the printable text that a word is the base64 of, with or without
// padding; empty when it is none. A word that was cut is read as far as it goes.
func decodedText(word string) string {
	word = strings.TrimRight(word, "=")
	if len(word)%4 == 1 {
		word = word[:len(word)-1]
	}
	decoded, err := base64.RawStdEncoding.DecodeString(word)
	if err != nil || strings.ContainsFunc(string(decoded), unprintable) {
		return ""
	}
	return strings.TrimSpace(string(decoded))
}

func unprintable(r rune) bool { return r < ' ' && r != '\n' && r != '\r' || r > '~' }
