package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestIssuersOfAnotherCluster holds the CA of a client certificate against that of the cluster. CAs of different names
// say nothing, but for those that tell when they were made.
func TestIssuersOfAnotherCluster(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		ca, cert string
		severity lint.Severity
	}{
		"signed by it":                     {"name=kubernetes", "ca=kubernetes", ""},
		"another of the same name":         {"name=kubernetes", "ca=kubernetes twin=2", lint.Error},
		"a client CA of its own":           {"name=serving-ca", "ca=client-ca", ""},
		"k3s":                              {"name=k3s-server-ca@1735689600", "ca=k3s-client-ca@1735689600", ""},
		"k3s, some seconds later":          {"name=k3s-server-ca@1735689607", "ca=k3s-client-ca@1735689600", ""},
		"k3s of another day":               {"name=k3s-server-ca@1735789600", "ca=k3s-client-ca@1735689600", lint.Warning},
		"k3s and RKE2":                     {"name=rke2-server-ca@1735689600", "ca=k3s-client-ca@1735689600", lint.Warning},
		"k3s behind a CA of somebody else": {"name=company-ca", "ca=k3s-client-ca@1735689600", ""},
	} {
		user := "client-certificate-data: ${cert cn=ci " + c.cert + "}\nclient-key-data: ${key cn=ci}\n"
		text := strings.Replace(kubeconfig(user), "${ca}", "${ca "+c.ca+"}", 1)
		var told []lint.Severity
		for _, f := range (example{files: map[string]string{"config": text}, order: []string{"config"}, call: []string{"config"}}).lint(t).Findings {
			if f.Rule == "client-cert-untrusted-issuer" {
				told = append(told, f.Severity)
			}
		}
		if want := slices.DeleteFunc([]lint.Severity{c.severity}, func(s lint.Severity) bool { return s == "" }); !slices.Equal(told, want) {
			t.Errorf("%s: %v and not %v", name, told, want)
		}
	}
}
