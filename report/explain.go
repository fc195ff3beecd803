package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// PageFormats are the formats of one rule's page, by name.
var PageFormats = map[string]func(w io.Writer, rule *lint.Rule, o Options) error{"text": pageText, "json": pageJSON, "markdown": pageMarkdown}

// jsonPage is a page taken apart, and whole.
type jsonPage struct {
	Summary  string        `json:"summary"`
	Sections []jsonSection `json:"sections"`
	Markdown string        `json:"markdown"`
}

type jsonSection struct {
	Heading string `json:"heading"`
	Text    string `json:"text"`
}

func pageJSON(w io.Writer, rule *lint.Rule, o Options) error {
	page := &jsonPage{Summary: rule.Summary(), Markdown: rule.Page}
	for _, section := range rule.Sections() {
		page.Sections = append(page.Sections, jsonSection(section))
	}
	described := ruleForJSON(rule, o)
	described.Page = page
	return writeJSON(w, described)
}

func pageMarkdown(w io.Writer, rule *lint.Rule, _ Options) error {
	title, rest, _ := strings.Cut(rule.Page, "\n")
	_, err := fmt.Fprintf(w, "%s\n\n%s.%s", title, facts(rule), rest)
	return err
}

// facts are what the literal of a rule says beside its page.
func facts(rule *lint.Rule) string {
	severity := string(rule.Severity)
	for _, other := range rule.MaySeverities {
		severity += " or " + string(other)
	}
	effect := string(rule.Effect)
	for _, other := range rule.MayEffects {
		effect += " or " + string(other)
	}
	all := []string{"Severity: " + severity, "effect: " + effect, "profile: " + rule.Profile(), "since " + rule.Since}
	if rule.CWE > 0 {
		all = append(all, fmt.Sprintf("CWE-%d", rule.CWE))
	}
	return strings.Join(all, "; ")
}

// pageText sets a page for a terminal. Pages are our own and use little Markdown: headings, paragraphs,
// lists, fenced blocks and code in a line.
func pageText(w io.Writer, rule *lint.Rule, o Options) error {
	out, style := bufio.NewWriter(w), newStyle(o.Color)
	p := pageWriter{Writer: out, style: style, width: o.width()}
	fmt.Fprintf(out, "%s: %s\n", style.severity(rule.Severity)(rule.Name), style.bold(rule.Title))
	p.prose(facts(rule), "")
	for _, section := range rule.Sections() {
		fmt.Fprintf(out, "\n%s\n", style.bold(section.Heading))
		p.section(section.Text)
	}
	fmt.Fprintf(out, "\n%s\n", style.link(helpURL(rule, o.Version)))
	return out.Flush()
}

type pageWriter struct {
	*bufio.Writer
	style style
	width int
}

// section writes paragraphs and list items wrapped, and fenced blocks as they are.
func (p pageWriter) section(text string) {
	var paragraph []string
	flush := func() {
		p.item(strings.Join(paragraph, " "))
		paragraph = nil
	}
	fenced, spoken := false, false
	for _, line := range strings.Split(text, "\n") {
		switch {
		case strings.HasPrefix(line, "```"):
			flush()
			if name := fileOf(line); !fenced && name != "" {
				fmt.Fprintln(p, "    "+p.style.dim("# "+name))
			}
			fenced, spoken = !fenced, strings.HasPrefix(line, "```text")
		case fenced && spoken: // what kubectl says is prose; commands and files stay as they are
			for _, row := range wrap(line, p.width-4) {
				fmt.Fprintln(p, "    "+p.style.good(row))
			}
		case fenced:
			fmt.Fprintln(p, strings.TrimRight("    "+p.style.good(line), " "))
		case line == "":
			flush()
			fmt.Fprintln(p)
		case strings.HasPrefix(line, "- "):
			flush()
			paragraph = []string{line}
		default:
			paragraph = append(paragraph, strings.TrimSpace(line))
		}
	}
	flush()
}

// fileOf is the name in the opening of a block, "```yaml file=old.yaml".
func fileOf(fence string) string {
	_, name, _ := strings.Cut(fence, "file=")
	name, _, _ = strings.Cut(name, " ")
	return name
}

func (p pageWriter) item(text string) {
	if rest, ok := strings.CutPrefix(text, "- "); ok {
		p.prose(rest, "- ")
		return
	}
	p.prose(text, "")
}

// prose is indented by two columns; code in a line stands between quotes of its own already.
func (p pageWriter) prose(text, bullet string) {
	hang := strings.Repeat(" ", len(bullet))
	for i, line := range wrap(text, p.width-2-len(bullet)) {
		lead := hang
		if i == 0 {
			lead = bullet
		}
		fmt.Fprintln(p, "  "+lead+line)
	}
}
