package resolve

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Unreadable is an element of a $KUBECONFIG list that is there and gives no bytes:
// it breaks the whole list (client-go v0.37.2 tools/clientcmd/loader.go:232). The words
// are those of the system.
func Unreadable(path, why, words string) *Input {
	return &Input{Path: path, Config: kubeconfig.Load(credential.Secret{}), unreadable: why, words: words}
}

// Loads reports whether client-go reads the file.
func (in *Input) Loads() bool { return in.unreadable == "" && in.Config.Err == nil }

// Variable stands for the path of what $KUBECONFIG holds in place of paths.
const Variable = "$KUBECONFIG"

// Absence is an element of a $KUBECONFIG list that does not exist. A Variant says why it cannot.
type Absence struct{ Path, Variant string }

// absences are the elements of a $KUBECONFIG list that do not exist. kubectl skips
// them without a word; when there is nothing else it falls back to localhost
// (loader.go:228-245).
func (v *View) absences(absent []Absence) {
	for _, a := range absent {
		c := &Condition{
			Rule: "kubeconfig-file-missing", Path: Never, Certain: true, Value: a.Path,
			Input: &Input{Path: a.Path, Config: kubeconfig.Load(credential.Secret{})}, at: kubeconfig.Top,
		}
		if variant := cmp.Or(a.Variant, misuse(a.Path)); variant != "" {
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
	case filepath.ListSeparator == ':' && strings.Contains(path, ";"):
		return "semicolon"
	case filepath.ListSeparator == ';' && strings.Contains(strings.TrimPrefix(path, filepath.VolumeName(path)), ":"):
		return "colon"
	case filepath.Separator == '/' && strings.Contains(path, `\`):
		return "backslash"
	case strings.ContainsAny(path, " \t\r\n"):
		return "blanks"
	}
	return ""
}
