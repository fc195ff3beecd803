// Package combination holds the rules about what a user entry is made up of, and about
// dates and files that all kinds of credentials share.
package combination

import (
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed no_credentials.md
var noCredentialsPage string

// NoCredentials reports a user entry of which nothing would be sent
// (client-go v0.37.2 tools/clientcmd/client_config.go:317,355).
var NoCredentials = &lint.Rule{
	Name:     "no-credentials",
	Title:    "a user has no credential",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: noCredentialsPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			w := lint.Words{Message: lint.Entry(c.Object) + " has no credential that client-go would send", Help: "give it one:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --token=TOKEN"}
			if !slices.ContainsFunc(p.Touched(c), func(context *resolve.Context) bool { return !context.ForWebhook() }) {
				w.Severity = lint.Info // aws-iam-authenticator init writes its users like that
				w.Help = "leave it as it is for a webhook that asks for none; else " + w.Help
			}
			return w
		})
	},
}
