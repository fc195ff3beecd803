package report

import (
	"bytes"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"
)

// Escape makes visible what could do harm or deceive: control characters, which
// terminals and log processors obey; bidirectional and zero-width ones, which change what
// the eye reads; and bytes that are no UTF-8. Every format runs text from inputs
// through it before its own encoder, and so does all that goes to standard error. JSON is
// lossless instead: see escapeJSON.
func Escape(text string) string {
	if !strings.ContainsFunc(text, deceives) && utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for i, width := 0, 0; i < len(text); i += width {
		var r rune
		r, width = utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && width == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case deceives(r) && r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case deceives(r):
			fmt.Fprintf(&b, `\u{%04x}`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// escapeJSON does the same to a JSON document without changing what it means: the
// standard encoder escapes only what is below U+0020.
func escapeJSON(document []byte) []byte {
	if !bytes.ContainsFunc(document, deceivesJSON) {
		return document
	}
	safe := make([]byte, 0, len(document)+64)
	for _, r := range string(document) {
		if !deceivesJSON(r) {
			safe = utf8.AppendRune(safe, r)
			continue
		}
		for _, unit := range utf16.AppendRune(nil, r) {
			safe = fmt.Appendf(safe, `\u%04x`, unit)
		}
	}
	return safe
}

// deceivesJSON leaves out the line feeds of the document's own layout.
func deceivesJSON(r rune) bool { return r != '\n' && deceives(r) }

// lines escapes a text of several lines and keeps its line feeds.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	all := strings.Split(text, "\n")
	for i := range all {
		all[i] = Escape(all[i])
	}
	return all
}

// deceives reports characters that are obeyed or not seen instead of read. Cf are the
// format characters, bidirectional ones and zero-width ones among them; Co and Cs are
// private and broken ones; Zl and Zp end lines.
func deceives(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}
