package contexts

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed context_cluster_unresolved.md
var clusterUnresolvedPage string

// ClusterUnresolved reports a context whose cluster is missing. kubectl runs no check of it and falls
// back to its default server (client-go v0.37.2 tools/clientcmd/client_config.go:557-573).
var ClusterUnresolved = &lint.Rule{
	Name:     "context-cluster-unresolved",
	Title:    "a context names no cluster that exists",
	Severity: lint.Error, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "contexts", Page: clusterUnresolvedPage,
	Check: func(p *lint.Pass) {
		var names []string
		if p.View != nil {
			for _, c := range p.View.Clusters {
				names = append(names, c.Name)
			}
		}
		p.Each(func(c *resolve.Condition) lint.Words {
			message := fmt.Sprintf("%s refers to cluster %q, which does not exist", lint.Entry(c.Object), c.Value) + didYouMean(meant(c.Value, names))
			if c.Variant == "unset" {
				message = lint.Entry(c.Object) + " names no cluster"
			}
			return lint.Words{
				Message: message,
				Help: "point it to a cluster that exists:\n    kubectl config get-clusters\n    kubectl config set-context " + lint.Quote(lint.Name(c.Object)) +
					" --cluster=" + lint.Quote(choice(c.Value, names, "CLUSTER")),
			}
		})
	},
}
