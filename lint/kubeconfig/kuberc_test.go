package kubeconfig

import (
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

const preamble = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\n"

// TestParseKuberc holds policies against what kubectl 1.37 said of the same files.
func TestParseKuberc(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text    string
		kind    string
		list    []string
		problem string
	}{
		"no policy":           {text: preamble},
		"deny all":            {text: preamble + "credentialPluginPolicy: DenyAll\n", kind: DenyAll},
		"a list":              {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: aws}]\n", kind: Allowlist, list: []string{"aws"}},
		"entries as in 1.35":  {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: aws}, {command: /usr/bin/x}]\n", kind: Allowlist, list: []string{"aws", "/usr/bin/x"}},
		"both the same":       {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: aws, command: aws}]\n", kind: Allowlist, list: []string{"aws"}},
		"v1alpha1":            {text: "apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\ncredentialPluginPolicy: DenyAll\n"},
		"the first one":       {text: "kind: Other\n---\n" + preamble + "credentialPluginPolicy: DenyAll\n---\n" + preamble, kind: DenyAll},
		"empty":               {},
		"separators alone":    {text: "\n---\n"},
		"a key in other case": {text: preamble + "CredentialPluginPolicy: DenyAll\n"},
		"a key that is new":   {text: preamble + "credentialPluginPolicy: DenyAll\nfoo: bar\n", kind: DenyAll},
		"a contradiction, then another": {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: a, command: b}]\n---\n" +
			preamble + "credentialPluginPolicy: DenyAll\n", kind: DenyAll},
		"a type, then another":   {text: preamble + "aliases: foo\n---\n" + preamble + "credentialPluginPolicy: DenyAll\n", kind: DenyAll},
		"an entry in other case": {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{Command: a}]\n", kind: Allowlist, list: []string{""}, problem: "empty allowlist entry #1"},
		"v1alpha1, a type":       {text: "apiVersion: kubectl.config.k8s.io/v1alpha1\nkind: Preference\ncredentialPluginAllowlist: aws\n"},
		"no list":                {text: preamble + "credentialPluginPolicy: Allowlist\n", kind: Allowlist, problem: `credential plugin policy set to "Allowlist", but allowlist is unspecified`},
		"an empty list":          {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: []\n", kind: Allowlist, problem: `allowlist is empty; use "DenyAll" policy instead`},
		"an empty entry":         {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{foo: a}]\n", kind: Allowlist, list: []string{""}, problem: "empty allowlist entry #1"},
		"not normalized":         {text: preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{command: ./x}]\n", kind: Allowlist, list: []string{"./x"}, problem: `non-normalized file path: "./x" vs "x"`},
		"a list for DenyAll":     {text: preamble + "credentialPluginPolicy: DenyAll\ncredentialPluginAllowlist: [{command: aws}]\n", kind: DenyAll, list: []string{"aws"}, problem: `plugin policy is "DenyAll" but allowlist is non-nil`},
		"a list for nothing":     {text: preamble + "credentialPluginAllowlist: [{command: aws}]\n", list: []string{"aws"}, problem: `plugin policy is "" but allowlist is non-nil`},
		"a policy misspelled":    {text: preamble + "credentialPluginPolicy: denyall\n", kind: "denyall", problem: `unknown plugin policy: "denyall"`},
	} {
		p, err := ParseKuberc(credential.SecretString(c.text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if p.Type != c.kind || !slices.Equal(p.Allowlist, c.list) || (c.problem == "") != (p.Problem == "") || !strings.Contains(p.Problem, c.problem) {
			t.Errorf("%s: %+v", name, p)
		}
	}
	for name, text := range map[string]string{
		"a comment":         "# nothing\n",
		"aliases of a type": preamble + "credentialPluginPolicy: DenyAll\naliases: foo\n",
		"no separator":      preamble + "--- foo\n",
		"no preference":     "kind: Config\n",
		"another group":     "apiVersion: v1\nkind: Preference\n",
		"no YAML":           "\t{",
		"a contradiction":   preamble + "credentialPluginPolicy: Allowlist\ncredentialPluginAllowlist: [{name: a, command: b}]\n",
		"a list of a type":  preamble + "credentialPluginAllowlist: aws\n",
	} {
		if p, err := ParseKuberc(credential.SecretString(text)); err == nil {
			t.Errorf("%s: is read as %+v", name, p)
		}
	}
}
