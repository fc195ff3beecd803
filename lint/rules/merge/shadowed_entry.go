// Package merge holds the rules about several files that are read as one $KUBECONFIG list.
package merge

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed shadowed_entry.md
var shadowedPage string

// Shadowed reports an entry that is dropped because an earlier file has one of the same name: entries
// are taken whole, never merged (client-go v0.37.2 tools/clientcmd/loader.go:248-272, merge.go:31-104).
var Shadowed = &lint.Rule{
	Name:     "shadowed-entry",
	Title:    "an earlier file of the list hides an entry",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error, lint.Info},
	Since:         "0.1.0", Precision: "high", Group: "merge", Page: shadowedPage,
	Check: checkShadowed,
}

func checkShadowed(p *lint.Pass) {
	for _, s := range p.View.Shadowed {
		f := lint.Finding{Certainty: lint.Likely, Object: s.Object, Range: s.Range(), Help: rename(s)}
		switch {
		case !s.Differ:
			f.Severity, f.Certainty = lint.Info, lint.Certain
			f.Message = fmt.Sprintf("%s stands in %s as well, with the same content", lint.Entry(s.Object), s.By.Path)
			f.Help = "nothing breaks; leave it out of one of the two files, so that nobody edits the one that does not count"
		case len(s.Contexts) > 0 && !strings.HasPrefix(s.Object, "contexts/"):
			f.Severity = lint.Error
			f.Message = fmt.Sprintf("%s is ignored: %s, earlier in the list, has another one of that name, and context %q uses that", lint.Entry(s.Object), s.By.Path, misled(s).Name)
		default:
			if len(s.Contexts) > 0 {
				f.Severity = lint.Error
			}
			f.Message = fmt.Sprintf("%s is ignored: %s, earlier in the list, has another one of that name", lint.Entry(s.Object), s.By.Path)
		}
		p.Report(f, s.Input, s.Contexts)
	}
}

// misled is a context that uses the earlier entry, one of the later file if there is any: that means its own.
func misled(s resolve.Shadowed) *resolve.Context {
	for _, c := range s.Contexts {
		if c.Input == s.Input {
			return c
		}
	}
	return s.Contexts[0]
}

// rename is how to give the later entry a name of its own. kubectl renames contexts only.
func rename(s resolve.Shadowed) string {
	kubectl := "\n    kubectl --kubeconfig " + lint.Quote(s.Input.Path) + " config "
	list, name, _ := strings.Cut(s.Object, "/")
	if list == "contexts" {
		return "give it another name:" + kubectl + "rename-context " + lint.Quote(name) + " " + lint.Quote(name+"-2")
	}
	help := "give it another name in " + s.Input.Path + ", there and in the contexts that mean it"
	for _, c := range s.Input.Config.Contexts {
		switch {
		case list == "users" && c.User == name:
			return help + ":" + kubectl + "set-context " + lint.Quote(c.Name) + " --user=" + lint.Quote(name+"-2")
		case list == "clusters" && c.Cluster == name:
			return help + ":" + kubectl + "set-context " + lint.Quote(c.Name) + " --cluster=" + lint.Quote(name+"-2")
		}
	}
	return help
}
