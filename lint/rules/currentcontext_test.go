package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestCurrentContextOfAList is about which file chooses the context, and whether it defines it.
func TestCurrentContextOfAList(t *testing.T) {
	t.Parallel()
	// file has the current-context and a context of its own name; both may be empty.
	file := func(current, own string) string {
		text := "apiVersion: v1\nkind: Config\n"
		if current != "" {
			text += "current-context: " + current + "\n"
		}
		if own != "" {
			text += "clusters: [{name: " + own + ", cluster: {server: 'https://" + own + ".example.com:6443', certificate-authority-data: '${ca}'}}]\n" +
				"contexts: [{name: " + own + ", context: {cluster: " + own + ", user: " + own + "}}]\nusers: [{name: " + own + ", user: {token: '${token sa=ci/deployer}'}}]\n"
		}
		return text
	}
	for name, c := range map[string]struct {
		a, b   string
		flags  string
		wanted []lint.Severity
	}{
		"the first has none":               {a: file("", "prod"), b: file("stage", "stage"), flags: "--profile strict"},
		"both the same":                    {a: file("prod", "prod"), b: file("prod", "stage"), flags: "--profile strict"},
		"the second is ignored":            {a: file("prod", "prod"), b: file("stage", "stage"), flags: "--profile strict", wanted: []lint.Severity{lint.Info}},
		"the first names another's":        {a: file("stage", "prod"), b: file("", "stage"), flags: "--profile strict", wanted: []lint.Severity{lint.Warning}},
		"the second names the first's":     {a: file("", "prod"), b: file("prod", "stage"), flags: "--profile strict", wanted: []lint.Severity{lint.Warning}},
		"another's, and one that is there": {a: file("stage", "prod"), b: file("prod", "stage"), flags: "--profile strict", wanted: []lint.Severity{lint.Warning, lint.Info}},
		"nobody's":                         {a: file("gone", "prod"), b: file("", "stage"), flags: "--profile strict"},
		"nobody asked":                     {a: file("prod", "prod"), b: file("stage", "stage")},
	} {
		e := example{files: map[string]string{"a": c.a, "b": c.b}, order: []string{"a", "b"}, list: []string{"a", "b"}, call: strings.Fields(c.flags)}
		var got []lint.Severity
		for _, f := range findings(t, e, "current-context-from-other-file") {
			got = append(got, f.Severity)
		}
		if len(got) != len(c.wanted) {
			t.Errorf("%s: %v", name, got)
			continue
		}
		for i := range got {
			if got[i] != c.wanted[i] {
				t.Errorf("%s: %v", name, got)
			}
		}
	}
}
