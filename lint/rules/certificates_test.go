package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// client is a user with a certificate made as the words say, of the given common name.
func client(cn, words string) string {
	return "client-certificate-data: ${cert cn=" + cn + " " + words + "}\nclient-key-data: ${key cn=" + cn + "}"
}

// certificateOfCA is one certificate for both: the server's CA and the client.
const certificateOfCA = "client-certificate: both.crt\nclient-key: both.key"

// TestRiskyCertificates holds the rules about certificates that work against what is beside the examples of their pages.
func TestRiskyCertificates(t *testing.T) {
	t.Parallel()
	const (
		longLived  = "client-cert-long-lived"
		weak       = "weak-key"
		isCA       = "client-cert-is-ca"
		selfSigned = "client-cert-self-signed"
		outlives   = "client-cert-outlives-ca"
	)
	bothCluster := strings.Replace(plainCluster, "certificate-authority-data: ${ca}", "certificate-authority: both.crt", 1)
	for name, c := range map[string]struct {
		rule, cluster, user, call, both string
		wanted                          lint.Severity
		likely                          bool
		says                            string
	}{
		"three years":                     {rule: longLived, user: client("ci", "not-before=2025-12-01 not-after=2028-12-01"), wanted: lint.Info, says: "3 years, until 2028-12-01"},
		"400 days":                        {rule: longLived, user: client("ci", "not-before=2025-12-01 not-after=2027-01-05")},
		"400 days and one":                {rule: longLived, user: client("ci", "not-before=2025-12-01 not-after=2027-01-06"), wanted: lint.Info, says: "401 days"},
		"no end at all":                   {rule: longLived, user: client("ci", "not-after=9999-12-31T23:59:59Z"), wanted: lint.Info, says: "lives for centuries, until 9999-12-31"},
		"three years that are over":       {rule: longLived, user: client("ci", "not-before=2022-12-01 not-after=2025-12-01")},
		"three years for servers alone":   {rule: longLived, user: client("ci", "not-before=2025-12-01 not-after=2028-12-01 eku=server")},
		"three years without the key":     {rule: longLived, user: strings.Replace(client("ci", "not-after=2028-12-01"), "key cn=ci", "key cn=other", 1)},
		"three years, the key not looked": {rule: longLived, call: "--no-files config", user: "client-certificate-data: ${cert cn=ci not-after=2028-12-01}\nclient-key: ci.key", wanted: lint.Info},

		"RSA 2048":                  {rule: weak, user: client("ci", "key=rsa")},
		"RSA 1024 that has ended":   {rule: weak, user: client("ci", "key=rsa1024 not-after=2025-12-31")},
		"P-256":                     {rule: weak, user: plainUser},
		"a CA of RSA 1024":          {rule: weak, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca name=old ca-key=rsa1024}", user: plainUser, wanted: lint.Warning, says: `a CA of cluster "prod", "old",`},
		"a CA that nobody reads":    {rule: weak, cluster: "server: http://h:8080\ncertificate-authority-data: ${ca name=old ca-key=rsa1024}", user: plainUser},
		"a CA of 1024, which ended": {rule: weak, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca name=old ca-key=rsa1024 not-after=2025-12-31}", user: plainUser},

		"a CA below the cluster's":       {rule: isCA, user: client("ci", "is-ca=yes"), wanted: lint.Warning, says: "that its cluster trusts"},
		"a CA below another":             {rule: isCA, user: client("ci", "is-ca=yes ca=elsewhere"), wanted: lint.Warning, likely: true, says: "where an API server trusts it"},
		"a CA of its own":                {rule: isCA, user: client("ci", "is-ca=yes self-signed=yes"), wanted: lint.Warning, likely: true},
		"the cluster's CA itself":        {rule: isCA, cluster: bothCluster, user: certificateOfCA, both: "is-ca=yes self-signed=yes", wanted: lint.Warning},
		"a CA that has ended":            {rule: isCA, user: client("ci", "is-ca=yes not-after=2025-12-31")},
		"a CA with another key":          {rule: isCA, user: strings.Replace(client("ci", "is-ca=yes"), "key cn=ci", "key cn=other", 1)},
		"a CA is no self-signed client":  {rule: selfSigned, user: client("ci", "is-ca=yes self-signed=yes")},
		"self-signed":                    {rule: selfSigned, user: client("ci", "self-signed=yes"), wanted: lint.Warning, likely: true},
		"self-signed and ended":          {rule: selfSigned, user: client("ci", "self-signed=yes not-after=2025-12-31")},
		"self-signed and of the cluster": {rule: selfSigned, cluster: bothCluster, user: certificateOfCA, both: "self-signed=yes"},

		"ends with its CA":            {rule: outlives, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca not-after=2026-12-01}", user: client("ci", "not-after=2026-12-01T00:00:30Z")},
		"ends after its CA":           {rule: outlives, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca not-after=2026-11-01}", user: plainUser, wanted: lint.Info, likely: true},
		"ends after a CA of its name": {rule: outlives, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca twin=new not-after=2026-11-01}", user: plainUser},
		"ends after the serving CA":   {rule: outlives, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca name=k3s-server-ca not-after=2026-11-01}", user: client("ci", "ca=k3s-client-ca")},
		"ended before the CA will":    {rule: outlives, cluster: "server: https://h:6443\ncertificate-authority-data: ${ca not-after=2025-11-01}", user: client("ci", "not-after=2025-12-31")},
	} {
		if c.cluster == "" {
			c.cluster = plainCluster
		}
		e := example{files: map[string]string{"config": oneContext("prod", c.cluster, c.user)}, order: []string{"config"}, call: strings.Fields(c.call)}
		if c.both != "" {
			e.files["both.crt"], e.files["both.key"] = "${cert cn=both "+c.both+"}", "${key cn=both}"
		}
		found := findingsOf(c.rule, e.lint(t))
		if got := loudness(t, c.rule, &lint.Result{Findings: found}); got != c.wanted {
			t.Errorf("%s: %s is %q", name, c.rule, got)
		} else if got != "" && (!strings.Contains(found[0].Message, c.says) || c.likely != (found[0].Certainty == lint.Likely)) {
			t.Errorf("%s: %s and %q", name, found[0].Certainty, found[0].Message)
		}
	}
}

// TestComponentsAtHome finds the names of cluster components where they do not belong.
func TestComponentsAtHome(t *testing.T) {
	t.Parallel()
	for file, byName := range map[string]map[string]bool{
		"config":                     {"system:node:worker-1": true, "system:kube-scheduler": true, "kube-apiserver-kubelet-client": true, "kube-apiserver-fan": false, "system:admin": false, "system:nodes": false},
		"kubelet.conf":               {"system:node:worker-1": false},
		"controller-manager.conf":    {"system:kube-controller-manager": false},
		"var/lib/kubelet/config":     {"system:node:worker-1": false},
		"agent/kubeproxy.kubeconfig": {"system:kube-proxy": false},
		"kubelet/of/bob/config":      {"system:node:worker-1": true},
	} {
		for cn, wanted := range byName {
			e := example{files: map[string]string{file: oneContext("prod", plainCluster, client(cn, ""))}, order: []string{file}, call: []string{"--profile", "strict", file}}
			if got := len(findingsOf("client-cert-component-identity", e.lint(t))) > 0; got != wanted {
				t.Errorf("%s in %s: %v", cn, file, got)
			}
		}
	}
	node := oneContext("prod", plainCluster, client("ci", "o=system:nodes"))
	if len(findingsOf("client-cert-component-identity", lintOne(t, node, "--profile strict config"))) == 0 {
		t.Error("the group of the nodes is not seen")
	}
}
