package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_cluster_info_too_large.md
var tooLargePage string

// InfoTooLarge reports a CA that does not fit into the variable by which the plugin is told of the cluster: Linux allows 128 KiB
// for one (execve(2), MAX_ARG_STRLEN; client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:447-455).
var InfoTooLarge = &lint.Rule{
	Name:     "exec-cluster-info-too-large",
	Title:    "a CA too large to be handed to an exec plugin",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "execplugin", Page: tooLargePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{
				Message: fmt.Sprintf("the exec plugin of %s is to be told of the cluster, whose CA of %s bytes does not fit into a variable", lint.Entry(c.Object), c.Value),
				Help:    "leave only the CAs that the cluster uses in the bundle, or do without:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-provide-cluster-info=false",
			}
		})
	},
}
