package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// says reports findings of which the first of a rule does not hold these words in its message and its help.
func says(t *testing.T, result *lint.Result, rule, message, help string) {
	t.Helper()
	found := findingsOf(rule, result)
	if len(found) == 0 {
		t.Errorf("it raises %v and no %s", describe(result.Findings), rule)
		return
	}
	if !strings.Contains(found[0].Message, message) || !strings.Contains(found[0].Help, help) {
		t.Errorf("it says %q and %q", found[0].Message, found[0].Help)
	}
	if strings.Contains(found[0].Help, "\t") {
		t.Errorf("a tab stands in %q", found[0].Help)
	}
}

// TestWhatRefusedFilesAre: the message says what the file is, and the help how to come to a kubeconfig.
func TestWhatRefusedFilesAre(t *testing.T) {
	t.Parallel()
	const encrypted = "ENC[AES256_GCM,data:Zm9v,iv:Zm9v,tag:Zm9v,type:str]"
	usual := oneContext("prod", "server: https://prod.example.com:6443", "token: abc")
	for name, c := range map[string]struct{ text, rule, message, help string }{
		"HTML":                  {"<!DOCTYPE html><html><body>Log in</body></html>", "not-a-kubeconfig", "it is an HTML page", "fetch it again"},
		"a Secret":              {"apiVersion: v1\nkind: Secret\ndata: {}\n", "not-a-kubeconfig", "a manifest of kind Secret", "kubectl get secret NAME -o jsonpath='{.data.value}' | base64 -d > kubeconfig"},
		"a cluster of kind":     {"kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\nnodes: []\n", "not-a-kubeconfig", "a manifest of kind Cluster", "the kubeconfig itself"},
		"a kubeconfig of v1":    {strings.Replace(usual, "kind: Config", "kind: Configuration", 1), "wrong-api-version-or-kind", `kind is "Configuration"`, "kind: Config"},
		"both are wrong":        {strings.Replace(strings.Replace(usual, "kind: Config", "kind: config", 1), ": v1", ": v2", 1), "wrong-api-version-or-kind", `apiVersion is "v2"`, "apiVersion: v1"},
		"a number as version":   {strings.Replace(usual, ": v1", ": 1", 1), "wrong-api-version-or-kind", "apiVersion is a number where client-go wants text", "apiVersion: v1"},
		"sops, whole":           {"apiVersion: " + encrypted + "\nkind: " + encrypted + "\nsops: {version: 3.9.0}\n", "not-a-kubeconfig", "a kubeconfig that sops has encrypted", "sops --decrypt config > kubeconfig"},
		"sops, the data":        {oneContext("prod", "server: https://prod.example.com:6443\ncertificate-authority-data: "+encrypted, "token: abc") + "sops: {version: 3.9.0}\n", "not-a-kubeconfig", "a kubeconfig that sops has encrypted", "sops --decrypt"},
		"sops, the token":       {oneContext("prod", "server: https://prod.example.com:6443", "token: "+encrypted) + "sops: {version: 3.9.0}\n", "redacted-or-placeholder-value", `token of user "ci" is encrypted with sops`, "sops --decrypt"},
		"a tab":                 {"clusters:\n- name: prod\n  cluster:\n\tserver: x\n", "yaml-syntax", "a tab stands in the indentation", "expand -i -t 2 config > kubeconfig"},
		"UTF-16":                {strings.Join(strings.Split(usual, ""), "\x00") + "\x00", "yaml-syntax", "it is UTF-16", "iconv -f utf-16le"},
		"Latin-1":               {strings.Replace(usual, "user: ci", "user: c\xef", 1), "yaml-syntax", "it is not UTF-8", "iconv -f latin1"},
		"a bracket":             {"clusters: [", "yaml-syntax", "no valid YAML", "mend the line"},
		"a name twice":          {usual + "- name: ci\n  user: {}\n", "duplicate-entry-name", `the name of user "ci" stands twice in the same list, first in line 12`, "grep -n"},
		"no name twice":         {usual + "- user: {}\n- user: {}\n", "duplicate-entry-name", "two entries of users have no name", "give each of them a name"},
		"an extension twice":    {usual + "extensions:\n- {name: a, extension: 1}\n- {name: a, extension: 1}\n", "duplicate-entry-name", "two extensions of the file have the same name", "remove one"},
		"one of a cluster":      {oneContext("prod", "server: https://prod.example.com\nextensions:\n- {name: a, extension: 1}\n- {name: a, extension: 1}", "token: abc"), "duplicate-entry-name", `two extensions of cluster "prod"`, "remove one"},
		"text for a boolean":    {oneContext("prod", `insecure-skip-tls-verify: "true"`, "token: abc"), "wrong-scalar-type", `insecure-skip-tls-verify of cluster "prod" is text, where client-go wants a boolean`, "without quotes"},
		"text for a user":       {strings.Replace(usual, "  user:\n    token: abc", "  user: abc", 1), "wrong-scalar-type", `user "ci" is text, where client-go wants a mapping`, "one level deeper"},
		"a mapping for env":     {oneContext("prod", plainCluster, "exec: {command: aws, env: {A: b}}"), "wrong-scalar-type", "where client-go wants a list", "- {name: NAME, value: VALUE}"},
		"a number for a token":  {strings.Replace(usual, "token: abc", "token: 0123", 1), "yaml11-implicit-type", `token of user "ci" stands without quotes, and YAML 1.1 reads it as a number`, "in quotes"},
		"a boolean for context": {strings.Replace(usual, "current-context: prod", "current-context: on", 1), "yaml11-implicit-type", "current-context stands without quotes", "in quotes"},
		"the name of a file":    {oneContext("prod", "certificate-authority-data: ca.crt", "token: abc"), "bad-base64", "it holds the name of a file", "call the field certificate-authority"},
		"a variable":            {oneContext("prod", "certificate-authority-data: ${CA}x", "token: abc"), "bad-base64", "it holds a placeholder", "envsubst < config > kubeconfig"},
		"behind a ---":          {"---\n---\n" + usual, "empty-config", "no cluster, no user and no context", "remove the ---"},
		"nothing":               {"{}", "empty-config", "no cluster, no user and no context", "test -n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			says(t, lintOne(t, c.text, ""), c.rule, c.message, c.help)
		})
	}
}

// TestPlaceholdersInData: REDACTED and what pipelines encode in place of a variable are no certificates.
func TestPlaceholdersInData(t *testing.T) {
	t.Parallel()
	for _, data := range []string{"DATA+OMITTED", "REDACTED", `"null"`, "None", "JHtDQV9EQVRBfQo=", "PHlvdXIgQ0E+"} {
		text := oneContext("prod", "server: https://prod.example.com:6443\ncertificate-authority-data: "+data, plainUser)
		says(t, lintOne(t, text, ""), "redacted-or-placeholder-value", `certificate-authority-data of cluster "prod" is a placeholder`, "--kubeconfig ORIGINAL > kubeconfig")
	}
}

// TestNamelessEntriesHaveNoCommand: kubectl config refuses the empty name.
func TestNamelessEntriesHaveNoCommand(t *testing.T) {
	t.Parallel()
	for _, f := range lintOne(t, "clusters: [null]\nusers: [{user: {}}]\ncontexts: [{context: {cluster: a, user: b}}]\n", "config").Findings {
		if strings.HasSuffix(f.Object, "/") && strings.Contains(f.Help, "kubectl config set-") {
			t.Errorf("%s: %s", f.Rule, f.Help)
		}
	}
}
