package structure

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed not_a_kubeconfig.md
var notAKubeconfigPage string

// NotAKubeconfig reports a file whose root is no mapping, or that is another
// Kubernetes object (apimachinery v0.37.2 pkg/runtime/serializer/json/meta.go:56).
var NotAKubeconfig = &lint.Rule{
	Name:     "not-a-kubeconfig",
	Title:    "the file is no kubeconfig",
	Severity: lint.Error, Effect: lint.Refused,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: notAKubeconfigPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			message := "the file is no kubeconfig"
			if c.Value != "" && c.Value != "object" {
				message += ": it is " + c.Value
			}
			return lint.Words{Message: message, Help: "hand over the kubeconfig itself; out of a Secret:\n    kubectl get secret NAME -o jsonpath='{.data.value}' | base64 -d > kubeconfig"}
		})
	},
}
