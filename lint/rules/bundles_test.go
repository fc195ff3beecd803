package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestCABundles: what is of no use in a bundle that works, all of it, and what a bundle is that does not.
func TestCABundles(t *testing.T) {
	t.Parallel()
	const partly, old = "ca-bundle-partly-unusable", "${ca name=old not-before=2015-01-01 not-after=2025-01-01}"
	const cut = "-----BEGIN CERTIFICATE-----\nMIIB\n"
	for name, c := range map[string]struct {
		bundle   string
		rule     string
		severity lint.Severity
		message  string
		help     string
	}{
		"one":                       {"${ca}", "", "", "", ""},
		"two":                       {"${ca}${ca name=other}", "", "", "", ""},
		"text around":               {"# the CA\n${ca}\nend\n", "", "", "", ""},
		"one twice":                 {"${ca}${ca}", partly, lint.Info, "holds a certificate twice", "set-cluster"},
		"an expired one":            {"${ca}" + old, partly, lint.Warning, "holds a certificate that has expired", "set-cluster"},
		"an expired one twice":      {"${ca}" + old + old, partly, lint.Warning, "holds a certificate that has expired, and a certificate twice", "set-cluster"},
		"one that is cut":           {"${ca}" + cut, partly, lint.Warning, "holds a block that client-go passes over", "set-cluster"},
		"two that are cut":          {cut + "${ca}" + cut, partly, lint.Warning, "holds 2 blocks that client-go passes over", "set-cluster"},
		"a key and one twice":       {"${ca}${ca}${key cn=ca}", partly, lint.Warning, "holds a private key, which does not belong there, and a certificate twice", "set-cluster"},
		"a key":                     {"${key cn=ca}", "ca-unparsable", lint.Error, "is a private key and no certificate", "set-cluster"},
		"encoded":                   {"LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0t", "ca-unparsable", lint.Error, "was encoded twice", "cat "},
		"a leaf":                    {"${ca name=prod ca=false}", "ca-not-a-ca", lint.Warning, "works only while the server shows", "set-cluster"},
		"a leaf and a CA":           {"${ca name=prod ca=false}${ca}", "", "", "", ""},
		"a leaf and an expired CA":  {"${ca name=prod ca=false}" + old, "ca-not-a-ca", lint.Warning, "works only while the server shows", "set-cluster"},
		"nothing that has not gone": {old + old, "ca-expired", lint.Error, "expired on 2025-01-01", "set-cluster"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			e := example{
				files: map[string]string{"config": oneContext("prod", "server: https://prod.example.com:6443\ncertificate-authority: ca.crt", plainUser), "ca.crt": strings.NewReplacer("${", "\n${", "}", "}\n").Replace(c.bundle)},
				order: []string{"config"},
			}
			result := e.lint(t)
			if c.rule == "" {
				if len(result.Findings) > 0 {
					t.Errorf("it raises %v", describe(result.Findings))
				}
				return
			}
			says(t, result, c.rule, c.message, c.help)
			if got := loudness(t, c.rule, result); got != c.severity {
				t.Errorf("it is %q, not %q", got, c.severity)
			}
		})
	}
}
