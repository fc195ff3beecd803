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
	t := &textWriter{Writer: out, style: newStyle(o.Color), options: o, result: r}
	for _, f := range visible(r) {
		t.finding(f)
	}
	t.summary()
	return out.Flush()
}

type textWriter struct {
	*bufio.Writer
	style   style
	options Options
	result  *lint.Result
}

func (t *textWriter) finding(f lint.Finding) {
	paint := t.style.severity(f.Severity)
	head := string(f.Severity) + "[" + f.Rule + "]"
	message := wrap(head+": "+escape(f.Message), t.options.width())
	for i, line := range message {
		if i == 0 {
			line = paint(head) + t.style.bold(strings.TrimPrefix(line, head))
		} else {
			line = t.style.bold(line)
		}
		fmt.Fprintln(t, line)
	}
	gutter := gutterOf(f)
	place := escape(f.Path)
	if len(f.Excerpt) > 0 || f.Range.Start.Line > 1 {
		place += fmt.Sprintf(":%d:%d", f.Range.Start.Line, f.Range.Start.Column)
	}
	fmt.Fprintf(t, "%s%s %s\n", strings.Repeat(" ", gutter), t.style.link("-->"), place)
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
		text := escape(line.Text)
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
		return 1 + utf8.RuneCountInString(escape(string(runes[:min(max(column-1, 0), len(runes))])))
	}
	return at(line.MarkStart), at(line.MarkEnd)
}

// notes are what is touched, what will be said, how to mend it and where to read more.
func (t *textWriter) notes(f lint.Finding, gutter int) {
	n := noteWriter{textWriter: t, indent: strings.Repeat(" ", gutter+1)}
	n.prose("contexts", contextList(t.result, f))
	client, log, _ := strings.Cut(f.Says, "\nAPI server log: ")
	label := "kubectl says"
	if f.Certainty == lint.Likely {
		label = "kubectl will likely say"
	}
	n.prose(label, client)
	n.prose("API server log", log)
	if !f.Expires.IsZero() {
		label := "expires"
		if f.Expires.Before(t.result.Now) {
			label = "expired"
		}
		n.prose(label, lint.Date(f.Expires)+" ("+away(f.Expires, t.result.Now)+")")
	}
	n.prose("help", f.Help)
	if rule := ruleOf(t.result, f.Rule); rule.Group != "" {
		n.lines("more", []string{t.style.dim(helpURL(rule, t.options.Version))})
	}
}

// noteWriter writes the labelled lines below an excerpt.
type noteWriter struct {
	*textWriter
	indent string
}

// prose wraps text behind its label; lines that are indented by four spaces are commands and stay whole.
func (n noteWriter) prose(label, text string) {
	room := n.options.width() - len(n.indent) - len(label) - 4
	var wrapped []string
	for _, line := range lines(text) {
		if command, ok := strings.CutPrefix(line, "    "); ok {
			wrapped = append(wrapped, "  "+n.style.good(command))
			continue
		}
		wrapped = append(wrapped, wrap(line, room)...)
	}
	n.lines(label, wrapped)
}

func (n noteWriter) lines(label string, text []string) {
	lead := n.indent + n.style.link("=") + " " + n.style.bold(label) + ": "
	for _, line := range text {
		fmt.Fprintln(n, lead+line)
		lead = n.indent + strings.Repeat(" ", len(label)+4)
	}
}

// contextList names the contexts, the current one marked; of very many only the first ones.
func contextList(r *lint.Result, f lint.Finding) string {
	const most = 8
	current := map[string]bool{}
	for _, c := range r.Contexts {
		if c.Current && !c.Synthetic {
			current[c.Name] = true
		}
	}
	var all []string
	for i, name := range f.Contexts {
		if i == most {
			all = append(all, fmt.Sprintf("and %d more", len(f.Contexts)-most))
			break
		}
		shown := escape(name)
		if name == "" {
			shown = `""`
		}
		if current[name] && f.CurrentContext {
			shown += " (current)"
		}
		all = append(all, shown)
	}
	return strings.Join(all, ", ")
}

// summary is the last line, also when all is well.
func (t *textWriter) summary() {
	r := t.result
	errors, warnings, infos := r.Count(lint.Error), r.Count(lint.Warning), r.Count(lint.Info)
	var counts []string
	add := func(n int, one string, paint func(string) string) {
		if n > 0 {
			counts = append(counts, paint(plural(n, one)))
		}
	}
	add(errors, "error", t.style.error)
	add(warnings, "warning", t.style.warning)
	add(infos, "info", t.style.info)
	if len(counts) == 0 {
		counts = []string{t.style.good("no problems")}
	}
	if n := r.Ignored(); n > 0 {
		counts = append(counts, itoa(n)+" ignored")
	}
	line := strings.Join(counts, ", ") + " in " + plural(len(r.Files), "file") + ", " + plural(realContexts(r), "context") + "; "
	fmt.Fprintln(t, line+nextExpiry(r))
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
	return fmt.Sprintf("next expiry %s (%s, %s of %s)", e.At.UTC().Format("2006-01-02"), away(e.At, r.Now), strings.ReplaceAll(e.Credential, "-", " "), escape(what))
}
