package credential

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// FormProblem is what is wrong with a value before anyone asks what it means.
type FormProblem string

// The problems of form. With any of them the API server does not find the token that is meant.
const (
	HeaderIllegal      FormProblem = "header-illegal"      // net/http refuses to send it
	LeadingSpace       FormProblem = "leading-space"       // the server reads no token at all
	BearerPrefix       FormProblem = "bearer-prefix"       // "Bearer " or the header's name in front
	Quoted             FormProblem = "quoted"              // quotes inside the value
	JSON               FormProblem = "json"                // an ExecCredential or a token response
	Base64OfToken      FormProblem = "base64-of-token"     // copied out of a Secret
	Split              FormProblem = "split"               // blanks inside a token, or words before it
	BOM                FormProblem = "bom"                 // a byte order mark in front
	InvisibleCharacter FormProblem = "invisible-character" // a zero-width character, a no-break space, …
)

// headerPrefix is the beginning of a whole header where its value is meant.
var headerPrefix = regexp.MustCompile(`(?i)\A(?:authorization[ \t]*[:=]|bearer[ :])`)

// quotes are the pairs that people and word processors put around a value.
var quotes = [][2]string{{`"`, `"`}, {`'`, `'`}, {"`", "`"}, {"“", "”"}, {"‘", "’"}, {"«", "»"}, {"„", "“"}}

// form finds what is wrong with a value of which the server sees the word. A kind that
// is told by its shape has none; a value of an unknown kind has one only where what
// stands in its way is plain.
func form(trimmed, word string, t *Token) FormProblem {
	switch {
	case headerPrefix.MatchString(trimmed):
		return BearerPrefix
	case strings.HasPrefix(trimmed, "\ufeff"):
		return BOM
	case slices.ContainsFunc(quotes, func(q [2]string) bool {
		return len(trimmed) > len(q[0]) && strings.HasPrefix(trimmed, q[0]) && strings.HasSuffix(trimmed, q[1])
	}):
		return Quoted
	case strings.HasPrefix(trimmed, "{"):
		return JSON
	case t.Kind != Opaque && t.Kind != MalformedJWT && !slices.Contains(jwtKinds, t.Kind):
		return ""
	case strings.ContainsFunc(word, invisible):
		return InvisibleCharacter
	case split(trimmed, word, t):
		return Split
	case t.Kind == Opaque && base64OfToken(word):
		return Base64OfToken
	}
	return ""
}

// invisible reports a character beyond ASCII that does not show: those that strings.TrimSpace
// takes away at the end of a header stand nowhere in the word.
func invisible(r rune) bool {
	return r > '~' && (unicode.IsSpace(r) || !unicode.IsGraphic(r)) && r != unicode.ReplacementChar
}

// split reports a JWT with blanks inside, as a YAML scalar over several lines has them,
// or with other words before it. The server reads the first word only. Whatever follows
// a token that is whole does no harm.
func split(trimmed, word string, t *Token) bool {
	fields := strings.Fields(trimmed)
	switch {
	case len(fields) < 2:
		return false
	case t.Kind == Opaque:
		return slices.ContainsFunc(fields[1:], func(field string) bool { return slices.Contains(jwtKinds, classify(field).Kind) })
	case t.Kind != MalformedJWT && wholeSignature(word, t.Algorithm):
		return false
	}
	joined := classify(strings.Join(fields, ""))
	return slices.Contains(jwtKinds, joined.Kind)
}

// base64OfToken reports the text of a Secret's data that was copied without decoding.
func base64OfToken(word string) bool {
	const shortest = 24 // the base64 of a bootstrap token has 32 characters
	if len(word) < shortest {
		return false
	}
	text := decodedText(word)
	return text != "" && !slices.Contains([]TokenKind{Opaque, Placeholder}, classify(text).Kind)
}
