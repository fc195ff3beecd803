package contexts

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed context_name_mismatch.md
var nameMismatchPage string

// NameMismatch reports a context that goes to another cluster, or as another user, than the one of its own name. Names bind nobody
// (client-go v0.37.2 tools/clientcmd/client_config.go:520,557 looks only at the references), so it is strict.
var NameMismatch = &lint.Rule{
	Name:     "context-name-mismatch",
	Title:    "a context does not go where its name says",
	Severity: lint.Warning, Effect: lint.Risk,
	Strict: true,
	Since:  "0.1.0", Precision: "medium", Group: "contexts", Page: nameMismatchPage,
	Check: checkNameMismatch,
}

func checkNameMismatch(p *lint.Pass) {
	clusters, users := map[string]bool{}, map[string]bool{}
	for _, c := range p.View.Clusters {
		clusters[c.Name] = true
	}
	for _, u := range p.View.Users {
		users[u.Name] = true
	}
	for _, c := range p.View.Contexts {
		if c.Synthetic || c.Name == "" {
			continue
		}
		// A reference to nothing is a finding of its own.
		if c.Cluster != nil && c.ClusterName != c.Name && clusters[c.Name] {
			p.Report(lint.Finding{
				Message: fmt.Sprintf("context %q goes to cluster %q, and there is a cluster %q", c.Name, c.ClusterName, c.Name),
				Help:    "choose the cluster that is meant, or give the context another name:\n    kubectl config set-context " + lint.Quote(c.Name) + " --cluster=" + lint.Quote(c.Name),
				Object:  c.Config.Object(), Field: "cluster", Range: c.Config.Range("cluster"),
			}, c.Input, p.View.Using(c.Input, c.Config.Object()))
		}
		if c.User != nil && c.UserName != c.Name && users[c.Name] {
			p.Report(lint.Finding{
				Message: fmt.Sprintf("context %q goes as user %q, and there is a user %q", c.Name, c.UserName, c.Name),
				Help:    "choose the user that is meant, or give the context another name:\n    kubectl config set-context " + lint.Quote(c.Name) + " --user=" + lint.Quote(c.Name),
				Object:  c.Config.Object(), Field: "user", Range: c.Config.Range("user"),
			}, c.Input, p.View.Using(c.Input, c.Config.Object()))
		}
	}
}
