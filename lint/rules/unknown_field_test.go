package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// unknownFields lints a kubeconfig and gives severity and message of each unknown field.
func unknownFields(t *testing.T, text string) []string {
	t.Helper()
	var all []string
	for _, f := range (example{files: map[string]string{"config": text}, order: []string{"config"}}).lint(t).Findings {
		if f.Rule == "unknown-field" {
			all = append(all, fmt.Sprintf("%s %s: %s", f.Severity, f.Effect, f.Message))
		}
	}
	return all
}

// TestUnknownFields: a field of weight that is missing is an error, and what it makes of the context is said.
func TestUnknownFields(t *testing.T) {
	t.Parallel()
	const certificate = "client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}\n"
	for name, c := range map[string]struct{ text, want string }{
		"another case":           {kubeconfig("Token: ${token sa=ci/deployer}"), `error anonymous: "Token" is no key that client-go knows, so it is ignored: did you mean token?`},
		"another separator":      {kubeconfig("token-file: /run/token"), "did you mean tokenFile?"},
		"an internal name":       {kubeconfig(certificate + "act-as: bob"), "error risk: \"act-as\""},
		"the words of an error":  {kubeconfig("client-cert-data: x\nclient-key-data: ${key cn=ci}"), "did you mean client-certificate-data?"},
		"a typing mistake":       {strings.Replace(kubeconfig(certificate), "certificate-authority-data", "certificate-authority-dta", 1), "error risk: \"certificate-authority-dta\""},
		"the right one as well":  {strings.Replace(kubeconfig(certificate), "    server:", "    Server: https://old.example.com\n    server:", 1), "warning risk: \"Server\""},
		"a field of little":      {kubeconfig(execUser("aws") + "  installHints: x"), "warning risk: \"installHints\""},
		"at the top":             {strings.Replace(kubeconfig(certificate), "current-context:", "Current-Context:", 1), "error risk: \"Current-Context\""},
		"nothing near, in there": {kubeconfig(certificate + "colour: red"), "warning risk: client-go knows no key of this name"},
		"nothing near, on top":   {"colour: red\n" + kubeconfig(certificate), "info hygiene: client-go knows no key of this name"},
		"preferences":            {"preferences: {colors: true}\n" + kubeconfig(certificate), "info hygiene: preferences have no effect"},
		"through a merge key":    {"x-a: &a {Token: x}\n" + kubeconfig(certificate+"<<: *a"), "\"Token\""},
	} {
		got := unknownFields(t, c.text)
		if len(got) != 1 || !strings.Contains(got[0], c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestKnownFields: none of these is anybody's mistake, or it is another rule's.
func TestKnownFields(t *testing.T) {
	t.Parallel()
	const certificate = "client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}\n"
	for name, text := range map[string]string{
		"empty preferences":        "preferences: {}\n" + kubeconfig(certificate),
		"extensions of minikube":   strings.Replace(kubeconfig(certificate), "    server:", "    extensions:\n    - name: cluster_info\n      extension: {last-update: today, provider: minikube.sigs.k8s.io, Server: x}\n    server:", 1),
		"the home of an anchor":    "base: &base {as: bob}\n" + kubeconfig(certificate+"<<: *base"),
		"names set apart":          "x-notes: hello\n.anchors: {}\n_comment: text\n" + kubeconfig(certificate),
		"settings of a provider":   kubeconfig("auth-provider:\n  name: gcp\n  config: {cmd-args: a, cmd-path: b, expiry-key: c, token-key: d}"),
		"a field of another place": kubeconfig(certificate + "server: https://x"),
		"every field of a cluster": strings.Replace(kubeconfig(certificate), "    server:", "    disable-compression: true\n    tls-server-name: x\n    server:", 1),
		"every field of a plugin":  kubeconfig(execUser("aws") + "  args: [a]\n  env: [{name: a, value: b}]\n  installHint: h\n  interactiveMode: Never\n  provideClusterInfo: false"),
		"impersonation":            kubeconfig(certificate + "as: bob\nas-uid: u\nas-groups: [a]\nas-user-extra: {Some.Key: [v]}"),
	} {
		if got := unknownFields(t, text); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestHiddenCharacters tells what deceives from letters and emoji.
func TestHiddenCharacters(t *testing.T) {
	t.Parallel()
	for name, wanted := range map[string]bool{
		`pro\u202ed`: true, `pro\u200bd`: true, `pro\ufeffd`: true, `pro\u001b[31md`: true, `pro\u2066d`: true, `pro\u00add`: true,
		`Übung`: false, `прод`: false, `本番`: false, `🏴‍☠️`: false, `prod`: false, `فارسی‌ها`: false,
	} {
		text := strings.ReplaceAll(strings.ReplaceAll(kubeconfig("client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}"), "name: prod\n  context", `name: "`+name+`"`+"\n  context"), "current-context: prod", `current-context: "`+name+`"`)
		result := example{files: map[string]string{"config": text}, order: []string{"config"}}.lint(t)
		found := false
		for _, f := range result.Findings {
			found = found || f.Rule == "hidden-characters"
			if f.Rule != "hidden-characters" && f.Severity == lint.Error {
				t.Errorf("%s: %s", name, f.Message)
			}
		}
		if found != wanted {
			t.Errorf("%s: %v", name, found)
		}
	}
}
