package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

const (
	rancherToken = "kubeconfig-u-abcdefghij:abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqr"
	cloudToken   = "dop_v1_0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
)

// TestRiskyTokens holds the rules about tokens that work against what is beside the examples of their pages.
func TestRiskyTokens(t *testing.T) {
	t.Parallel()
	const (
		longLived = "token-long-lived"
		opaque    = "static-token-opaque"
		shared    = "sa-token-shared-account"
	)
	oidcUser := func(words string) string {
		return "auth-provider:\n  name: oidc\n  config: {idp-issuer-url: \"https://login.example.com\", client-id: kubernetes, id-token: \"${jwt " + words + "}\", refresh-token: r}"
	}
	for name, c := range map[string]struct {
		rule, server, user, file string
		wanted                   lint.Severity
		says                     string
	}{
		"a day":                         {rule: longLived, user: "token: ${token iat=2025-12-31T12:00:00Z exp=2026-01-01T12:00:00Z}"},
		"a day and a second":            {rule: longLived, user: "token: ${token iat=2025-12-31T12:00:00Z exp=2026-01-01T12:00:01Z}", wanted: lint.Warning, says: "made to live for 24 hours, good until 2026-01-01 12:00"},
		"a year of OIDC":                {rule: longLived, user: "token: ${jwt iat=2025-12-31 exp=2026-12-31}", wanted: lint.Warning, says: "365 days"},
		"a year of which a day is left": {rule: longLived, user: "token: ${token iat=2025-01-02 exp=2026-01-02}", wanted: lint.Warning},
		"no beginning, a month left":    {rule: longLived, user: "token: ${token iat=none nbf=none exp=2026-02-01}", wanted: lint.Warning, says: `user "ci" is good until 2026-02-01`},
		"no beginning, an hour left":    {rule: longLived, user: "token: ${token iat=none nbf=none exp=2026-01-01T01:00:00Z}"},
		"a year that is over":           {rule: longLived, user: "token: ${token iat=2024-12-31 exp=2025-12-31}"},
		"a year to come":                {rule: longLived, user: "token: ${token iat=2026-03-01 exp=2027-03-01}"},
		"a year of a pod":               {rule: longLived, user: "token: ${token pod=build-1 iat=2025-12-31 exp=2026-12-31}"},
		"no end at all":                 {rule: longLived, user: "token: ${token exp=none}"},
		"of a Secret":                   {rule: longLived, user: "token: ${token legacy=yes}"},
		"a year, signed with a word":    {rule: longLived, user: "token: ${jwt alg=HS256 iat=2025-12-31 exp=2026-12-31}"},
		"a year for Vault":              {rule: longLived, user: "token: ${token aud=vault iat=2025-12-31 exp=2026-12-31}"},
		"a year in quotes":              {rule: longLived, user: "token: '\"${token iat=2025-12-31 exp=2026-12-31}\"'"},
		"a year of Azure":               {rule: longLived, user: "token: ${jwt iss=https://sts.windows.net/t/ iat=2025-12-31 exp=2026-12-31}"},
		"a year in a file":              {rule: longLived, user: "tokenFile: token", file: "${token iat=2025-12-31 exp=2026-12-31}", wanted: lint.Warning},
		"a year from a provider":        {rule: longLived, user: oidcUser("iat=2025-12-31 exp=2026-12-31"), wanted: lint.Warning},
		"an hour from a provider":       {rule: longLived, user: oidcUser("exp=2026-01-01T01:00:00Z")},

		"Rancher":                         {rule: opaque, user: "token: " + rancherToken, wanted: lint.Info, says: "30 days"},
		"GitLab's agent":                  {rule: opaque, user: "token: pat:1:glpat-abcdefghijklmnopqrst", wanted: lint.Info, says: "GitLab"},
		"DigitalOcean":                    {rule: opaque, server: "https://a.k8s.ondigitalocean.com", user: "token: " + cloudToken, wanted: lint.Info, says: "7 days"},
		"DigitalOcean's for Azure":        {rule: opaque, server: "https://a.azmk8s.io", user: "token: " + cloudToken},
		"beside a certificate, as of AKS": {rule: opaque, user: plainUser + "\ntoken: 8f14e45fceea167a5a36dedd4bea2543"},
		"beside one that has ended":       {rule: opaque, user: client("ci", "not-after=2025-12-31") + "\ntoken: 8f14e45fceea167a5a36dedd4bea2543", wanted: lint.Info},
		"a word of an example":            {rule: opaque, user: "token: test-token"},
		"a placeholder":                   {rule: opaque, user: "token: <token>"},
		"a bootstrap token":               {rule: opaque, user: "token: abcdef.0123456789abcdef"},
		"OpenShift":                       {rule: opaque, user: "token: sha256~0123456789012345678901234567890123456789012"},
		"base64 of a token":               {rule: opaque, user: "token: ${token as=base64}"},
		"in a file":                       {rule: opaque, user: "tokenFile: token", file: "8f14e45fceea167a5a36dedd4bea2543"},
		"over http":                       {rule: opaque, server: "http://prod.example.com:8080", user: "token: 8f14e45fceea167a5a36dedd4bea2543"},

		"default":                        {rule: shared, user: "token: ${token sa=ci/default}", wanted: lint.Info, says: "ci/default, which is that of every pod"},
		"default of kube-system":         {rule: shared, user: "token: ${token sa=kube-system/default}", wanted: lint.Info, says: "every pod"},
		"another of kube-system":         {rule: shared, user: "token: ${token sa=kube-system/admin legacy=yes}", wanted: lint.Info, says: "cluster's own namespace"},
		"one that is over":               {rule: shared, user: "token: ${token sa=ci/default exp=2025-12-31}"},
		"what a pod is given":            {rule: shared, user: "tokenFile: token", file: "${token sa=kube-system/kube-proxy pod=kube-proxy-x}"},
		"an account called so elsewhere": {rule: shared, user: "token: ${token sa=default/deployer}"},
	} {
		cluster := plainCluster
		if c.server != "" {
			cluster = strings.Replace(cluster, "https://prod.example.com:6443", c.server, 1)
		}
		e := example{files: map[string]string{"config": oneContext("prod", cluster, c.user), "token": c.file}, order: []string{"config"}}
		found := findingsOf(c.rule, e.lint(t))
		if got := loudness(t, c.rule, &lint.Result{Findings: found}); got != c.wanted {
			t.Errorf("%s: %s is %q", name, c.rule, got)
		} else if got != "" && !strings.Contains(found[0].Message, c.says) {
			t.Errorf("%s: %q", name, found[0].Message)
		}
	}
}
