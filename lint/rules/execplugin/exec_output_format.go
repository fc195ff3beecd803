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
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "execplugin", Page: outputPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "aws-profile" {
				return lint.Words{Message: "the exec plugin of " + lint.Entry(c.Object) + " prints what the AWS profile says, unless --output json is among its arguments", Help: "write the entry anew, or add the two words to args:\n    aws eks update-kubeconfig --name CLUSTER"}
			}
			return lint.Words{Severity: lint.Error, Message: fmt.Sprintf("the exec plugin of %s prints no ExecCredential: %s", lint.Entry(c.Object), c.Variant), Help: "change its arguments so that it prints the JSON of an ExecCredential"}
		})
	},
}
