package execplugin

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_plugin_version_mismatch.md
var pluginVersionPage string

// PluginVersion reports plugins that print a fixed version: gke-gcloud-auth-plugin prints v1beta1, doctl what --version says
// (kubernetes/cloud-provider-gcp cmd/gke-gcloud-auth-plugin/cred.go; client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:482).
var PluginVersion = &lint.Rule{
	Name:     "exec-plugin-version-mismatch",
	Title:    "an exec plugin prints another version than is asked for",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "execplugin", Page: pluginVersionPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			return lint.Words{Severity: mild(c), Certainty: lint.Likely, Message: fmt.Sprintf("the exec plugin of %s prints version %s, which is not the one in apiVersion", lint.Entry(c.Object), c.Value), Help: "ask for what it prints:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --exec-api-version=client.authentication.k8s.io/" + c.Value}
		})
	},
}
