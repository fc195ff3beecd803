package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// raised lints one kubeconfig in the notation of the pages, as a call says, and names the rules.
func raised(t *testing.T, text, call string, others map[string]string) []string {
	t.Helper()
	e := example{files: map[string]string{"config": text}, order: []string{"config"}, call: append(strings.Fields(call), "config")}
	for name, content := range others {
		e.files[name] = content
	}
	var names []string
	for _, f := range e.lint(t).Findings {
		names = append(names, f.Rule)
	}
	return names
}

// kubeconfig has one context whose user is given.
func kubeconfig(user string) string {
	indented := strings.ReplaceAll(strings.TrimRight(user, "\n"), "\n", "\n    ")
	return "apiVersion: v1\nkind: Config\ncurrent-context: prod\nclusters:\n- name: prod\n  cluster:\n    server: https://prod.example.com:6443\n    certificate-authority-data: ${ca}\n" +
		"contexts:\n- name: prod\n  context: {cluster: prod, user: ci}\nusers:\n- name: ci\n  user:\n    " + indented + "\n"
}

func execUser(command string) string {
	return fmt.Sprintf("exec:\n  apiVersion: client.authentication.k8s.io/v1beta1\n  command: %s\n", command)
}

// TestExecLists compares commands with the entries of --exec-allow and of kuberc, which match alike.
func TestExecLists(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		command, entry, flags string
		allowed               bool
	}{
		"the same name":                      {command: "company-login", entry: "company-login", allowed: true},
		"another name":                       {command: "company-login", entry: "aws"},
		"the same path":                      {command: "/opt/company-login", entry: "/opt/company-login", allowed: true},
		"a path that is not clean":           {command: "/opt//x/../company-login", entry: "/opt/company-login", allowed: true},
		"a path, and a name found elsewhere": {command: "/opt/company-login", entry: "company-login"},
		"beside the kubeconfig":              {command: "./company-login", entry: "company-login"},
		"beside the kubeconfig, unseen":      {command: "./company-login", entry: "company-login", flags: "--no-files"},
		"a path that ends in it, unseen":     {command: "/opt/company-login", entry: "company-login", flags: "--no-files", allowed: true},
		"another path, unseen":               {command: "/tmp/company-login", entry: "/opt/company-login", flags: "--no-files"},
	} {
		policy := "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: " + c.entry + "}]\n"
		got := raised(t, kubeconfig(execUser(c.command)), c.flags+" --kuberc kuberc --exec-allow "+c.entry, map[string]string{"kuberc": policy})
		for _, rule := range []string{"exec-not-allowed", "exec-blocked-by-kuberc"} {
			if slices.Contains(got, rule) == c.allowed {
				t.Errorf("%s: %s beside %s: %v", name, c.command, c.entry, got)
			}
		}
	}
}

// TestKubercStopsOnlyWhatRuns is about a plugin that a token keeps idle: kubectl does not ask whether it may run,
// but stops at a policy that is not sound.
func TestKubercStopsOnlyWhatRuns(t *testing.T) {
	t.Parallel()
	user := "token: ${token sa=ci/deployer}\n" + execUser("aws")
	const preference = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: "
	for policy, outcome := range map[string]lint.Outcome{
		"DenyAll":   lint.OutcomeUsable,
		"Allowlist": lint.OutcomeClientError,
	} {
		e := example{files: map[string]string{"config": kubeconfig(user), "kuberc": preference + policy + "\n"}, order: []string{"config"}, call: []string{"--kuberc", "kuberc", "config"}}
		if v := e.lint(t).Contexts[0].Verdict; v.Outcome != outcome {
			t.Errorf("%s: the verdict is %s by %s", policy, v.Outcome, v.Rule)
		}
	}
}

// TestUnexpanded tells what is written for a shell from what only looks so.
func TestUnexpanded(t *testing.T) {
	t.Parallel()
	for word, wanted := range map[string]bool{
		"--config=$HOME/.aws": true, "${REGION}": true, "$(whoami)": true, "`id`": true, "~/.aws/config": true, "--config=~/x": true,
		"{.status.token}": false, "<cluster>": false, "pa$$word": false, "a$b": false, "cost$5": false, "user~1": false, "prod": false,
	} {
		user := execUser("company-login") + "  args: [" + fmt.Sprintf("%q", word) + "]\n"
		if got := slices.Contains(raised(t, kubeconfig(user), "", nil), "exec-unexpanded-argument"); got != wanted {
			t.Errorf("%q: %v", word, got)
		}
	}
	shell := execUser("sh") + "  args: [-c, \"aws eks get-token --cluster-name $CLUSTER\"]\n"
	if slices.Contains(raised(t, kubeconfig(shell), "", nil), "exec-unexpanded-argument") {
		t.Error("a shell expands for itself")
	}
}
