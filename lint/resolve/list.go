package resolve

import (
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Unreadable is an element of a $KUBECONFIG list that is there and gives no bytes:
// it breaks the whole list (client-go v0.37.2 tools/clientcmd/loader.go:232).
func Unreadable(path, why string) *Input {
	return &Input{Path: path, Config: kubeconfig.Load(credential.Secret{}), unreadable: why}
}

// absences are the elements of a $KUBECONFIG list that do not exist. kubectl skips
// them without a word; when there is nothing else it falls back to localhost
// (loader.go:228-245).
func (v *View) absences(absent []string) {
	for _, path := range absent {
		c := &Condition{
			Rule: "kubeconfig-file-missing", Path: Never, Certain: true, Value: path,
			Input: &Input{Path: path, Config: kubeconfig.Load(credential.Secret{})}, at: kubeconfig.Top,
		}
		if variant := misuse(path); variant != "" {
			c.Rule, c.Variant = "kubeconfig-list-misuse", variant
		}
		if len(v.Inputs) == 0 {
			c.Path, c.Outcome, c.Stage, c.Says = Always, Elsewhere, StageServer, localhost
		}
		v.Conditions = append(v.Conditions, c)
	}
}

// misuse names what is in a missing path that a shell would have taken out, or that
// separates the list on another system: kubectl expands nothing
// (loader.go:158-168, 221).
func misuse(path string) string {
	switch {
	case strings.HasPrefix(path, "~"):
		return "tilde"
	case strings.ContainsAny(path, `"'`):
		return "quotes"
	case strings.Contains(path, "$"):
		return "variable"
	case strings.Contains(path, ","):
		return "comma"
	case strings.Contains(path, ";"):
		return "semicolon"
	case strings.TrimSpace(path) != path:
		return "blanks"
	}
	return ""
}
