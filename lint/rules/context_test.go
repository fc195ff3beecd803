package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// The bodies of which oneContext makes a file with one context, for tables whose rows differ in one of them.
const (
	plainCluster = "server: https://prod.example.com:6443\ncertificate-authority-data: ${ca}"
	plainUser    = "client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}"
	pluginUser   = "exec:\n  apiVersion: client.authentication.k8s.io/v1beta1\n  command: aws\n  args: [eks, get-token, --cluster-name, prod, --output, json]"
)

func oneContext(name, cluster, user string) string {
	indent := func(text string) string { return "    " + strings.ReplaceAll(text, "\n", "\n    ") + "\n" }
	return "apiVersion: v1\nkind: Config\ncurrent-context: prod\nclusters:\n- name: " + name + "\n  cluster:\n" + indent(cluster) +
		"contexts:\n- name: prod\n  context: {cluster: " + name + ", user: ci}\nusers:\n- name: ci\n  user:\n" + indent(user)
}

// lintOne lints one kubeconfig as the words behind "kubeconfig-lint" say; they name it "config".
func lintOne(t *testing.T, text, call string) *lint.Result {
	t.Helper()
	return example{files: map[string]string{"config": text}, order: []string{"config"}, call: strings.Fields(call)}.lint(t)
}

// findingsOf are the findings of one rule.
func findingsOf(rule string, r *lint.Result) []lint.Finding {
	var found []lint.Finding
	for _, f := range r.Findings {
		if f.Rule == rule {
			found = append(found, f)
		}
	}
	return found
}

// loudness is the severity of the one finding of a rule, and "" where there is none.
func loudness(t *testing.T, rule string, r *lint.Result) lint.Severity {
	t.Helper()
	found := findingsOf(rule, r)
	if len(found) == 0 {
		return ""
	}
	if len(found) > 1 {
		t.Errorf("%s reports %d times: %v", rule, len(found), describe(found))
	}
	return found[0].Severity
}
