package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// commands are the workflow commands for the severities.
var commands = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "notice"}

// GitHub writes annotations as workflow commands. GitHub keeps the first ten of a level, so the loudest
// come first; the job summary holds all (docs.github.com, workflow commands).
func GitHub(w io.Writer, r *lint.Result, o Options) error {
	out := bufio.NewWriter(w)
	for _, f := range loudestFirst(r) {
		path, _ := o.relative(f.Path)
		where := fmt.Sprintf("file=%s,line=%d", property(path), f.Range.Start.Line)
		if end := f.Range.End; end.Line > f.Range.Start.Line {
			where += fmt.Sprintf(",endLine=%d", end.Line)
		} else if end.Column > f.Range.Start.Column { // columns count only within one line
			where += fmt.Sprintf(",endLine=%d,col=%d,endColumn=%d", end.Line, f.Range.Start.Column, end.Column)
		}
		fmt.Fprintf(out, "::%s %s,title=%s::%s\n", commands[f.Severity], where, property(f.Rule), data(annotation(f)))
	}
	return out.Flush()
}

// loudestFirst are the findings that are not ignored, errors first, else in their order.
func loudestFirst(r *lint.Result) []lint.Finding {
	all := visible(r)
	slices.SortStableFunc(all, func(a, b lint.Finding) int {
		switch {
		case a.Severity == b.Severity:
			return 0
		case a.Severity.AtLeast(b.Severity):
			return -1
		}
		return 1
	})
	return all
}

// annotation is what a reader of a diff needs: what is wrong, what will be said, how to mend it.
func annotation(f lint.Finding) string {
	lines := []string{capital(Escape(f.Message)) + "."}
	if len(f.Contexts) > 0 {
		lines = append(lines, "Contexts: "+contextNames(f, 8))
	}
	if f.Says != "" {
		lines = append(lines, "kubectl says: "+Escape(f.Says))
	}
	for _, line := range strings.Split(f.Help, "\n") {
		lines = append(lines, Escape(line))
	}
	return strings.Join(lines, "\n")
}

// contextNames lists those that a finding touches; of very many the first ones.
func contextNames(f lint.Finding, most int) string {
	var all []string
	for i, name := range f.Contexts {
		if i == most {
			all = append(all, fmt.Sprintf("and %d more", len(f.Contexts)-most))
			break
		}
		if name == "" {
			name = `""`
		}
		all = append(all, Escape(name))
	}
	return strings.Join(all, ", ")
}

// data and property quote as the runner wants it (actions/toolkit packages/core/src/command.ts).
func data(text string) string { return dataQuoter.Replace(text) }

func property(text string) string { return propertyQuoter.Replace(Escape(text)) }

var (
	dataQuoter     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	propertyQuoter = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
