package report

import (
	"bufio"
	"crypto/sha256"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// ICS writes the ends of credentials as a calendar, with alarms where the windows of the run begin
// (RFC 5545). The same credential keeps its UID from run to run.
func ICS(w io.Writer, r *lint.Result, o Options) error {
	c := calendar{bufio.NewWriter(w)}
	c.line("BEGIN:VCALENDAR")
	c.line("VERSION:2.0")
	c.line("PRODID:-//kubeconfig-lint//kubeconfig-lint//EN")
	c.line("CALSCALE:GREGORIAN")
	for _, s := range numbered(r) {
		if !s.Until.IsZero() {
			c.event(s, r, o)
		}
	}
	c.line("END:VCALENDAR")
	return c.Flush()
}

type calendar struct{ *bufio.Writer }

const utcStamp = "20060102T150405Z"

func (c calendar) event(s series, r *lint.Result, o Options) {
	path, _ := o.relative(s.Path)
	object := s.Object
	if object == "" {
		object = path
	}
	id := sha256.Sum256([]byte(strings.Join([]string{path, s.Object, s.Role, s.index}, "\x00")))
	c.line("BEGIN:VEVENT")
	c.line(fmt.Sprintf("UID:%x@kubeconfig-lint", id[:16]))
	c.line("DTSTAMP:" + r.Now.UTC().Format(utcStamp))
	c.line("DTSTART:" + s.Until.UTC().Format(utcStamp))
	c.line("SUMMARY:" + calendarText(roleNames[s.Role]+" of "+object+" ends"))
	c.line("DESCRIPTION:" + calendarText(fmt.Sprintf("%s of %s in %s, contexts: %s", roleNames[s.Role], object, path, strings.Join(s.Contexts, ", "))))
	c.line("TRANSP:TRANSPARENT")
	for _, window := range []lint.Window{o.WarnWithin, o.FailWithin} {
		if ahead := window.Of(s.Validity); ahead > 0 {
			c.line("BEGIN:VALARM")
			c.line("ACTION:DISPLAY")
			c.line("DESCRIPTION:" + calendarText(roleNames[s.Role]+" of "+object+" ends on "+lint.Date(s.Until)))
			c.line(fmt.Sprintf("TRIGGER:-PT%dS", int64(ahead/time.Second)))
			c.line("END:VALARM")
		}
	}
	c.line("END:VEVENT")
}

// calendarText quotes a value (RFC 5545 3.3.11).
func calendarText(text string) string { return calendarQuoter.Replace(Escape(text)) }

var calendarQuoter = strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`)

// line folds at 75 bytes, between characters (RFC 5545 3.1).
func (c calendar) line(text string) {
	const most = 75
	for room := most; len(text) > room; room = most - 1 {
		cut := room
		for !utf8.RuneStart(text[cut]) {
			cut--
		}
		_, _ = c.WriteString(text[:cut] + "\r\n ")
		text = text[cut:]
	}
	_, _ = c.WriteString(text + "\r\n")
}
