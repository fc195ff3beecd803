package report

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"html/template"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// The parts of the page: markup, one style and one script, both named by their hashes in its policy.
var (
	//go:embed html/page.tmpl
	pageTemplate string
	//go:embed html/page.css
	pageStyle string
	//go:embed html/page.js
	pageScript string
)

// HTML writes one page that needs nothing else: it fetches nothing, and its Content-Security-Policy allows
// no script and no style but its own.
func HTML(w io.Writer, r *lint.Result, o Options) error {
	t, err := template.New("page").Parse(pageTemplate)
	if err != nil {
		return err
	}
	return t.Execute(w, pageOf(r, o))
}

// policy allows nothing but what the page itself holds; the empty icon keeps browsers from asking for one.
func policy() string {
	hash := func(text string) string {
		sum := sha256.Sum256([]byte(text))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	return "default-src 'none'; style-src " + hash(pageStyle) + "; script-src " + hash(pageScript) + "; img-src data:; base-uri 'none'; form-action 'none'"
}

type (
	htmlPage struct {
		Policy, State, Class, Summary, Now, Version string
		Style                                       template.CSS
		Script                                      template.JS
		Failures                                    []string
		Contexts                                    []htmlContext
		MoreContexts                                int
		Credentials                                 []htmlCredential
		From, To                                    string
		X                                           int
		Errors, Warnings, Infos                     int
		Files                                       []htmlFile
	}
	htmlContext struct {
		Name, Verdict, Rule, Detail, Where, Class string
		Current                                   bool
	}
	htmlCredential struct {
		What, Where, Begins, Ends, State, Class string
		X, Width                                int
	}
	htmlFile struct {
		Path     string
		Findings []htmlFinding
	}
	htmlFinding struct {
		Severity                                                        lint.Severity
		Rule, Help, Message, Object, Contexts, Impact, Says, Log, Where string
		Line                                                            int
		Excerpt                                                         []htmlLine
		Mend                                                            []htmlMend
	}
	htmlLine struct {
		Number                int
		Before, Marked, After string
	}
	htmlMend struct {
		Text    string
		Command bool
	}
)

// maxCards bounds the cards; the table of credentials and the findings hold the rest.
const maxCards = 300

func pageOf(r *lint.Result, o Options) htmlPage {
	p := htmlPage{
		Policy: policy(), Style: template.CSS(pageStyle), Script: template.JS(pageScript), Version: o.Version, Now: lint.Date(r.Now), Summary: Escape(summaryLine(r, newStyle(false))),
		Errors: r.Count(lint.Error), Warnings: r.Count(lint.Warning), Infos: r.Count(lint.Info),
	}
	p.State, p.Class = stateOf(r)
	for _, failure := range r.Failures {
		p.Failures = append(p.Failures, Escape(failure.Path+" could not be read: "+failure.Err.Error()))
	}
	contexts := failingFirst(r)
	for _, c := range contexts[:min(len(contexts), maxCards)] {
		card := cardOf(c, r.Now)
		if examined(r) > 1 {
			path, _ := o.relative(c.Path)
			card.Where = Escape(path)
		}
		p.Contexts = append(p.Contexts, card)
	}
	p.MoreContexts = len(contexts) - len(p.Contexts)
	p.timeline(r, o)
	p.findings(r, o)
	return p
}

// stateOf is the one thing to know of a run, and its colour.
func stateOf(r *lint.Result) (state, class string) {
	switch {
	case r.Count(lint.Error) > 0:
		return plural(r.Count(lint.Error), "error"), "error"
	case r.Count(lint.Warning) > 0:
		return plural(r.Count(lint.Warning), "warning"), "warning"
	case examined(r) == 0:
		return "nothing to judge", "warning"
	}
	return "no problems", "good"
}

// failingFirst are the contexts that fail, then those that end soonest.
func failingFirst(r *lint.Result) []lint.Context {
	all := soonestFirst(r)
	slices.SortStableFunc(all, func(a, b lint.Context) int { return count(!fails(a)) - count(!fails(b)) })
	return all
}

func fails(c lint.Context) bool {
	return c.Verdict.Outcome != lint.OutcomeUsable && c.Verdict.Outcome != lint.OutcomeUnknown
}

func cardOf(c lint.Context, now time.Time) htmlContext {
	card := htmlContext{Name: Escape(c.Name), Current: c.Current, Verdict: string(c.Verdict.Outcome), Rule: c.Verdict.Rule}
	switch {
	case c.Synthetic:
		card.Name = "(none chosen)"
	case c.Name == "":
		card.Name = `""`
	}
	switch {
	case fails(c):
		card.Class = "fails"
	case c.Verdict.Outcome == lint.OutcomeUsable:
		card.Class = "works"
	}
	details := []string{c.Credential}
	if user := c.Verdict.Identity.User; user != "" {
		details = append(details, "as "+Escape(user))
	}
	switch {
	case c.Verdict.Never:
		details = append(details, "never ends")
	case !c.Verdict.Until.IsZero():
		details = append(details, "until "+lint.Date(c.Verdict.Until)+" ("+away(c.Verdict.Until, now)+")")
	}
	card.Detail = strings.Join(details, ", ")
	return card
}

const day = 24 * time.Hour

// timeline lays the lives of credentials over the time around now: what lies further away is cut, since the
// twenty years of a CA would leave nothing of an hour.
func (p *htmlPage) timeline(r *lint.Result, o Options) {
	var all []lint.Credential
	from, to := r.Now.Add(-30*day), r.Now.Add(60*day)
	for _, c := range r.Credentials {
		if c.Until.IsZero() {
			continue
		}
		all = append(all, c)
		if c.From.Before(from) && !c.From.IsZero() {
			from = c.From
		}
		if c.Until.After(to) {
			to = c.Until
		}
	}
	from, to = later(from, r.Now.Add(-400*day)), earlier(to, r.Now.Add(800*day))
	slices.SortStableFunc(all, func(a, b lint.Credential) int { return a.Until.Compare(b.Until) })
	at := func(t time.Time) int { return int(1000 * max(0, min(1, float64(t.Sub(from))/float64(to.Sub(from))))) }
	p.From, p.To, p.X = from.UTC().Format(time.DateOnly), to.UTC().Format(time.DateOnly), at(r.Now)-1
	for _, c := range all {
		path, _ := o.relative(c.Path)
		h := htmlCredential{What: roleNames[c.Role] + " of " + Escape(c.Object), Where: Escape(path), Ends: c.Until.UTC().Format(time.DateOnly), State: away(c.Until, r.Now), Class: "holds", X: at(c.From)}
		if c.Object == "" {
			h.What = roleNames[c.Role]
		}
		if !c.From.IsZero() {
			h.Begins = c.From.UTC().Format(time.DateOnly)
		}
		switch {
		case !c.Until.After(r.Now):
			h.Class, h.State = "ended", "ended "+h.State
		case c.Within(r.Now, o.WarnWithin.Of(c.Validity)):
			h.Class, h.State = "soon", "ends "+h.State
		default:
			h.State = "holds, ends " + h.State
		}
		h.Width = max(at(c.Until)-h.X, 4)
		h.X = min(h.X, 1000-h.Width)
		p.Credentials = append(p.Credentials, h)
	}
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

func earlier(a, b time.Time) time.Time {
	if a.Before(b) {
		return a
	}
	return b
}

func (p *htmlPage) findings(r *lint.Result, o Options) {
	files := map[string]int{}
	for _, f := range loudestFirst(r) {
		path, _ := o.relative(f.Path)
		i, known := files[path]
		if !known {
			i = len(p.Files)
			files[path] = i
			p.Files = append(p.Files, htmlFile{Path: Escape(path)})
		}
		p.Files[i].Findings = append(p.Files[i].Findings, htmlFindingOf(f, r, o))
	}
}

func htmlFindingOf(f lint.Finding, r *lint.Result, o Options) htmlFinding {
	h := htmlFinding{
		Severity: f.Severity, Rule: f.Rule, Help: helpURL(ruleOf(r, f.Rule), o.Version), Message: capital(Escape(f.Message)), Object: Escape(f.Object),
		Contexts: contextNames(f, 50), Says: Escape(f.Says), Log: Escape(f.Log), Line: f.Range.Start.Line,
	}
	switch {
	case f.FailsNow:
		h.Impact = "failing now"
	case !f.FailsFrom.IsZero():
		h.Impact = "failing from " + lint.Date(f.FailsFrom) + " (" + away(f.FailsFrom, r.Now) + ")"
	}
	for _, line := range f.Excerpt {
		runes := []rune(line.Text)
		start := min(max(line.MarkStart-1, 0), len(runes))
		end := min(max(line.MarkEnd-1, start), len(runes))
		h.Excerpt = append(h.Excerpt, htmlLine{line.Number, Escape(string(runes[:start])), Escape(string(runes[start:end])), Escape(string(runes[end:]))})
	}
	for _, line := range strings.Split(f.Help, "\n") {
		pasted, isCommand := strings.CutPrefix(line, command)
		if last := len(h.Mend) - 1; isCommand && last >= 0 && h.Mend[last].Command {
			h.Mend[last].Text += "\n" + Escape(pasted)
			continue
		}
		h.Mend = append(h.Mend, htmlMend{Escape(pasted), isCommand})
	}
	return h
}
