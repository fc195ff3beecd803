package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed hidden_characters.md
var hiddenPage string

// HiddenCharacters reports names, addresses and commands with characters that are not seen or that turn the direction of writing
// (Unicode Technical Standard 39; client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go escapes them in installHint only).
var HiddenCharacters = &lint.Rule{
	Name:     "hidden-characters",
	Title:    "a name with characters that one does not see",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 1007, SecuritySeverity: 5.0, Precision: "very-high", Group: "structure", Page: hiddenPage,
	Check: checkHidden,
}

func checkHidden(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, s := range p.View.Seen() {
		r, found := resolve.Unseen(s.Text)
		if !found {
			continue
		}
		p.Report(lint.Finding{
			Message: fmt.Sprintf("%s of %s holds a character that is not seen: U+%04X", s.Field, lint.Entry(s.Object), r),
			Help:    "write it anew by hand; to look at the bytes:\n    grep -nP '[^\\x20-\\x7e]' " + lint.Quote(s.Input.Path),
			Object:  s.Object, Field: s.Field, Range: s.Range(),
		}, s.Input, p.View.Using(s.Input, s.Object))
	}
}
