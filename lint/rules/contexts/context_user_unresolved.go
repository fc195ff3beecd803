package contexts

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed context_user_unresolved.md
var userUnresolvedPage string

// UserUnresolved reports a context whose user is missing: kubectl asks for a user name, and other
// clients go on without any credential (client-go v0.37.2 tools/clientcmd/client_config.go:317,520-531).
var UserUnresolved = &lint.Rule{
	Name:     "context-user-unresolved",
	Title:    "a context names no user that exists",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "contexts", Page: userUnresolvedPage,
	Check: func(p *lint.Pass) {
		var names []string
		if p.View != nil {
			for _, u := range p.View.Users {
				names = append(names, u.Name)
			}
		}
		p.Each(func(c *resolve.Condition) lint.Words {
			message := fmt.Sprintf("%s refers to user %q, which does not exist", lint.Entry(c.Object), c.Value) + didYouMean(meant(c.Value, names))
			if c.Variant == "unset" {
				message = lint.Entry(c.Object) + " names no user"
			}
			if c.Variant == "unset" && !slices.ContainsFunc(p.Touched(c), func(context *resolve.Context) bool { return !context.ForWebhook() }) {
				return lint.Words{
					Severity: lint.Info,
					Message:  message + ", as the files of webhooks do: kubectl would send no credential",
					Help:     "leave it as it is for a webhook that asks for none; else point it to a user that exists:\n    kubectl config set-context " + lint.Quote(lint.Name(c.Object)) + " --user=USER",
				}
			}
			return lint.Words{
				Message: message,
				Help: "point it to a user that exists:\n    kubectl config get-users\n    kubectl config set-context " + lint.Quote(lint.Name(c.Object)) +
					" --user=" + lint.Quote(choice(c.Value, names, "USER")),
			}
		})
	},
}
