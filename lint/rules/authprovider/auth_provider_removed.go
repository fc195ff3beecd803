// Package authprovider holds the rules about the plugins that were built into client-go.
package authprovider

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed auth_provider_removed.md
var removedPage string

// Removed reports the providers gcp and azure, which are stubs that always fail since 1.26
// (client-go v0.37.2 plugin/pkg/client/auth/gcp/gcp_stub.go, azure/azure_stub.go).
var Removed = &lint.Rule{
	Name:     "auth-provider-removed",
	Title:    "an auth provider was removed",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "authprovider", Page: removedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			help := "get a kubeconfig with the plugin instead:\n    gcloud container clusters get-credentials CLUSTER"
			if c.Variant == "azure" {
				help = "convert it to the plugin:\n    kubelogin convert-kubeconfig -l azurecli"
			}
			return lint.Words{Message: fmt.Sprintf("%s uses the auth provider %s, which was removed in 1.26", lint.Entry(c.Object), c.Variant), Help: help}
		})
	},
}
