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
	cells [6]string
	paint func(string) string
}

// columns of the table: title, and how wide it may be at most and at least.
var columns = [6]struct {
	title       string
	most, least int
}{{"CONTEXT", 28, 7}, {"VERDICT", 14, 12}, {"CREDENTIAL", 18, 10}, {"IDENTITY", 40, 8}, {"VALID UNTIL", 16, 11}, {"LEFT", 12, 4}}

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
	widths := layOut(rows, o.width())
	title := make([]string, len(columns))
	for i, c := range columns {
		title[i] = pad(c.title, widths[i])
	}
	fmt.Fprintln(out, s.dim(strings.TrimRight(strings.Join(title, "  "), " ")))
	for _, row := range rows {
		cells := make([]string, len(columns))
		for i, cell := range row.cells {
			cells[i] = pad(cell, widths[i])
		}
		cells[1] = row.paint(cells[1])
		fmt.Fprintln(out, strings.TrimRight(strings.Join(cells, "  "), " "))
	}
	fmt.Fprintln(out)
	(&textWriter{Writer: out, style: s, options: o, result: r}).summary()
	return out.Flush()
}

func rowsOf(r *lint.Result, s style) []row {
	var rows []row
	for _, c := range r.Contexts {
		name := escape(c.Name)
		if c.Synthetic {
			name = "(none)"
		}
		if c.Current {
			name = "* " + name
		}
		rows = append(rows, row{
			end: c.Verdict.Until, paint: verdictPaint(c.Verdict.Outcome, s),
			cells: [6]string{name, string(c.Verdict.Outcome), c.Credential, escape(whom(c.Verdict.Identity)), date(c.Verdict.Validity, r.Now), left(c.Verdict.Validity, r.Now)},
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
		rows = append(rows, row{end: c.Until, paint: paint, cells: [6]string{escape(c.Path), outcome, c.Role, escape(whom(c.Identity)), date(c.Validity, r.Now), left(c.Validity, r.Now)}})
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

func left(v lint.Validity, now time.Time) string {
	switch {
	case v.Never || v.Until.IsZero():
		return "-"
	case now.After(v.Until):
		return "expired"
	}
	return span(v.Until.Sub(now))
}

// layOut gives every column what it needs, and takes from the widest until the line fits.
func layOut(rows []row, width int) [6]int {
	var widths [6]int
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
		for _, i := range []int{0, 3, 2, 4} {
			if widths[i] > columns[i].least && (widest < 0 || widths[i] > widths[widest]) {
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

func pad(text string, width int) string {
	runes := []rune(text)
	if len(runes) > width {
		return string(runes[:width-1]) + "…"
	}
	return text + strings.Repeat(" ", width-len(runes))
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}
