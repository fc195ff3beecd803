package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// lintList lints files as the $KUBECONFIG that names them; a name that ends in a slash is a folder.
func lintList(t *testing.T, list []string, files map[string]string) *lint.Result {
	t.Helper()
	e := example{files: map[string]string{}, list: list}
	for name, text := range files {
		if !strings.HasSuffix(name, "/") {
			e.files[name], e.order = text, append(e.order, name)
		}
	}
	e.prepare = func(dir string) {
		for name := range files {
			must(t, os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o700))
		}
	}
	return e.lint(t)
}

// TestShadowedEntries: what is the same twice does no harm, and what only looks the same does.
func TestShadowedEntries(t *testing.T) {
	t.Parallel()
	const byPath = "certificate-authority: ca.crt\nserver: https://prod.example.com:6443"
	usual := oneContext("prod", plainCluster, pluginUser) // each certificate is another one
	unused := strings.Replace(usual, "users:\n", "users:\n- name: spare\n  user: {token: ${token sa=ci/a}}\n", 1)
	for name, c := range map[string]struct {
		first, second string
		loudest       lint.Severity
		files         map[string]string
	}{
		"the same file":             {usual, usual, lint.Info, nil},
		"extensions of a tool":      {usual, strings.Replace(usual, "    server:", "    extensions: [{name: minikube.sigs.k8s.io, extension: {last-update: today}}]\n    server:", 1), lint.Info, nil},
		"another server":            {usual, strings.Replace(usual, "prod.example", "stage.example", 1), lint.Error, nil},
		"another namespace":         {usual, strings.Replace(usual, "user: ci}", "user: ci, namespace: shop}", 1), lint.Error, nil},
		"a user that nobody uses":   {unused, "users:\n- name: spare\n  user: {token: ${token sa=ci/b}}\n", lint.Warning, nil},
		"other names":               {usual, "users:\n- name: other\n  user: {token: ${token sa=ci/b}}\n", "", nil},
		"relative paths, two files": {oneContext("prod", byPath, pluginUser), oneContext("prod", byPath, pluginUser), lint.Error, map[string]string{"a/ca.crt": "${ca}", "b/ca.crt": "${ca name=other}"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			files := map[string]string{"a/config": c.first, "b/config": c.second}
			e := example{files: files, order: []string{"a/config", "b/config"}, list: []string{"a/config", "b/config"}}
			for file, text := range c.files {
				e.files[file] = text
			}
			var loudest lint.Severity
			for _, f := range findingsOf("shadowed-entry", e.lint(t)) {
				if f.Severity.AtLeast(loudest) {
					loudest = f.Severity
				}
			}
			if loudest != c.loudest {
				t.Errorf("the loudest finding is %q, not %q", loudest, c.loudest)
			}
		})
	}
}

// TestContextOfTheSameTextGoesElsewhere: two files of kubeadm have the same names for everything, so that the second one's
// context leads to the first one's cluster.
func TestContextOfTheSameTextGoesElsewhere(t *testing.T) {
	t.Parallel()
	first := oneContext("kubernetes", plainCluster, pluginUser)
	result := lintList(t, []string{"a", "b"}, map[string]string{"a": first, "b": strings.Replace(first, "prod.example", "stage.example", 1)})
	for _, f := range findingsOf("shadowed-entry", result) {
		if want := map[string]lint.Severity{"contexts/prod": lint.Error, "clusters/kubernetes": lint.Error, "users/ci": lint.Info}[f.Object]; f.Severity != want {
			t.Errorf("%s: %s, want %s: %s", f.Object, f.Severity, want, f.Message)
		}
	}
}

// TestMisusedLists: the help writes the list as it was meant.
func TestMisusedLists(t *testing.T) {
	t.Parallel()
	usual := oneContext("prod", plainCluster, plainUser)
	files := map[string]string{"a": usual, "b": usual, "d/": "", "c,d": usual}
	for name, c := range map[string]struct {
		list     []string
		severity lint.Severity
		rule     string
		help     string
	}{
		"a tilde":             {[]string{"a", "~/x"}, lint.Warning, "kubeconfig-list-misuse", "KUBECONFIG=a:$HOME/x"},
		"a tilde alone":       {[]string{"~/x"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=$HOME/x"},
		"quotes":              {[]string{`"a"`}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a"},
		"a comma":             {[]string{"a,b"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a:b"},
		"a comma in a name":   {[]string{"c,d"}, "", "kubeconfig-list-misuse", ""},
		"a semicolon":         {[]string{"a;b"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a:b"},
		"a blank between":     {[]string{"a b"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a:b"},
		"a line feed behind":  {[]string{"a\n"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a"},
		"a line feed at home": {[]string{"/home/users/config\n"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=/home/users/config"},
		"a line feed between": {[]string{"a\nb"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a:b"},
		"a variable":          {[]string{"a", "$HOME/x"}, lint.Warning, "kubeconfig-list-misuse", "KUBECONFIG=a:$HOME/x"},
		"a folder":            {[]string{"a", "d"}, lint.Error, "kubeconfig-list-misuse", "KUBECONFIG=a:d/config"},
		"a missing file":      {[]string{"a", "x"}, lint.Warning, "kubeconfig-file-missing", "KUBECONFIG=a"},
		"only missing files":  {[]string{"x"}, lint.Error, "kubeconfig-file-missing", "KUBECONFIG=$HOME/.kube/config"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := lintList(t, c.list, files)
			if got := loudness(t, c.rule, result); got != c.severity {
				t.Errorf("%s is %q, not %q", c.rule, got, c.severity)
			}
			for _, f := range findingsOf(c.rule, result) {
				if !strings.HasSuffix(f.Help, "export "+c.help) {
					t.Errorf("the help is %q", f.Help)
				}
			}
		})
	}
}

// TestContentInTheVariable: pipelines put the kubeconfig itself where its name belongs. It is said, and nothing of it shown.
func TestContentInTheVariable(t *testing.T) {
	t.Parallel()
	const token, long = "token: q7Zr2Wm9", "token: LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0t"
	text := oneContext("prod", "server: https://prod.example.com:6443", token)
	for name, c := range map[string]struct {
		value   string
		outcome lint.Outcome
	}{
		"short lines, which are no files":       {text, lint.OutcomeElsewhere},
		"a line that is too long for a name":    {strings.Replace(text, token, long+strings.Repeat("a", 300), 1), lint.OutcomeClientError},
		"in base64":                             {"YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnCmNsdXN0ZXJzOiBbXQo" + strings.Repeat("a", 300), lint.OutcomeClientError},
		"in base64 that could be a name":        {"YXBpVmVyc2lvbjogdjEKa2luZDogQ29uZmlnCmNsdXN0ZXJzOiBbXQo=", lint.OutcomeElsewhere},
		"in JSON, of which one piece is a name": {`{"current-context":"a","users":[{"name":"a","user":{"token":"q7Zr2Wm9"}}]}`, lint.OutcomeElsewhere},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result := lintList(t, strings.Split(c.value, ":"), nil)
			if got := loudness(t, "kubeconfig-list-misuse", result); got != lint.Error || len(result.Findings) != 1 {
				t.Fatalf("it raises %v", describe(result.Findings))
			}
			if got := result.Contexts[0].Verdict.Outcome; got != c.outcome {
				t.Errorf("the verdict is %s, not %s", got, c.outcome)
			}
			f := result.Findings[0]
			if all := f.Message + f.Help + f.Says + f.Path + result.Contexts[0].Path; strings.Contains(all, "Zr2W") || strings.Contains(all, "LS0t") || strings.Contains(all, "YXBp") {
				t.Errorf("it shows what the variable holds: %s", all)
			}
		})
	}
}
