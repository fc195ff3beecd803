package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_api_version_unsupported.md
var versionPage string

// Version reports an apiVersion of exec that is missing or other than v1 and v1beta1
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:76; tools/clientcmd/validation.go:316).
var Version = &lint.Rule{
	Name:     "exec-api-version-unsupported",
	Title:    "an exec plugin speaks a version that client-go does not",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "execplugin", Page: versionPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			message := fmt.Sprintf("the exec plugin of %s asks for %s, which client-go does not speak", lint.Entry(c.Object), c.Value)
			if c.Variant == "missing" {
				message = "the exec plugin of " + lint.Entry(c.Object) + " has no apiVersion"
			}
			return lint.Words{Message: message, Help: "update the plugin and its entry:\n    aws eks update-kubeconfig --name CLUSTER\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-api-version=client.authentication.k8s.io/v1beta1"}
		})
	},
}
