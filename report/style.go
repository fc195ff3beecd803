package report

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/fatih/color"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// style paints text for one report; nothing about colour is global.
type style struct {
	error, warning, info, good, bold, dim, link func(string) string
}

func newStyle(enabled bool) style {
	paint := func(attributes ...color.Attribute) func(string) string {
		c := color.New(attributes...)
		if enabled {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return func(text string) string { return c.Sprint(text) }
	}
	return style{
		error: paint(color.FgRed, color.Bold), warning: paint(color.FgYellow, color.Bold), info: paint(color.FgCyan, color.Bold),
		good: paint(color.FgGreen, color.Bold), bold: paint(color.Bold), dim: paint(color.Faint), link: paint(color.FgBlue),
	}
}

// hyperlink is a text that a terminal opens (gist.github.com/egmontkob, Hyperlinks in terminal emulators). The
// address is one of our own pages.
func hyperlink(text, address string) string {
	return "\x1b]8;;" + address + "\x1b\\" + text + "\x1b]8;;\x1b\\"
}

func (s style) severity(severity lint.Severity) func(string) string {
	switch severity {
	case lint.Error:
		return s.error
	case lint.Warning:
		return s.warning
	}
	return s.info
}

// wrap breaks prose at width. A word that is longer stands on a line of its own: a path
// or command is never broken.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case utf8.RuneCountInString(line)+1+utf8.RuneCountInString(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// away says how far a moment is, in the largest unit that is worth saying. Only reports
// for people hold durations.
func away(at, now time.Time) string {
	distance := at.Sub(now)
	if distance < 0 {
		return span(-distance) + " ago"
	}
	return "in " + span(distance)
}

func span(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= 730*day:
		return plural(int(d/(365*day)), "year")
	case d >= 2*day:
		return plural(int(d/day), "day")
	case d >= 2*time.Hour:
		return plural(int(d/time.Hour), "hour")
	case d >= 2*time.Minute:
		return plural(int(d/time.Minute), "minute")
	}
	return plural(int(d/time.Second), "second")
}

func (o Options) width() int {
	if o.Width <= 0 {
		return 80
	}
	return min(max(o.Width, 40), 120)
}

// plural counts things in prose.
func plural(n int, one string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + one + "s"
}

func itoa(n int) string { return strconv.Itoa(n) }
