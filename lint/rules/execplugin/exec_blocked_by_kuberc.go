package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_blocked_by_kuberc.md
var kubercPage string

// Kuberc reports plugins that kubectl's own policy keeps from running (kubectl v0.37.2 pkg/kuberc/kuberc.go:134-164, client-go
// v0.37.2 plugin/pkg/client/auth/exec/exec.go:581-703). Other clients do not read it, so it is likely at most.
var Kuberc = &lint.Rule{
	Name:     "exec-blocked-by-kuberc",
	Title:    "kubectl's own policy keeps an exec plugin from running",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "execplugin", Page: kubercPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			plugin := fmt.Sprintf("the exec plugin of %s, %s,", lint.Entry(c.Object), c.Value)
			list := "put it on the list in kuberc:\n    credentialPluginPolicy: Allowlist\n    credentialPluginAllowlist: [{command: " + lint.Quote(c.Value) + "}]"
			switch c.Variant {
			case "misconfigured":
				return lint.Words{Message: "the policy in kuberc is not sound, so every call of kubectl stops, and " + plugin + " never runs", Help: list}
			case "deny-all":
				return lint.Words{Message: plugin + " may not run: the policy in kuberc is DenyAll", Help: list}
			}
			return lint.Words{Message: plugin + " may not run: it is not on the list in kuberc", Help: list}
		})
	},
}
