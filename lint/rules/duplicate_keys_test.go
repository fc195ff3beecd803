package rules_test

import (
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestDuplicateKeys: where client-go reads neither of two keys, it is no error that they differ.
func TestDuplicateKeys(t *testing.T) {
	t.Parallel()
	usual := oneContext("prod", plainCluster, plainUser)
	for text, want := range map[string]lint.Severity{
		usual:                           "",
		usual + "kind: Config\n":        lint.Warning,
		usual + "users: []\n":           lint.Error,
		usual + "x-own: {a: 1, a: 2}\n": lint.Warning,
		usual + "extensions: [{name: a, extension: {b: 1, b: 2}}]\n":                                                                          lint.Warning,
		usual + "extensions: [{name: a, name: b}]\n":                                                                                          lint.Error,
		oneContext("prod", "server: https://old.example.com\n"+plainCluster, plainUser):                                                       lint.Error,
		oneContext("prod", "server: \"https://prod.example.com:6443\"\n"+plainCluster, plainUser):                                             lint.Warning,
		oneContext("prod", "<<: {server: https://prod.example.com}\ncertificate-authority-data: ${ca}\nserver: https://b.example", plainUser): "",
	} {
		if got := loudness(t, "duplicate-yaml-key", lintOne(t, text, "")); got != want {
			t.Errorf("%q, not %q: %s", got, want, text[max(0, len(text)-120):])
		}
	}
}
