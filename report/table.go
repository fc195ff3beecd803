package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// row is one line of the table before it is laid out.
type row struct {
	end   time.Time
	bare  bool // of a certificate or token that stands in no kubeconfig
	cells []string
	paint func(string) string
}

// column is one of the table: how wide it may be at most, and at least where lines must be cut.
type column struct {
	title       string
	most, least int
	// tail says that the end of a long cell tells more than its beginning.
	tail bool
}

// columnsOf leaves out the file where it is the same kubeconfig in every row.
func columnsOf(rows []row) []column {
	columns := []column{
		{"CONTEXT", 28, 7, false}, {"VERDICT", 14, 13, false}, {"CREDENTIAL", 18, 8, false}, {"IDENTITY", 40, 6, false},
		{"VALID UNTIL", 16, 11, false}, {"LEFT", 14, 12, false}, {"FILE", 48, 10, true},
	}
	file := len(columns) - 1
	if !slices.ContainsFunc(rows, func(r row) bool { return r.bare || r.cells[file] != rows[0].cells[file] }) {
		return columns[:file]
	}
	return columns
}

// Table writes one row for each context, and for each bare certificate or token, soonest
// expiry first, and the line that sums up.
func Table(w io.Writer, r *lint.Result, o Options) error {
	out := bufio.NewWriter(w)
	s := newStyle(o.Color)
	rows := rowsOf(r, s)
	slices.SortStableFunc(rows, func(a, b row) int {
		if a.end.IsZero() != b.end.IsZero() {
			return count(a.end.IsZero()) - count(b.end.IsZero())
		}
		return cmp.Compare(a.end.Unix(), b.end.Unix())
	})
	columns := columnsOf(rows)
	widths := layOut(rows, columns, o.width())
	title := make([]string, len(columns))
	for i, c := range columns {
		title[i] = pad(c.title, widths[i])
	}
	if len(rows) > 0 {
		fmt.Fprintln(out, s.dim(strings.TrimRight(strings.Join(title, "  "), " ")))
	}
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, c := range columns {
			cells[i] = fit(row.cells[i], widths[i], c.tail)
		}
		cells[1] = row.paint(cells[1])
		fmt.Fprintln(out, strings.TrimRight(strings.Join(cells, "  "), " "))
	}
	if len(rows) > 0 {
		fmt.Fprintln(out)
	}
	fmt.Fprintln(out, summaryLine(r, s))
	return out.Flush()
}

func rowsOf(r *lint.Result, s style) []row {
	var rows []row
	for _, c := range r.Contexts {
		name := Escape(c.Name)
		if c.Synthetic {
			name = "(none)"
		}
		if c.Current {
			name = "* " + name
		}
		rows = append(rows, row{
			end: c.Verdict.Until, paint: verdictPaint(c.Verdict.Outcome, s),
			cells: []string{name, string(c.Verdict.Outcome), c.Credential, Escape(whom(c.Verdict.Identity)), date(c.Verdict.Validity, r.Now), left(c.Verdict.Validity, r.Now), Escape(c.Path)},
		})
	}
	for _, c := range r.Credentials {
		if c.Object != "" {
			continue
		}
		outcome, paint := "valid", s.good
		switch {
		case !c.Until.IsZero() && r.Now.After(c.Until):
			outcome, paint = "expired", s.error
		case r.Now.Before(c.From):
			outcome, paint = "not yet valid", s.error
		}
		rows = append(rows, row{
			end: c.Until, bare: true, paint: paint,
			cells: []string{"-", outcome, c.Role, Escape(whom(c.Identity)), date(c.Validity, r.Now), left(c.Validity, r.Now), Escape(c.Path)},
		})
	}
	return rows
}

func verdictPaint(outcome lint.Outcome, s style) func(string) string {
	switch outcome {
	case lint.OutcomeUsable:
		return s.good
	case lint.OutcomeUnknown:
		return s.warning
	}
	return s.error
}

// whom is the user, service accounts in the short form of people.
func whom(i lint.Identity) string {
	user := i.User
	if account, ok := strings.CutPrefix(user, "system:serviceaccount:"); ok {
		user = "sa " + strings.Replace(account, ":", "/", 1)
	}
	switch {
	case i.Impersonates != "":
		return strings.TrimSpace(user + " as " + i.Impersonates)
	case user == "":
		return "-"
	}
	return user
}

// date is the end of a credential; the hour matters only when it is near.
func date(v lint.Validity, now time.Time) string {
	switch {
	case v.Never:
		return "never ends"
	case v.Until.IsZero():
		return "-"
	case v.Until.Sub(now).Abs() < 72*time.Hour:
		return v.Until.UTC().Format("2006-01-02 15:04")
	}
	return v.Until.UTC().Format(time.DateOnly)
}

// left is a bar of what is left of a life, where its beginning is known, and how long that is.
func left(v lint.Validity, now time.Time) string {
	switch {
	case v.Never || v.Until.IsZero():
		return "-"
	case now.After(v.Until):
		return bar(0) + "expired"
	case v.Lifetime() == 0:
		return span(v.Until.Sub(now))
	}
	return bar(float64(v.Until.Sub(now))/float64(v.Lifetime())) + span(v.Until.Sub(now))
}

// bar has three cells: as long as anything is left, one of them is full.
func bar(share float64) string {
	const cells = 3
	full := min(cells, int(share*cells))
	if share > 0 {
		full = max(1, full)
	}
	return strings.Repeat("█", full) + strings.Repeat("░", cells-full) + " "
}

// layOut gives every column what it needs, and takes from the widest until the line fits.
func layOut(rows []row, columns []column, width int) []int {
	widths := make([]int, len(columns))
	for i, c := range columns {
		widths[i] = len(c.title)
		for _, row := range rows {
			widths[i] = max(widths[i], min(utf8.RuneCountInString(row.cells[i]), c.most))
		}
	}
	total := func() int {
		sum := 2 * (len(widths) - 1)
		for _, w := range widths {
			sum += w
		}
		return sum
	}
	for total() > width {
		widest := -1
		for i, c := range columns {
			if widths[i] > c.least && (widest < 0 || widths[i] > widths[widest]) {
				widest = i
			}
		}
		if widest < 0 {
			break
		}
		widths[widest]--
	}
	return widths
}

// fit cuts a text to a width, or fills it up.
func fit(text string, width int, tail bool) string {
	runes := []rune(text)
	switch {
	case len(runes) <= width:
		return pad(text, width)
	case tail:
		return "…" + string(runes[len(runes)-width+1:])
	}
	return string(runes[:width-1]) + "…"
}

func pad(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-utf8.RuneCountInString(text)))
}
