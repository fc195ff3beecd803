package structure

import (
	_ "embed"
	"strings"

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
			return lint.Words{Message: message, Help: instead(c)}
		})
	},
}

// instead is how to come from what the file is to a kubeconfig.
func instead(c *resolve.Condition) string {
	for _, way := range ways {
		if strings.Contains(c.Value, way.is) {
			return strings.ReplaceAll(way.help, "FILE", file(c))
		}
	}
	return "hand over the kubeconfig itself"
}

var ways = []struct{ is, help string }{
	{"sops", "decrypt it first:\n    sops --decrypt FILE > kubeconfig"},
	{"with age", "decrypt it first:\n    age --decrypt FILE > kubeconfig"},
	{"ansible-vault", "decrypt it first:\n    ansible-vault view FILE > kubeconfig"},
	{"base64", "decode it:\n    base64 -d < FILE > kubeconfig"},
	{"template", "fill the template in first, and lint what comes of it:\n    envsubst < FILE > kubeconfig"},
	{"Markdown", "take the fence away:\n    grep -v '^```' FILE > kubeconfig"},
	{"HTML", "fetch it again: the download was answered by a page, most often one to log in"},
	{"kind Secret", "take the kubeconfig out of the Secret:\n    kubectl get secret NAME -o jsonpath='{.data.value}' | base64 -d > kubeconfig"},
	{"kind ConfigMap", "take the kubeconfig out of the ConfigMap:\n    kubectl get configmap NAME -o jsonpath='{.data.kubeconfig}' > kubeconfig"},
	{"PEM", "put it into a kubeconfig:\n    kubectl config set-cluster CLUSTER --certificate-authority=FILE --embed-certs --kubeconfig kubeconfig"},
}
