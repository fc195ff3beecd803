package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_output_format.md
var outputPage string

// Output reports calls that print text instead of an ExecCredential, or that depend on the output format of a profile
// (aws-cli formatter; client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:460).
var Output = &lint.Rule{
	Name:     "exec-output-format",
	Title:    "an exec plugin may print something else than a credential",
	Severity: lint.Warning, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Error, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: outputPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			entry, severity := lint.Entry(c.Object), lint.Warning
			if c.Deciding() {
				severity = lint.Error
			}
			switch c.Variant {
			case "profile":
				return lint.Words{Severity: lint.Info, Certainty: lint.Likely, Message: "the exec plugin of " + entry + " prints what the AWS profile says, which is JSON unless its owner has changed that", Help: anew("add the two words to args", c.Plugin)}
			case "no-plugin":
				return lint.Words{Severity: lint.Info, Certainty: lint.Likely, Message: fmt.Sprintf("the exec plugin of %s is %s, which prints no ExecCredential by itself", entry, c.Value), Help: "put what it prints into one, with a program of your own in its place, and its arguments anew:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-command=PLUGIN --exec-arg=WORD"}
			case "without":
				return lint.Words{Severity: severity, Certainty: lint.Likely, Message: fmt.Sprintf("the exec plugin of %s prints no ExecCredential without %s", entry, c.Value), Help: anew("add it to args", c.Plugin)}
			}
			return lint.Words{Severity: severity, Certainty: lint.Likely, Message: fmt.Sprintf("the exec plugin of %s prints no ExecCredential with this %s", entry, c.Value), Help: anew("take it out", c.Plugin)}
		})
	},
}
