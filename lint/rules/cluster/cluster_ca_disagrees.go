package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed cluster_ca_disagrees.md
var disagreesPage string

// Disagrees reports entries for one server whose CAs have no key in common: a server shows one certificate under one name, and one
// CA signed it (Go crypto/tls Config.getCertificate), so one of the entries is stale. It is info where the address
// may be another server in another network.
var Disagrees = &lint.Rule{
	Name:     "cluster-ca-disagrees",
	Title:    "two entries for one server have different CAs",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", Precision: "high", Group: "cluster", Page: disagreesPage,
	Check: checkDisagrees,
}

func checkDisagrees(p *lint.Pass) {
	for _, d := range p.View.Disagreements() {
		f := lint.Finding{
			Certainty: lint.Likely,
			Message:   fmt.Sprintf("clusters %q and %q lead to one server, %s, and their CAs have no key in common: one of them is stale", d.Cluster.Name, d.Newer.Name, d.Cluster.Site.Server),
			Help:      "remove the one that is stale, or give it the CA of the other:\n    kubectl config delete-cluster " + lint.Quote(d.Cluster.Name),
		}
		if d.From.Before(d.NewerFrom) {
			f.Message += fmt.Sprintf(", most likely %q, whose CA was made on %s and the other's on %s", d.Cluster.Name, lint.Date(d.From), lint.Date(d.NewerFrom))
		}
		if d.Elsewhere {
			f.Severity = lint.Info
			f.Message += ", unless they are in different networks"
		}
		p.About(lint.Credential{Path: d.Cluster.Input.Path, Object: d.Cluster.Config.Object(), Role: "ca"}, f)
	}
}
