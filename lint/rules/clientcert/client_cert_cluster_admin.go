package clientcert

import (
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed client_cert_cluster_admin.md
var clusterAdminPage string

// ClusterAdmin reports certificates of the group system:masters, which no RBAC rule limits and nothing revokes; of kubeadm's own
// group, which RBAC can take away, it is info (kubernetes v1.37.2 cmd/kubeadm/app/phases/kubeconfig/kubeconfig.go:465).
var ClusterAdmin = &lint.Rule{
	Name:     "client-cert-cluster-admin",
	Title:    "a client certificate of system:masters",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", CWE: 250, SecuritySeverity: 6.0, Precision: "very-high", Group: "clientcert", Page: clusterAdminPage,
	Check: checkClusterAdmin,
}

func checkClusterAdmin(p *lint.Pass) {
	for _, c := range clients(p) {
		f := lint.Finding{Help: "keep it offline, and give people certificates of groups of their own:\n    kubectl create clusterrolebinding NAME --clusterrole=ROLE --group=GROUP"}
		switch groups := c.Certificate.Subject.Organization; {
		case slices.Contains(groups, "system:masters"):
			f.Message = c.what() + " is of the group system:masters, which nothing limits or revokes"
		case slices.Contains(groups, "kubeadm:cluster-admins"):
			f.Severity = lint.Info
			f.Message = c.what() + " is of the group kubeadm:cluster-admins"
		default:
			continue
		}
		p.About(c.Credential, f)
	}
}
