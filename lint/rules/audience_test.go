package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestAudiences: other software is an error, a name that nobody knows a warning, and what clusters have by default
// is silent.
func TestAudiences(t *testing.T) {
	t.Parallel()
	for token, severity := range map[string]lint.Severity{
		"aud=vault":             lint.Error,
		"aud=sts.amazonaws.com": lint.Error,
		"aud=my-app":            lint.Warning,
		"aud=vault,my-app":      lint.Warning,
		"aud=https://prod.example.com:6443 iss=https://a.example.com": "",
		"aud=https://kubernetes.default.svc.cluster.local":            "",
		"aud=https://kubernetes.default.svc iss=https://oidc.example": "",
		"aud=https://issuer.example iss=https://issuer.example":       "",
		"aud=my-app,https://kubernetes.default.svc":                   "",
		"aud=k3s": "",
	} {
		e := example{files: map[string]string{"config": kubeconfig("token: ${token sa=ci/deployer " + token + "}")}, order: []string{"config"}}
		var got []lint.Severity
		for _, f := range e.lint(t).Findings {
			if f.Rule != "token-audience-mismatch" {
				t.Errorf("%s raises %s", token, f.Rule)
				continue
			}
			got = append(got, f.Severity)
		}
		want := []lint.Severity{severity}
		if severity == "" {
			want = nil
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %v, not %v", strings.TrimSpace(token), got, want)
		}
	}
}
