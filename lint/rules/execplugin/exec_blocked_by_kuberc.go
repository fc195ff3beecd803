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
			why := "the policy in kuberc is DenyAll"
			switch c.Variant {
			case "unsound":
				return lint.Words{Message: "kubectl stops at every call: its policy about exec plugins in kuberc is not sound",
					Help: "correct the file by hand, since kubectl kuberc stops as well:\n    credentialPluginPolicy: Allowlist\n    credentialPluginAllowlist: [{command: PLUGIN}]"}
			case "not-listed":
				why = "it is not on the list in kuberc"
			}
			return lint.Words{Message: fmt.Sprintf("the exec plugin of %s, %s, may not run: %s", lint.Entry(c.Object), c.Value, why), Help: listed(p.Options.Kuberc.Allowlist, c.Value)}
		})
	},
}

// listed is the command that adds a plugin to the list. It replaces what is there, so that is said again; and it takes
// only the path as client-go cleans it, since any other stops every call.
func listed(list []string, command string) string {
	help := "look at what it is, then put it on the list:\n    kubectl kuberc set --kuberc FILE --section credentialplugin --policy Allowlist"
	for _, entry := range append(list[:len(list):len(list)], command) {
		help += " --allowlist-entry " + lint.Quote("command="+entry)
	}
	return help
}
