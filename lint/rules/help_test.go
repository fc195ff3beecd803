package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestCommandsNameTheFile: kubectl config would change another file than the one that was linted.
func TestCommandsNameTheFile(t *testing.T) {
	t.Parallel()
	text := strings.Replace(oneContext("prod", plainCluster, plainUser), "current-context: prod", "current-context: Prod", 1)
	named := lintOne(t, text, "config")
	listed := lintOne(t, text, "")
	if help := named.Findings[0].Help; !strings.HasSuffix(help, " --kubeconfig config") {
		t.Errorf("of a PATH: %s", help)
	}
	if help := listed.Findings[0].Help; strings.Contains(help, "--kubeconfig") {
		t.Errorf("of what kubectl takes: %s", help)
	}
}

// TestNearNames: a name that was meant is offered, another one never.
func TestNearNames(t *testing.T) {
	t.Parallel()
	usual := oneContext("prod", plainCluster, plainUser)
	for name, c := range map[string]struct{ from, to, rule, message, help string }{
		"another case":          {"current-context: prod", "current-context: Prod", "current-context-not-found", `(did you mean "prod"?)`, "use-context prod"},
		"a blank behind":        {"current-context: prod", `current-context: "prod "`, "current-context-not-found", `(did you mean "prod"?)`, "use-context prod"},
		"another name":          {"current-context: prod", "current-context: stage", "current-context-not-found", "no such context", "use-context CONTEXT"},
		"none, and one context": {"current-context: prod\n", "", "current-context-unset", "current-context is empty", "use-context prod"},
		"a letter too few":      {"{cluster: prod,", "{cluster: prd,", "context-cluster-unresolved", `(did you mean "prod"?)`, "--cluster=prod"},
		"another cluster":       {"{cluster: prod,", "{cluster: stage,", "context-cluster-unresolved", `does not exist`, "--cluster=CLUSTER"},
		"no cluster":            {"{cluster: prod,", "{", "context-cluster-unresolved", `names no cluster`, "--cluster=prod"},
		"another user":          {"user: ci}", "user: deployer}", "context-user-unresolved", `does not exist`, "--user=USER"},
		"the user in capitals":  {"user: ci}", "user: CI}", "context-user-unresolved", `(did you mean "ci"?)`, "--user=ci"},
		"no user":               {", user: ci}", "}", "context-user-unresolved", `names no user`, "--user=ci"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := findingsOf(c.rule, lintOne(t, strings.Replace(usual, c.from, c.to, 1), ""))
			if len(found) != 1 || !strings.HasSuffix(found[0].Message, c.message) || !strings.HasSuffix(found[0].Help, c.help) {
				t.Errorf("it says %+v", found)
			}
		})
	}
	part := findingsOf("current-context-unset", lintOne(t, "users:\n- name: ci\n  user: {token: x}\n", ""))
	if len(part) != 1 || part[0].Severity != lint.Info {
		t.Errorf("of users alone it says %+v", part)
	}
	none := findingsOf("current-context-unset", lintOne(t, "clusters:\n- name: prod\n  cluster: {server: https://prod.example.com}\n", ""))
	if len(none) != 1 || !strings.Contains(none[0].Message, "there is no context") {
		t.Errorf("without contexts it says %+v", none)
	}
}

// TestNamespacesThatCannotExist: what the API server would take is silent, the rest says why.
func TestNamespacesThatCannotExist(t *testing.T) {
	t.Parallel()
	usual := oneContext("prod", plainCluster, plainUser)
	for namespace, why := range map[string]string{
		"shop": "", "shop-1": "", "1": "", "''": "", strings.Repeat("a", 63): "",
		"Shop": "cannot exist", "shop_1": "cannot exist", "shop.eu": "cannot exist", "shop-": "cannot exist", "'${NS}'": "cannot exist", "' '": "cannot exist",
		strings.Repeat("a", 64): "a namespace of 64 characters",
	} {
		if namespace == "1" {
			namespace = `"1"`
		}
		found := findingsOf("invalid-namespace", lintOne(t, strings.Replace(usual, "user: ci}", "user: ci, namespace: "+namespace+"}", 1), ""))
		switch {
		case why == "" && len(found) > 0, why != "" && len(found) != 1:
			t.Errorf("%s: %v", namespace, describe(found))
		case why != "" && !strings.Contains(found[0].Message, why):
			t.Errorf("%s: %s", namespace, found[0].Message)
		}
	}
}
