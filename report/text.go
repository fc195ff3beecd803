package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// Text writes the findings for a person with a red pipeline and five minutes, and one
// line that sums up and names the next expiry.
func Text(w io.Writer, r *lint.Result, o Options) error {
	out := bufio.NewWriter(w)
	t := newTextWriter(out, r, o)
	for _, f := range visible(r) {
		t.finding(f)
	}
	fmt.Fprintln(t, summaryLine(t.result, t.style))
	return out.Flush()
}

type textWriter struct {
	*bufio.Writer
	style   style
	options Options
	result  *lint.Result
	// current are the current contexts, each with the path that defines it.
	current map[place]bool
}

// place is the path and the name of a context.
type place struct{ path, name string }

func newTextWriter(out *bufio.Writer, r *lint.Result, o Options) *textWriter {
	t := &textWriter{Writer: out, style: newStyle(o.Color), options: o, result: r, current: map[place]bool{}}
	for _, c := range r.Contexts {
		if c.Current && !c.Synthetic {
			t.current[place{c.Path, c.Name}] = true
		}
	}
	return t
}

func (t *textWriter) finding(f lint.Finding) {
	paint := t.style.severity(f.Severity)
	head := string(f.Severity) + "[" + f.Rule + "]"
	message := wrap(head+": "+Escape(f.Message), t.options.width())
	for i, line := range message {
		if i == 0 {
			shown := paint(head)
			if rule := ruleOf(t.result, f.Rule); t.options.Links && rule.Group != "" {
				shown = hyperlink(shown, helpURL(rule, t.options.Version))
			}
			line = shown + t.style.bold(strings.TrimPrefix(line, head))
		} else {
			line = t.style.bold(line)
		}
		fmt.Fprintln(t, line)
	}
	gutter := gutterOf(f)
	where := Escape(f.Path)
	if len(f.Excerpt) > 0 || f.Range.Start.Line > 1 {
		where += fmt.Sprintf(":%d:%d", f.Range.Start.Line, f.Range.Start.Column)
	}
	fmt.Fprintf(t, "%s%s %s\n", strings.Repeat(" ", gutter), t.style.link("-->"), where)
	t.excerpt(f, gutter, paint)
	t.notes(f, gutter)
	fmt.Fprintln(t)
}

func gutterOf(f lint.Finding) int {
	widest := 1
	for _, line := range f.Excerpt {
		widest = max(widest, len(itoa(line.Number)))
	}
	return widest
}

// excerpt shows the masked line with the place underlined.
func (t *textWriter) excerpt(f lint.Finding, gutter int, paint func(string) string) {
	bar := t.style.link("|")
	blank := strings.Repeat(" ", gutter)
	if len(f.Excerpt) > 0 {
		fmt.Fprintf(t, "%s %s\n", blank, bar)
	}
	for _, line := range f.Excerpt {
		text := Escape(line.Text)
		start, end := markIn(line)
		text, start, end = slide(text, start, end, t.options.width()-gutter-3)
		fmt.Fprintf(t, "%s %s %s\n", t.style.link(fmt.Sprintf("%*d", gutter, line.Number)), bar, text)
		fmt.Fprintf(t, "%s %s %s%s\n", blank, bar, strings.Repeat(" ", start-1), paint(strings.Repeat("^", max(1, end-start))))
	}
}

// slide cuts a long line to room columns so that the mark is in sight.
func slide(text string, start, end, room int) (string, int, int) {
	runes := []rune(text)
	if len(runes) <= room {
		return text, start, end
	}
	if skip := min(start-room/2, len(runes)-room); skip > 1 {
		runes = append([]rune("…"), runes[skip+1:]...)
		start, end = start-skip, end-skip
	}
	if len(runes) > room {
		runes = append(runes[:room-1:room-1], '…')
	}
	return string(runes), min(start, room), min(end, room+1)
}

// markIn moves the marks to where they are once the line is escaped.
func markIn(line lint.ExcerptLine) (start, end int) {
	runes := []rune(line.Text)
	at := func(column int) int {
		return 1 + utf8.RuneCountInString(Escape(string(runes[:min(max(column-1, 0), len(runes))])))
	}
	return at(line.MarkStart), at(line.MarkEnd)
}

// summaryLine sums up, also when all is well.
func summaryLine(r *lint.Result, s style) string {
	errors, warnings, infos := r.Count(lint.Error), r.Count(lint.Warning), r.Count(lint.Info)
	var counts []string
	add := func(n int, one string, paint func(string) string) {
		if n > 0 {
			counts = append(counts, paint(plural(n, one)))
		}
	}
	add(errors, "error", s.error)
	add(warnings, "warning", s.warning)
	add(infos, "info", s.info)
	switch {
	case len(counts) > 0:
	case examined(r) == 0:
		counts = []string{s.warning("nothing to judge")}
	default:
		counts = []string{s.good("no problems")}
	}
	if n := r.Ignored(); n > 0 {
		counts = append(counts, itoa(n)+" ignored")
	}
	var files []string
	if n := len(r.Files) - examined(r); n > 0 {
		files = append(files, itoa(n)+" skipped")
	}
	if n := len(r.Failures); n > 0 {
		files = append(files, s.error(itoa(n)+" could not be read"))
	}
	line := strings.Join(counts, ", ") + " in " + plural(len(r.Files)+len(r.Failures), "file")
	if len(files) > 0 {
		line += " (" + strings.Join(files, ", ") + ")"
	}
	return line + ", " + plural(realContexts(r), "context") + "; " + nextExpiry(r)
}

func nextExpiry(r *lint.Result) string {
	e := r.NextExpiry
	if e == nil {
		return "no expiry ahead is known"
	}
	what := e.Object
	if what == "" {
		what = e.Path
	}
	return fmt.Sprintf("next expiry %s (%s, %s of %s)", e.At.UTC().Format("2006-01-02"), away(e.At, r.Now), strings.ReplaceAll(e.Credential, "-", " "), Escape(what))
}
