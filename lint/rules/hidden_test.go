package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestHiddenCredentials tells which of two credentials is used, and what has to go for the other to be.
func TestHiddenCredentials(t *testing.T) {
	t.Parallel()
	const (
		provider = "auth-provider:\n  name: oidc\n  config: {idp-issuer-url: \"https://login.example.com\", client-id: kubernetes, refresh-token: r}"
		account  = "token: ${token sa=ci/deployer}"
	)
	for name, c := range map[string]struct {
		user   string
		wanted lint.Severity
		says   string
		unset  []string
	}{
		"a plugin alone":               {user: pluginUser},
		"beside a token":               {user: pluginUser + "\n" + account, wanted: lint.Warning, says: `a token beside an exec plugin, so "aws" never runs, not even when the token has ended`, unset: []string{"token"}},
		"beside a token file":          {user: pluginUser + "\ntokenFile: token", wanted: lint.Warning, says: "a token file beside an exec plugin", unset: []string{"tokenFile"}},
		"beside a name":                {user: pluginUser + "\nusername: bob\npassword: secret", wanted: lint.Warning, says: "a user name beside", unset: []string{"username", "password"}},
		"beside a pair":                {user: pluginUser + "\n" + plainUser, wanted: lint.Warning, says: "a client certificate beside", unset: []string{"client-certificate-data", "client-key-data"}},
		"beside a pair and a token":    {user: pluginUser + "\n" + plainUser + "\ntoken: opaque", wanted: lint.Warning, says: "a token beside", unset: []string{"token", "client-certificate-data", "client-key-data"}},
		"beside a certificate alone":   {user: pluginUser + "\nclient-certificate-data: ${cert cn=ci}"},
		"beside a key alone":           {user: pluginUser + "\nclient-key-data: ${key cn=ci}"},
		"beside a password alone":      {user: pluginUser + "\npassword: secret"},
		"a token in a file, and one":   {user: "tokenFile: token\n" + account, wanted: lint.Warning, says: "sent only while the file cannot be read", unset: []string{"token"}},
		"a provider alone":             {user: provider},
		"a provider beside a token":    {user: provider + "\n" + account, wanted: lint.Warning, says: "whose tokens are never sent", unset: []string{"token"}},
		"a provider beside a pair":     {user: provider + "\n" + plainUser},
		"two users":                    {user: plainUser + "\n" + account, wanted: lint.Info, says: `as "ci" while the certificate is good, and as "system:serviceaccount:ci:deployer" from then on`, unset: []string{"token"}},
		"two users, one is over":       {user: plainUser + "\ntoken: ${token exp=2025-12-31}"},
		"two users, the other is over": {user: client("ci", "not-after=2025-12-31") + "\n" + account},
		"a person, twice":              {user: plainUser + "\ntoken: ${jwt sub=0a1b2c}"},
		"AKS for administrators":       {user: plainUser + "\ntoken: 8f14e45fceea167a5a36dedd4bea2543"},
	} {
		e := example{files: map[string]string{"config": oneContext("prod", plainCluster, c.user), "token": "${token sa=ci/deployer}"}, order: []string{"config"}}
		found := findingsOf("credential-shadowed", e.lint(t))
		if got := loudness(t, "credential-shadowed", &lint.Result{Findings: found}); got != c.wanted {
			t.Errorf("%s: %q", name, got)
		} else if got != "" && (!strings.Contains(found[0].Message, c.says) || commands(found[0]) != "users.ci."+strings.Join(c.unset, " users.ci.")) {
			t.Errorf("%s: %q, %s", name, found[0].Message, found[0].Help)
		}
	}
}

// TestImpersonation takes out of the file what is there, by the names that kubectl config knows.
func TestImpersonation(t *testing.T) {
	t.Parallel()
	for as, c := range map[string]struct {
		wanted lint.Severity
		unset  string
	}{
		"as: bob": {lint.Info, "users.ci.act-as"},
		"as: bob\nas-groups: [developers]\nas-uid: \"7\"":            {lint.Info, "users.ci.act-as users.ci.act-as-uid users.ci.act-as-groups"},
		"as: bob\nas-groups: [system:masters]":                       {lint.Warning, "users.ci.act-as users.ci.act-as-groups"},
		"as: bob\nas-user-extra: {reason: [\"breaking the glass\"]}": {lint.Info, "users.ci.act-as users.ci.act-as-user-extra"},
		"as-groups: [system:masters]":                                {},
		"as: \"\"":                                                   {},
	} {
		result := lintOne(t, oneContext("prod", plainCluster, plainUser+"\n"+as), "--profile strict config")
		found := findingsOf("impersonation-in-use", result)
		if got := loudness(t, "impersonation-in-use", result); got != c.wanted || got != "" && commands(found[0]) != c.unset {
			t.Errorf("%s: %q, %v", as, got, found)
		}
	}
}

// commands are the fields that the help of a finding unsets.
func commands(f lint.Finding) string {
	var fields []string
	for _, line := range strings.Split(f.Help, "\n") {
		if field, ok := strings.CutPrefix(line, "    kubectl config unset "); ok {
			field, _, _ = strings.Cut(field, " --kubeconfig")
			fields = append(fields, field)
		}
	}
	return strings.Join(fields, " ")
}

// TestContentInPlaceOfAPathIsSaidOnce: the line breaks of a key that stands where a file name belongs are no hidden characters.
func TestContentInPlaceOfAPathIsSaidOnce(t *testing.T) {
	t.Parallel()
	result := lintOne(t, oneContext("prod", plainCluster, `client-certificate: "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"`+"\n"+`client-key: "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n"`), "config")
	if found := findingsOf("hidden-characters", result); len(found) > 0 || len(findingsOf("referenced-file-unusable", result)) != 2 {
		t.Errorf("%v", describe(result.Findings))
	}
}
