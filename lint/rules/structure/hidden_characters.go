package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed hidden_characters.md
var hiddenPage string

// HiddenCharacters reports names, addresses, commands and comments that hold characters which are not seen, or turn the direction of
// writing (Unicode Technical Standard 39; client-go v0.37.2 tools/clientcmd/client_config.go:312 escapes them in installHint only).
var HiddenCharacters = &lint.Rule{
	Name:     "hidden-characters",
	Title:    "a name that is not what one sees",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 1007, SecuritySeverity: 5.0, Precision: "very-high", Group: "structure", Page: hiddenPage,
	Check: checkHidden,
}

func checkHidden(p *lint.Pass) {
	find := func(path string) string {
		return "write it anew by hand; to look at the bytes:\n    grep -nP '[^\\t\\x20-\\x7e]|\\\\[uUxe]' " + lint.Quote(path)
	}
	for _, u := range p.View.Unseen() {
		f := lint.Finding{
			Message: fmt.Sprintf("%s of %s holds a character %s: U+%04X", u.Field, lint.Entry(u.Object), u.Does, u.Rune),
			Help:    find(u.Input.Path), Object: u.Object, Field: u.Field, Range: u.Range(),
		}
		if u.Field == "exec.installHint" {
			f.Message += "; kubectl shows its number instead"
		}
		p.Report(f, u.Input, p.View.Using(u.Input, u.Object))
	}
	for _, in := range p.View.Inputs {
		for _, at := range in.Config.TurnedComments() {
			p.Report(lint.Finding{
				Message: "a comment holds a character that turns the direction of writing, so that the lines are not read as they are shown",
				Help:    find(in.Path), Range: at, Field: "comment",
			}, in, nil)
		}
	}
}
