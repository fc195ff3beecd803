package lint

import (
	"path/filepath"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/source"
)

// Pass is what one rule sees of one unit: a kubeconfig or a merged list of them, or
// a bare file. A rule reads no file, no clock and no environment.
type Pass struct {
	// View is the resolved kubeconfig; without any entry for a bare file.
	View *resolve.View
	// Material is the bare file; nil for a kubeconfig.
	Material *resolve.Material
	Now      time.Time
	Options  *Options
	// Walked says that the file was found in a folder and not named, ByDefault that kubectl takes it
	// without being told to.
	Walked, ByDefault bool

	rule        *Rule
	occurrences map[string][]occurrence
	credentials []Credential
	look        func(path, folder string) source.Facts
	report      func(Finding)
}

// Words are what a rule says of one condition. Empty fields fall back to what the
// rule and the condition say.
type Words struct {
	Message string
	Help    string
	// Severity and Effect replace the rule's usual ones; the rule declares them.
	Severity Severity
	Effect   Effect
	// Expires is the end of the credential in question, for a finding that warns of it.
	Expires time.Time
	// Certainty is that of a finding that decides nothing and depends on the server all the same.
	Certainty Certainty
}

// Each words every condition of the rule that runs. Severity, effect and certainty
// follow from whether the condition decides for a context that uses it.
func (p *Pass) Each(words func(*resolve.Condition) Words) {
	for _, o := range p.occurrences[p.rule.Name] {
		w := words(o.condition)
		f := Finding{
			Rule: p.rule.Name, Severity: p.rule.Severity, Effect: effect(o.condition), Certainty: Certain,
			Message: w.Message, Help: w.Help, Says: o.condition.Says, Log: o.condition.Log, Object: o.condition.Object, Field: o.condition.Field,
			Range: o.condition.Range(), Expires: w.Expires,
		}
		if w.Severity != "" {
			f.Severity = w.Severity
		}
		if !o.condition.Deciding() {
			f.Effect, f.Says, f.Log = usual(w.Effect, soft(p.rule.Effect)), "", ""
			if w.Certainty != "" {
				f.Certainty = w.Certainty
			}
		} else if !o.condition.Certain {
			f.Certainty = Likely
		}
		if o.condition.Deciding() && !o.decides {
			f.Effect, f.Says, f.Log = Risk, "", ""
			if f.Severity == Error {
				f.Severity = Warning
			}
			f.Message += o.instead()
			if len(o.contexts) == 0 && p.View.HasContexts() {
				f.Severity = Info // nobody meets it, but whoever names the entry in every call
			}
		}
		if f.Effect == Risk && o.condition.Deciding() {
			f.FailsFrom = p.firstEnd(o.contexts)
		}
		p.place(&f, o.condition.Input, o.contexts)
		p.report(f)
	}
}

// firstEnd is when the first of the contexts loses what it uses instead.
func (p *Pass) firstEnd(contexts []*resolve.Context) time.Time {
	var first time.Time
	for _, c := range contexts {
		end := c.Verdict.Until
		if c.Verdict.Outcome == resolve.Usable && end.After(p.Now) && (first.IsZero() || end.Before(first)) {
			first = end
		}
	}
	return first
}

// Touched are the contexts that a condition of the rule touches.
func (p *Pass) Touched(c *resolve.Condition) []*resolve.Context {
	for _, o := range p.occurrences[p.rule.Name] {
		if o.condition == c {
			return o.contexts
		}
	}
	return nil
}

func usual(chosen, otherwise Effect) Effect {
	if chosen != "" {
		return chosen
	}
	return otherwise
}

// soft is the effect of a condition that stops nothing, whatever the rule's usual one is.
func soft(e Effect) Effect {
	if e.Hard() {
		return Risk
	}
	return e
}

// Report adds a finding that rests on no condition of a verdict.
func (p *Pass) Report(f Finding, in *resolve.Input, contexts []*resolve.Context) {
	p.rule.complete(&f)
	p.place(&f, in, contexts)
	p.report(f)
}

// About adds a finding about one credential, where it stands.
func (p *Pass) About(c Credential, f Finding) {
	f.Object, f.Range = c.Object, kubeconfig.Top
	if p.Material != nil {
		p.Report(f, nil, nil)
		return
	}
	for _, in := range p.View.Inputs {
		if in.Path == c.Path {
			f.Range = p.View.CredentialRange(in, c.Object, c.Role)
			p.Report(f, in, p.View.Using(in, c.Object))
			return
		}
	}
}

// Facts are what the file system says of an input of the view, and FactsOf of a file that it
// names. They are unknown for a stream and where no file may be looked at.
func (p *Pass) Facts(in *resolve.Input) source.Facts {
	if in.Stream {
		return source.Facts{}
	}
	return p.look(in.Path, in.Dir)
}

// FactsOf takes a path as it stands in the kubeconfig. An absolute one in a file that was found in a
// folder is for another machine.
func (p *Pass) FactsOf(in *resolve.Input, path string) source.Facts {
	if path == "" || p.Walked && filepath.IsAbs(path) {
		return source.Facts{}
	}
	return p.look(in.Absolute(path), in.Dir)
}

// Credentials are the certificates and tokens of this unit, with their dates.
func (p *Pass) Credentials() []Credential { return p.credentials }

// place fills in where a finding stands and whom it touches.
func (p *Pass) place(f *Finding, in *resolve.Input, contexts []*resolve.Context) {
	if in != nil {
		f.Path = in.Path
		f.Excerpt = in.Config.Excerpt(f.Range)
		if f.Help = forEntry(f.Help, f.Object); !p.ByDefault && !in.Stream {
			f.Help = forFile(f.Help, in.Path)
		}
	} else if p.Material != nil {
		f.Path = p.Material.Path
	}
	f.impact(p.Now)
	for _, c := range contexts {
		if !c.Synthetic {
			f.Contexts = append(f.Contexts, c.Name)
		}
		f.CurrentContext = f.CurrentContext || c.Current
	}
}

// effect is what a condition does to a context for which it decides.
func effect(c *resolve.Condition) Effect {
	if c.Stage == resolve.StageLoad {
		return Refused
	}
	return Effect(c.Outcome)
}
