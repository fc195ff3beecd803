package report

import (
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// command begins a line of a help text that is to be pasted, not read.
const command = "    "

// notes are what is touched, what will be said, how to mend it and where to read more.
func (t *textWriter) notes(f lint.Finding, gutter int) {
	t.note(gutter, "contexts", t.contexts(f)+t.patience(f))
	says := "kubectl says"
	if f.Certainty == lint.Likely {
		says = "kubectl will likely say"
	}
	t.note(gutter, says, f.Says)
	t.note(gutter, "API server log", f.Log)
	if !f.Expires.IsZero() {
		label := "expires"
		if f.Expires.Before(t.result.Now) {
			label = "expired"
		}
		t.note(gutter, label, lint.Date(f.Expires)+" ("+away(f.Expires, t.result.Now)+")")
	}
	t.note(gutter, "help", f.Help)
	if rule := ruleOf(t.result, f.Rule); rule.Group != "" && !t.options.Links { // else the rule's name leads there
		t.note(gutter, "more", helpURL(rule, t.options.Version))
	}
}

// patience is until when the contexts can wait. The end of the credential itself has a line of its own.
func (t *textWriter) patience(f lint.Finding) string {
	switch {
	case len(f.Contexts) == 0 || f.FailsFrom.Equal(f.Expires) && !f.FailsNow:
		return ""
	case f.FailsNow && f.Certainty == lint.Likely:
		return "; likely failing now"
	case f.FailsNow:
		return "; failing now"
	}
	return "; failing from " + lint.Date(f.FailsFrom) + " (" + away(f.FailsFrom, t.result.Now) + ")"
}

// note writes a labelled text. Prose is wrapped; a command stays on one line.
func (t *textWriter) note(gutter int, label, text string) {
	lead := strings.Repeat(" ", gutter+1)
	hang := strings.Repeat(" ", len(lead)+len(label)+4)
	for i, line := range lines(text) {
		rows := wrap(line, t.options.width()-len(hang))
		if pasted, ok := strings.CutPrefix(line, command); ok {
			rows = []string{"  " + t.style.good(pasted)}
		}
		for j, row := range rows {
			margin := hang
			if i == 0 && j == 0 {
				margin = lead + t.style.link("=") + " " + t.style.bold(label) + ": "
			}
			fmt.Fprintln(t, margin+row)
		}
	}
}

// contexts names those that are touched, the current one marked; of very many only the first ones.
func (t *textWriter) contexts(f lint.Finding) string {
	const most = 8
	var all []string
	for i, name := range f.Contexts {
		if i == most {
			all = append(all, fmt.Sprintf("and %d more", len(f.Contexts)-most))
			break
		}
		shown := Escape(name)
		if name == "" {
			shown = `""`
		}
		if t.isCurrent(f, name) {
			shown += " (current)"
		}
		all = append(all, shown)
	}
	return strings.Join(all, ", ")
}

// isCurrent reports whether a context that a finding touches is its file's current one. In a
// merged list, which has one current context, another file may define it.
func (t *textWriter) isCurrent(f lint.Finding, name string) bool {
	if !f.CurrentContext {
		return false
	}
	if len(t.current) == 1 {
		for only := range t.current {
			return only.name == name
		}
	}
	return t.current[place{f.Path, name}]
}
