package resolve

import (
	"slices"
	"strings"
)

// EKSName is the name of the EKS cluster of which the entry speaks by its own name; empty when it does not. aws eks
// update-kubeconfig takes the ARN for it (aws-cli awscli/customizations/eks/update_kubeconfig.py,
// get_cluster_entry), eksctl NAME.REGION.eksctl.io (eksctl pkg/utils/kubeconfig).
func (c *Cluster) EKSName() string {
	name := ""
	if parts := strings.Split(c.Name, ":"); len(parts) == 6 && parts[0] == "arn" && parts[2] == "eks" {
		name, _ = strings.CutPrefix(parts[5], "cluster/")
	} else if before, found := strings.CutSuffix(c.Name, ".eksctl.io"); found {
		name, _, _ = strings.Cut(before, ".")
	}
	return eksName(name)
}

// eksName gives a name back that EKS would take for a cluster: what does not look like one is not shown.
func eksName(name string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_'
	}
	if len(name) > 100 || strings.ContainsFunc(name, func(r rune) bool { return !plain(r) }) {
		return ""
	}
	return name
}

// EKSHost is the host of an EKS cluster's own endpoint, in lower case; empty for any other server.
func (c *Cluster) EKSHost() string {
	if !c.address.https() || !eksServer.MatchString(c.address.url.Hostname()) {
		return ""
	}
	return strings.ToLower(c.address.url.Hostname())
}

// EKSCluster is the name of the cluster for which the exec plugin fetches tokens, and the field where it stands;
// empty when the plugin is another one or does not say. The name is part of what is signed, so the token is
// good for no other cluster (aws-cli awscli/customizations/eks/get_token.py, aws-iam-authenticator
// pkg/token/token.go: the header x-k8s-aws-id).
func (u *User) EKSCluster() (name, field string) {
	if u.Config.Exec == nil {
		return "", ""
	}
	call := parseInvocation(u.Config.Exec)
	var found argument
	switch at := slices.Index(call.words, "get-token"); {
	case at > 0 && call.words[at-1] == "eks": // aws itself, or what starts it, as aws-vault does
		found, _ = call.flag("--cluster-name")
	case slices.Contains([]string{"aws-iam-authenticator", "heptio-authenticator-aws"}, call.program) && slices.Contains(call.words, "token"):
		var said bool
		if found, said = call.flag("-i", "--cluster-id"); !said {
			found, _ = call.variable("KUBERNETES_AWS_AUTHENTICATOR_CLUSTER_ID")
		}
	}
	return eksName(found.value), found.field
}
