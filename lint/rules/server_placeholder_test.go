package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// TestServerPlaceholders: what was not filled in is called so, and not a bad address.
func TestServerPlaceholders(t *testing.T) {
	t.Parallel()
	for server, rule := range map[string]string{
		"https://${HOST}:6443":        "redacted-or-placeholder-value",
		"https://{{ .Host }}:6443":    "redacted-or-placeholder-value",
		"https://$(terraform output)": "redacted-or-placeholder-value",
		"https://<your-server>:6443":  "redacted-or-placeholder-value",
		"https://exa mple.com":        "server-invalid-url",
		"https://[::1:6443":           "server-invalid-url",
	} {
		text := strings.Replace(kubeconfig("token: ${token sa=ci/deployer}"), "https://prod.example.com:6443", "'"+server+"'", 1)
		if got := raised(t, text, "", nil); !slices.Contains(got, rule) || len(got) != 1 {
			t.Errorf("%s raises %v, not %s", server, got, rule)
		}
	}
}
