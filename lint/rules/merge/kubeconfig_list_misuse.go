package merge

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed kubeconfig_list_misuse.md
var misusePage string

// Misuse reports an element of $KUBECONFIG with a tilde, quotes, a variable or a wrong separator, a folder, and a
// kubeconfig in place of its name: kubectl takes each element as a literal file name (client-go v0.37.2
// tools/clientcmd/loader.go:158-168,221).
var Misuse = &lint.Rule{
	Name:     "kubeconfig-list-misuse",
	Title:    "$KUBECONFIG holds what kubectl does not expand",
	Severity: lint.Warning, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.Risk, lint.Refused},
	Since: "0.1.0", Precision: "very-high", Group: "merge", Page: misusePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			m := misuses[c.Variant]
			w := lint.Words{Message: fmt.Sprintf("%q stands in $KUBECONFIG, and %s", c.Value, m.why)}
			if c.Value == resolve.Variable {
				w.Message = m.why
			}
			w.Help = m.help
			if m.mend != nil {
				w.Help += "\n    export KUBECONFIG=" + strings.Join(append(others(p.View, c.Value), m.mend(c.Value)), ":")
			}
			if c.Deciding() {
				w.Severity = lint.Error
			}
			return w
		})
	},
}

// others are the rest of the list, for a shell.
func others(v *resolve.View, element string) []string {
	var paths []string
	for _, in := range v.Inputs {
		if in.Path != element {
			paths = append(paths, lint.Quote(in.Path))
		}
	}
	return paths
}

// misuse is what is wrong with an element, and what to do; mend writes the element as it was meant.
type misuse struct {
	why, help string
	mend      func(element string) string
}

const separate = "separate files with a colon (on Windows with a semicolon):"

var misuses = map[string]misuse{
	"content": {"$KUBECONFIG holds a kubeconfig itself and not the name of one",
		"write it into a file, and name that:\n    (umask 077; printf '%s' \"$KUBECONFIG\" > kubeconfig)", func(string) string { return "$PWD/kubeconfig" }},
	"base64": {"$KUBECONFIG holds base64 or a token and not the name of a file",
		"decode it into a file, and name that:\n    (umask 077; printf '%s' \"$KUBECONFIG\" | base64 -d > kubeconfig)", func(string) string { return "$PWD/kubeconfig" }},
	"is a directory": {"it is a folder, which breaks the whole list", "name the file in it:", func(folder string) string { return lint.Quote(strings.TrimRight(folder, "/") + "/config") }},
	"cannot be read": {"it cannot be read, which breaks the whole list", "see who may read it, or take it out of the list", nil},
	"tilde":          {"kubectl does not expand the tilde", "let the shell expand it:", func(element string) string { return strings.Replace(element, "~", "$HOME", 1) }},
	"quotes":         {"the quotes are part of the name", "leave them out:", strings.NewReplacer(`"`, "", "'", "").Replace},
	"variable":       {"kubectl does not expand variables", "let the shell expand it, without single quotes:", strings.Clone},
	"comma":          {"a comma separates nothing", separate, strings.NewReplacer(", ", ":", ",", ":").Replace},
	"semicolon":      {"a semicolon separates nothing here", separate, strings.NewReplacer("; ", ":", ";", ":").Replace},
	"colon":          {"a colon separates nothing on Windows", "separate files with a semicolon", nil},
	"backslash":      {"it is a path of Windows", "write it as this system does:", func(element string) string { return strings.ReplaceAll(element, `\`, "/") }},
	"blanks":         {"blanks are part of a name and separate nothing", "leave them out, or " + separate, func(element string) string { return strings.Join(strings.Fields(element), ":") }},
}
