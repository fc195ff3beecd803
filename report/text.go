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
	indent := strings.Repeat(" ", gutter+1)
	note := func(label string, text []string) {
		for i, line := range text {
			lead := indent + t.style.link("=") + " " + t.style.bold(label) + ": "
			if i > 0 {
				lead = indent + strings.Repeat(" ", len(label)+4)
			}
			fmt.Fprintln(t, lead+line)
		}
	}
	room := t.options.width() - gutter - 14
	if len(f.Contexts) > 0 {
		note("contexts", wrap(contextList(t.result, f), room))
	}
	t.says(f, note, room)
	if !f.Expires.IsZero() {
		label := "expires"
		if f.Expires.Before(t.result.Now) {
			label = "expired"
		}
		note(label, []string{lint.Date(f.Expires) + " (" + away(f.Expires, t.result.Now) + ")"})
	}
	var help []string
	for _, line := range lines(f.Help) {
		if command, ok := strings.CutPrefix(line, "    "); ok {
			help = append(help, "  "+t.style.good(command))
			continue
		}
		help = append(help, wrap(line, room)...)
	}
	note("help", help)
	if rule := ruleOf(t.result, f.Rule); rule.Group != "" {
		note("more", []string{t.style.dim(helpURL(rule, t.options.Version))})
	}
}

// says are the words that the user will read, and behind them those of the API server's
// log, where the reason of a 401 stands alone.
func (t *textWriter) says(f lint.Finding, note func(string, []string), room int) {
	client, log, _ := strings.Cut(f.Says, "\nAPI server log: ")
	var wrapped []string
	for _, line := range lines(client) {
		wrapped = append(wrapped, wrap(line, room)...)
	}
	label := "kubectl says"
	if f.Certainty == lint.Likely {
		label = "kubectl will likely say"
	}
	note(label, wrapped)
	note("API server log", wrap(escape(log), room))
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
