package contexts

import (
	_ "embed"
	"fmt"

	"k8s.io/apimachinery/pkg/util/validation"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed invalid_namespace.md
var namespacePage string

// Namespace reports a namespace that is no DNS label. kubectl loads it, and every call for a namespaced object fails later
// (client-go v0.37.2 tools/clientcmd/validation.go:369, which kubectl does not run).
var Namespace = &lint.Rule{
	Name:     "invalid-namespace",
	Title:    "a namespace that cannot exist",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "very-high", Group: "contexts", Page: namespacePage,
	Check: checkNamespace,
}

func checkNamespace(p *lint.Pass) {
	for _, c := range p.View.Contexts {
		if c.Config == nil || c.Config.Namespace == "" || len(validation.IsDNS1123Label(c.Config.Namespace)) == 0 {
			continue
		}
		p.Report(lint.Finding{
			Message: lint.Entry(c.Config.Object()) + " has " + impossible(c.Config.Namespace),
			Help:    "take the name of one that exists:\n    kubectl get namespaces\n    kubectl config set-context " + lint.Quote(c.Name) + " --namespace=NAMESPACE",
			Object:  c.Config.Object(), Field: "namespace", Range: c.Config.Range("namespace"),
		}, c.Input, []*resolve.Context{c})
	}
}

// impossible says why no namespace can have the name.
func impossible(name string) string {
	if len(name) > validation.DNS1123LabelMaxLength {
		return fmt.Sprintf("a namespace of %d characters, and %d are the most", len(name), validation.DNS1123LabelMaxLength)
	}
	return fmt.Sprintf("the namespace %q, which cannot exist: names are small letters, digits and dashes, with no dash at either end", name)
}
