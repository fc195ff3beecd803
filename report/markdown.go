package report

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// maxMarkdown is where a summary is cut: GitHub drops one of more than a mebibyte as a whole.
const maxMarkdown = 900 << 10

// Markdown writes a job summary: what is broken, what each context will meet, what ends when, and every
// finding with the commands that mend it.
func Markdown(w io.Writer, r *lint.Result, o Options) error {
	m := &markdown{result: r, options: o}
	m.heading()
	m.verdicts()
	m.expiries()
	for _, f := range loudestFirst(r) {
		if m.Len() > maxMarkdown {
			fmt.Fprintf(m, "\n**This summary is cut here, at 900 KiB.** The other formats hold all findings.\n")
			break
		}
		m.finding(f)
	}
	_, err := w.Write(m.Bytes())
	return err
}

type markdown struct {
	bytes.Buffer
	result  *lint.Result
	options Options
}

// signs are the severities for a reader who scans.
var signs = map[lint.Severity]string{lint.Error: "❌", lint.Warning: "⚠️", lint.Info: "ℹ️"}

func (m *markdown) heading() {
	r := m.result
	state := "✅ no problems"
	switch {
	case r.Count(lint.Error) > 0:
		state = signs[lint.Error] + " " + plural(r.Count(lint.Error), "error")
	case r.Count(lint.Warning) > 0:
		state = signs[lint.Warning] + " " + plural(r.Count(lint.Warning), "warning")
	case examined(r) == 0:
		state = "nothing to judge"
	}
	fmt.Fprintf(m, "## kubeconfig-lint: %s\n\n%s\n", state, cell(summaryLine(r, newStyle(false))))
	for _, failure := range r.Failures {
		fmt.Fprintf(m, "\n%s could not be read: %s\n", cell(failure.Path), cell(failure.Err.Error()))
	}
}

func (m *markdown) verdicts() {
	if len(m.result.Contexts) == 0 {
		return
	}
	m.WriteString("\n| context | verdict | credential | identity | valid until |\n|---|---|---|---|---|\n")
	for i, c := range soonestFirst(m.result) {
		if i == maxRows {
			fmt.Fprintf(m, "| … | and %d more | | | |\n", len(m.result.Contexts)-maxRows)
			break
		}
		name := cell(c.Name)
		switch {
		case c.Synthetic:
			name = "(none chosen)"
		case c.Current:
			name = "**" + name + "** (current)"
		}
		verdict := string(c.Verdict.Outcome)
		if c.Verdict.Rule != "" {
			verdict += " by " + c.Verdict.Rule
		}
		fmt.Fprintf(m, "| %s | %s | %s | %s | %s |\n", name, verdict, c.Credential, cell(c.Verdict.Identity.User), m.end(c.Verdict.Validity))
	}
}

// soonestFirst are the contexts by when what is known of them ends; those without an end come last.
func soonestFirst(r *lint.Result) []lint.Context {
	all := slices.Clone(r.Contexts)
	slices.SortStableFunc(all, func(a, b lint.Context) int {
		if a.Verdict.Until.IsZero() != b.Verdict.Until.IsZero() {
			return count(a.Verdict.Until.IsZero()) - count(b.Verdict.Until.IsZero())
		}
		return a.Verdict.Until.Compare(b.Verdict.Until)
	})
	return all
}

// maxRows bounds a table; who has more contexts reads another format.
const maxRows = 200

func (m *markdown) expiries() {
	var dated []lint.Credential
	for _, c := range m.result.Credentials {
		if !c.Until.IsZero() {
			dated = append(dated, c)
		}
	}
	if len(dated) == 0 {
		return
	}
	slices.SortStableFunc(dated, func(a, b lint.Credential) int { return a.Until.Compare(b.Until) })
	m.WriteString("\n| ends | what | where |\n|---|---|---|\n")
	for i, c := range dated {
		if i == maxRows {
			fmt.Fprintf(m, "| … | and %d more | |\n", len(dated)-maxRows)
			break
		}
		fmt.Fprintf(m, "| %s | %s of %s | %s |\n", m.end(c.Validity), roleNames[c.Role], cell(c.Object), cell(c.Path))
	}
}

// roleNames are the roles of credentials as prose has them.
var roleNames = map[string]string{"client": "client certificate", "ca": "CA", "serving": "serving certificate", "token": "token", "id-token": "id-token"}

func (m *markdown) end(v lint.Validity) string {
	switch {
	case v.Never:
		return "never"
	case v.Until.IsZero():
		return ""
	}
	return v.Until.UTC().Format("2006-01-02") + " (" + away(v.Until, m.result.Now) + ")"
}

func (m *markdown) finding(f lint.Finding) {
	fmt.Fprintf(m, "\n### %s [`%s`](%s)\n\n%s.\n\n", signs[f.Severity], f.Rule, helpURL(ruleOf(m.result, f.Rule), m.options.Version), capital(cell(f.Message)))
	path, _ := m.options.relative(f.Path)
	fmt.Fprintf(m, "- at %s:%d\n", cell(path), f.Range.Start.Line)
	if len(f.Contexts) > 0 {
		fmt.Fprintf(m, "- contexts: %s\n", cell(contextNames(f, 20)))
	}
	if f.Says != "" {
		fmt.Fprintf(m, "- kubectl says: %s\n", cell(f.Says))
	}
	fenced := false
	for _, line := range append(strings.Split(f.Help, "\n"), "") {
		pasted, isCommand := strings.CutPrefix(line, command)
		if isCommand != fenced {
			fmt.Fprintln(m, map[bool]string{true: "\n```sh", false: "```"}[isCommand])
			fenced = isCommand
		}
		switch {
		case isCommand:
			fmt.Fprintln(m, strings.ReplaceAll(Escape(pasted), "```", "` ` `"))
		case line != "":
			fmt.Fprintf(m, "- to mend it: %s\n", cell(line))
		}
	}
}

// cell makes a text inert: no table, no markup, no mention, no link.
func cell(text string) string { return inertMarkdown.Replace(Escape(text)) }

var inertMarkdown = strings.NewReplacer(
	`\`, `\\`, "|", `\|`, "`", "\\`", "<", "&lt;", ">", "&gt;", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "~", `\~`, "#", `\#`, "@", "&#64;", "://", ":&#47;&#47;", "!", `\!`, "\n", " ",
)
