package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// plugin is a user with an exec plugin, on one line.
func plugin(name, command, args string) string {
	return "user " + name + " exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: " + command + ", args: [" + args + "]}\n"
}

// TestExecClusterMismatch takes the calls of plugins for EKS apart.
func TestExecClusterMismatch(t *testing.T) {
	t.Parallel()
	const (
		host    = "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com"
		other   = "https://FEDCBA9876543210FEDCBA9876543210.gr7.eu-central-1.eks.amazonaws.com"
		arn     = "arn:aws:eks:eu-central-1:123456789012:cluster/prod"
		cluster = "cluster " + arn + " " + host + " ${ca}\ncontext prod " + arn + " ci\n"
		get     = "eks, get-token, --cluster-name, "
	)
	one := []string{"warning exec-cluster-mismatch users/ci"}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"another name":                   {cluster + plugin("ci", "aws", get+"stage"), one},
		"joined":                         {cluster + plugin("ci", "aws", "eks, get-token, --cluster-name=stage"), one},
		"another partition":              {strings.ReplaceAll(cluster, "arn:aws:", "arn:aws-us-gov:") + plugin("ci", "aws", get+"stage"), one},
		"eksctl":                         {strings.ReplaceAll(cluster, arn, "prod.eu-central-1.eksctl.io") + plugin("ci", "aws", get+"stage"), one},
		"the authenticator":              {cluster + plugin("ci", "/usr/local/bin/aws-iam-authenticator", "token, -i, stage"), one},
		"the authenticator, long":        {cluster + plugin("ci", "aws-iam-authenticator", "token, --cluster-id=stage"), one},
		"through aws-vault":              {cluster + plugin("ci", "aws-vault", "exec, work, --, aws, "+get+"stage"), one},
		"behind a private name":          {strings.ReplaceAll(cluster, host, "https://eks.example.com") + plugin("ci", "aws", get+"stage"), one},
		"two users of one server":        {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), []string{"warning exec-cluster-mismatch users/b"}},
		"another entry names the server": {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b " + arn + " b\n" + strings.Split(cluster, "context")[0] + plugin("a", "aws", get+"stage") + plugin("b", "aws", get+"prod"), []string{"warning exec-cluster-mismatch users/a"}},

		"the same":                  {cluster + plugin("ci", "aws", get+"prod"), nil},
		"another region":            {cluster + plugin("ci", "aws", "--region, us-east-1, "+get+"prod"), nil},
		"an entry of another name":  {strings.ReplaceAll(cluster, arn, "my-prod") + plugin("ci", "aws", get+"stage"), nil},
		"two users, one name":       {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"prod, --role-arn, arn:aws:iam::1:role/x"), nil},
		"two users of two servers":  {"cluster prod " + host + " ${ca}\ncluster stage " + other + " ${ca}\ncontext a prod a\ncontext b stage b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), nil},
		"two users of a proxy":      {"cluster prod https://eks.example.com ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), nil},
		"what a shell would expand": {cluster + plugin("ci", "aws", get+"$CLUSTER"), nil},
		"the id of an outpost":      {cluster + plugin("ci", "aws", "eks, get-token, --cluster-id, 0f1e"), nil},
		"another plugin":            {cluster + plugin("ci", "company-login", "token, -i, stage"), nil},
		"no context":                {cluster + plugin("ci", "aws", get+"prod") + plugin("old", "aws", get+"stage"), nil},
		"a token comes first":       {cluster + strings.Replace(plugin("ci", "aws", get+"stage"), "exec:", "token: ${token sa=ci/deployer};exec:", 1), nil},
	} {
		if got := heard(t, c.text, false, "exec-cluster-mismatch"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}
