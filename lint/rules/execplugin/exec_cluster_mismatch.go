package execplugin

import (
	"cmp"
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed exec_cluster_mismatch.md
var clusterMismatchPage string

// ClusterMismatch reports a plugin that fetches tokens for another EKS cluster than the entry is named for by aws or eksctl, and two
// users of one EKS endpoint whose plugins name different clusters: the name is signed into the token, and the server asks for its own
// (aws-iam-authenticator pkg/token/token.go, x-k8s-aws-id). The region of the plugin is where STS is asked and says nothing.
var ClusterMismatch = &lint.Rule{
	Name:     "exec-cluster-mismatch",
	Title:    "an exec plugin fetches tokens for another cluster",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "high", Group: "execplugin", Page: clusterMismatchPage,
	Check: checkClusterMismatch,
}

func checkClusterMismatch(p *lint.Pass) {
	named, first := map[string]string{}, map[string]*resolve.User{} // by endpoint
	for _, c := range p.View.Clusters {
		if c.EKSName() != "" {
			named[c.EKSHost()] = c.EKSName()
		}
	}
	told := map[[2]string]bool{}
	for _, c := range p.View.Contexts {
		if c.User == nil || c.Cluster == nil || c.Credential != resolve.ExecPlugin || told[[2]string{c.UserName, c.ClusterName}] {
			continue
		}
		name, field := c.User.EKSCluster()
		host, meant := c.Cluster.EKSHost(), c.Cluster.EKSName()
		if host != "" && meant == "" {
			meant = named[host]
		}
		message := ""
		switch other := first[host]; {
		case name == "" || name == meant || host == "" && meant == "":
			continue
		case meant != "":
			message = fmt.Sprintf("the exec plugin of user %q fetches tokens for EKS cluster %q, and context %q sends them to EKS cluster %q", c.UserName, name, c.Name, meant)
		case other == nil:
			first[host] = c.User
			continue
		default:
			theirs, _ := other.EKSCluster()
			if theirs == name {
				continue
			}
			message = fmt.Sprintf("the exec plugin of user %q fetches tokens for EKS cluster %q, and that of user %q for %q, and both are sent to one server", c.UserName, name, other.Name, theirs)
		}
		told[[2]string{c.UserName, c.ClusterName}] = true
		p.Report(lint.Finding{
			Certainty: lint.Likely, Message: message, Object: c.User.Config.Object(), Field: field, Range: c.User.Config.Range(field),
			Help: "write the entries of the cluster anew, or give the context a user of its own:\n    aws eks update-kubeconfig --name " + cmp.Or(meant, "CLUSTER") + "\n    kubectl config set-context " + lint.Quote(c.Name) + " --user=USER",
		}, c.User.Input, []*resolve.Context{c})
	}
}
