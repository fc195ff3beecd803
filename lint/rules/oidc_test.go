package rules_test

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestOIDCSettings is about settings of the oidc auth provider that client-go itself does not mind.
func TestOIDCSettings(t *testing.T) {
	t.Parallel()
	const http, scopes = "oidc-config-incomplete warning likely idp-issuer-url", "oidc-config-incomplete info certain extra-scopes"
	secret := func(name string) string { return "oidc-secrets-in-config warning certain " + name }
	good := "idp-issuer-url: https://login.example.com, client-id: kubernetes, id-token: '${jwt}'"
	for settings, want := range map[string][]string{
		good: nil,
		"idp-issuer-url: HTTPS://login.example.com, client-id: kubernetes, id-token: '${jwt}'": nil,
		"idp-issuer-url: http://login.example.com, client-id: kubernetes, id-token: '${jwt}'":  {http},
		"idp-issuer-url: login.example.com, client-id: kubernetes, id-token: '${jwt}'":         {http},
		good + ", extra-scopes: groups":                        {scopes},
		good + ", extra-scopes: ''":                            nil,
		good + ", refresh-token: x":                            {secret("refresh-token")},
		good + ", client-secret: c9K2vQ8rZ1":                   {secret("client-secret")},
		good + ", client-secret: ''":                           nil,
		good + ", client-secret: $SECRET":                      nil,
		good + ", client-secret: c9K2vQ8rZ1, refresh-token: x": {secret("client-secret"), secret("refresh-token")},
		"idp-issuer-url: https://iam.cloud.ibm.com/identity, client-id: kube, client-secret: kube, refresh-token: x":                    {secret("refresh-token")},
		"idp-issuer-url: https://accounts.google.com, client-id: 1.apps.googleusercontent.com, client-secret: c9K2, id-token: '${jwt}'": nil,
	} {
		user := "auth-provider:\n  name: oidc\n  config: {" + settings + "}\n"
		e := example{files: map[string]string{"config": kubeconfig(user)}, order: []string{"config"}, call: []string{"config"}}
		var got []string
		for _, f := range e.lint(t).Findings {
			got = append(got, fmt.Sprintf("%s %s %s %s", f.Rule, f.Severity, f.Certainty, f.Field[len("auth-provider.config."):]))
		}
		if slices.Sort(got); !slices.Equal(got, want) {
			t.Errorf("%s: is told %v and not %v", settings, got, want)
		}
	}
}

// TestRenewedTokensAreKept is about files into which a renewed id-token cannot be written.
func TestRenewedTokensAreKept(t *testing.T) {
	t.Parallel()
	const stale = "id-token: '${jwt exp=2025-12-31T23:00:00Z iat=2025-12-31T22:00:00Z}', refresh-token: x"
	for name, c := range map[string]struct {
		settings, beside string
		mode             os.FileMode
		severity         lint.Severity
	}{
		"read-only":              {settings: stale, mode: 0o400, severity: lint.Warning},
		"read-only and good yet": {settings: "id-token: '${jwt}', refresh-token: x", mode: 0o400, severity: lint.Info},
		"read-only, no token":    {settings: "refresh-token: x", mode: 0o400, severity: lint.Warning},
		"may be written":         {settings: stale, mode: 0o600},
		"nothing to renew with":  {settings: "id-token: '${jwt}'", mode: 0o400},
		"not sent":               {settings: stale, beside: "token: ${token}\n", mode: 0o400},
	} {
		user := c.beside + "auth-provider:\n  name: oidc\n  config: {idp-issuer-url: https://login.example.com, client-id: kubernetes, " + c.settings + "}\n"
		e := example{files: map[string]string{"config": kubeconfig(user)}, modes: map[string]os.FileMode{"config": c.mode}, order: []string{"config"}, call: []string{"config"}}
		var got lint.Severity
		for _, f := range e.lint(t).Findings {
			if f.Rule == "oidc-token-unusable" {
				got = f.Severity
			}
		}
		if got != c.severity {
			t.Errorf("%s: %q and not %q", name, got, c.severity)
		}
	}
}
