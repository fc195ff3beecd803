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

// TestExecLists compares commands with the entries of --exec-allow and of kuberc. They match alike where files are looked
// at; where they are not, kuberc has the benefit of the doubt, and a list of what is allowed has not.
func TestExecLists(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		command, entry, flags string
		allowed, listed       bool
	}{
		"the same name":                      {command: "company-login", entry: "company-login", allowed: true, listed: true},
		"another name":                       {command: "company-login", entry: "aws"},
		"the same path":                      {command: "/opt/company-login", entry: "/opt/company-login", allowed: true, listed: true},
		"a path that is not clean":           {command: "/opt//x/../company-login", entry: "/opt/company-login", allowed: true, listed: true},
		"a path, and a name found elsewhere": {command: "/opt/company-login", entry: "company-login"},
		"a name not found, and a path":       {command: "nowhere-login", entry: "/opt/nowhere-login", allowed: true, listed: true},
		"a name found elsewhere than a path": {command: "company-login", entry: "/opt/company-login"},
		"beside the kubeconfig":              {command: "./company-login", entry: "company-login"},
		"beside the kubeconfig, unseen":      {command: "./company-login", entry: "company-login", flags: "--no-files"},
		"below the kubeconfig, unseen":       {command: "bin/company-login", entry: "company-login", flags: "--no-files"},
		"above the kubeconfig, unseen":       {command: "../company-login", entry: "company-login", flags: "--no-files"},
		"a path that ends in it, unseen":     {command: "/opt/company-login", entry: "company-login", flags: "--no-files", listed: true},
		"where all may write, unseen":        {command: "/tmp/company-login", entry: "company-login", flags: "--no-files", listed: true},
		"a name, and a path, unseen":         {command: "company-login", entry: "/opt/company-login", flags: "--no-files", allowed: true, listed: true},
		"another path, unseen":               {command: "/tmp/company-login", entry: "/opt/company-login", flags: "--no-files"},
	} {
		policy := "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: " + c.entry + "}]\n"
		got := raised(t, kubeconfig(execUser(c.command)), c.flags+" --kuberc kuberc --exec-allow "+c.entry, map[string]string{"kuberc": policy})
		for rule, silent := range map[string]bool{"exec-not-allowed": c.allowed, "exec-blocked-by-kuberc": c.listed} {
			if slices.Contains(got, rule) == silent {
				t.Errorf("%s: %s beside %s: %v", name, c.command, c.entry, got)
			}
		}
	}
}

// TestWalkedPathsAreNotAllowedByName is the same for files that are found in a folder: a checkout has paths that its authors know.
func TestWalkedPathsAreNotAllowedByName(t *testing.T) {
	t.Parallel()
	for _, command := range []string{"./company-login", "tools/company-login", "/home/runner/work/repo/repo/company-login"} {
		e := example{files: map[string]string{"repo/config": kubeconfig(execUser(command))}, order: []string{"repo/config"}, call: []string{"--exec-allow", "company-login", "repo"}}
		if found := findings(t, e, "exec-not-allowed"); len(found) != 1 {
			t.Errorf("%s: %v", command, found)
		}
	}
}

// findings are those of one rule.
func findings(t *testing.T, e example, rule string) []lint.Finding {
	t.Helper()
	return slices.DeleteFunc(e.lint(t).Findings, func(f lint.Finding) bool { return f.Rule != rule })
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

// TestUnsoundKubercStopsEveryContext is about a policy for which kubectl stops before it reads any kubeconfig.
func TestUnsoundKubercStopsEveryContext(t *testing.T) {
	t.Parallel()
	const kuberc = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: Allowlist\n"
	for name, user := range map[string]string{"a plugin": execUser("aws"), "a token": "token: ${token sa=ci/deployer}", "nothing": "{}"} {
		e := example{files: map[string]string{"config": kubeconfig(user), "kuberc": kuberc}, order: []string{"config"}, call: []string{"--kuberc", "kuberc", "config"}}
		result := e.lint(t)
		if v := result.Contexts[0].Verdict; v.Outcome != lint.OutcomeClientError || v.Certain || v.Rule != "exec-blocked-by-kuberc" {
			t.Errorf("%s: the verdict is %+v", name, v)
		}
		if found := findings(t, e, "exec-blocked-by-kuberc"); len(found) != 1 || !strings.Contains(found[0].Says, "allowlist is unspecified") {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

// TestKubercSpeaksFirst: client-go asks whether a plugin may run before it looks whether it can, and has words of its own for
// one that it cannot find.
func TestKubercSpeaksFirst(t *testing.T) {
	t.Parallel()
	const kuberc = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: "
	for _, c := range []struct{ policy, command, says string }{
		{"DenyAll", "nowhere-login", `plugin "nowhere-login" not allowed: policy set to "DenyAll"`},
		{"Allowlist\ncredentialPluginAllowlist: [{command: aws}]", "nowhere-login", `plugin path "nowhere-login" cannot be resolved`},
		{"Allowlist\ncredentialPluginAllowlist: [{command: aws}]", "company-login", `/company-login" is not permitted`},
	} {
		e := example{files: map[string]string{"config": kubeconfig(execUser(c.command)), "kuberc": kuberc + c.policy + "\n"}, order: []string{"config"}, call: []string{"--kuberc", "kuberc", "config"}}
		found := findings(t, e, "exec-blocked-by-kuberc")
		if len(found) != 1 || !strings.Contains(found[0].Says, c.says) || e.lint(t).Contexts[0].Verdict.Rule != "exec-blocked-by-kuberc" {
			t.Errorf("%s with %s: %+v", c.command, c.policy, found)
		}
	}
}

// TestKubercHelpIsTakenByKubectl: kubectl stops at every call once a path of its list is not clean, and the command that sets
// the list replaces it.
func TestKubercHelpIsTakenByKubectl(t *testing.T) {
	t.Parallel()
	const kuberc = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: aws}]\n"
	e := example{files: map[string]string{"config": kubeconfig(execUser("./x/../company-login")), "kuberc": kuberc}, order: []string{"config"}, call: []string{"--kuberc", "kuberc", "config"}}
	found := findings(t, e, "exec-blocked-by-kuberc")
	if len(found) != 1 || !strings.Contains(found[0].Help, "--allowlist-entry command=aws --allowlist-entry command=/") || strings.Contains(found[0].Help, "..") {
		t.Errorf("%+v", found)
	}
	if slices.Contains(raised(t, kubeconfig(execUser("company-login")), "--kuberc kuberc", map[string]string{"kuberc": strings.ReplaceAll(kuberc, "aws", "company-login")}), "exec-unknown-command") {
		t.Error("kuberc knows it")
	}
}
