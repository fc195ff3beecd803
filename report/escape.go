package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// escape makes visible what could do harm or deceive: control characters, which
// terminals and log processors obey; bidirectional and zero-width ones, which change what
// the eye reads; and bytes that are no UTF-8. Every format runs text from inputs
// through it before its own encoder.
func escape(text string) string {
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

// lines escapes a text of several lines and keeps its line feeds.
func lines(text string) []string {
	if text == "" {
		return nil
	}
	all := strings.Split(text, "\n")
	for i := range all {
		all[i] = escape(all[i])
	}
	return all
}

// deceives reports characters that are obeyed or not seen instead of read. Cf are the
// format characters, bidirectional ones and zero-width ones among them; Co and Cs are
// private and broken ones; Zl and Zp end lines.
func deceives(r rune) bool {
	return unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp)
}
