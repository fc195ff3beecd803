package rules_test

import (
	"fmt"
	"slices"
	"testing"
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
