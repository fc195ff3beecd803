package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_plugin_arguments.md
var argumentsPage string

// Arguments reports calls of well-known plugins that stop before they print anything: a mandatory argument is missing, or two
// exclude each other. Other releases may differ, so it is likely at most.
var Arguments = &lint.Rule{
	Name:     "exec-plugin-arguments",
	Title:    "a known exec plugin lacks an argument",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: argumentsPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			again := "write all arguments anew, each word by itself:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-arg=WORD --exec-arg=WORD"
			w := lint.Words{Severity: mild(c), Certainty: lint.Likely, Help: anew("add it to args", c.Plugin)}
			says := func(severity lint.Severity, format string) {
				w.Message = fmt.Sprintf("the exec plugin of %s is called "+format, lint.Entry(c.Object), c.Value)
				if severity != "" {
					w.Severity = severity
				}
			}
			switch c.Variant {
			case "missing":
				says("", "without %s")
			case "environment":
				says(lint.Warning, "without %s, and works only where the environment holds it")
			case "mild":
				says(lint.Info, "without %s, so the plugin's own configuration decides")
			case "other-call":
				says(lint.Info, "without %s, which is what makes it print a credential")
			case "both":
				says("", "with %s, which exclude each other")
				w.Help = "keep one of them: " + again
			case "gone":
				says(lint.Info, "with %s")
				w.Help = anew("use the new one", c.Plugin)
			case "login":
				says(lint.Warning, "with a login that is none of %s")
				w.Help = anew("name one of them", c.Plugin)
			case "joined":
				says("", "with %s and its value as one argument")
				w.Help = again
			}
			return w
		})
	},
}

// mild is what is said of a condition that decides nothing: behind a path may be a program of that name which takes
// other arguments.
func mild(c *resolve.Condition) lint.Severity {
	if c.Deciding() {
		return ""
	}
	return lint.Warning
}

// anew adds the commands that write the entry of a plugin anew.
func anew(help string, plugin *resolve.Plugin) string {
	if plugin == nil || plugin.Anew == "" {
		return help
	}
	return help + ", or write the entry anew:\n    " + plugin.Anew
}
