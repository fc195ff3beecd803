package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestFilesOfWebhooks: the file by which an API server finds a webhook is a kubeconfig, and needs no user.
func TestFilesOfWebhooks(t *testing.T) {
	t.Parallel()
	nobody := func(server string) string {
		return strings.Replace(strings.Replace(kubeconfig("{}"), "https://prod.example.com:6443", server, 1), "user: ci}", "user: \"\"}", 1)
	}
	empty := func(server string) string {
		return strings.Replace(kubeconfig("{}"), "https://prod.example.com:6443", server, 1)
	}
	for _, c := range []struct {
		server string
		want   lint.Severity
	}{
		{"https://audit.example.com/k8s/audit", lint.Info},
		{"https://falco:8765/k8s_audit", lint.Info},
		{"https://localhost:21362/authenticate", lint.Info},
		{"https://authz.example.com/authorize/", lint.Info},
		{"https://images.example.com/image-policy", lint.Info},
		{"https://prod.example.com:6443", lint.Error},
		{"https://audit.example.com:6443", lint.Error},
		{"https://rancher.example.com/k8s/clusters/c-audit", lint.Error},
		{"https://kas.example.com/k8s-proxy", lint.Error},
	} {
		if got := loudness(t, "context-user-unresolved", lintOne(t, nobody(c.server), "config")); got != c.want {
			t.Errorf("%s without a user: %q, want %q", c.server, got, c.want)
		}
		if got := loudness(t, "no-credentials", lintOne(t, empty(c.server), "config")); got != c.want {
			t.Errorf("%s with an empty user: %q, want %q", c.server, got, c.want)
		}
	}
	if got := loudness(t, "context-user-unresolved", lintOne(t, strings.Replace(nobody("https://audit.example.com/audit"), `user: ""`, "user: ghost", 1), "config")); got != lint.Error {
		t.Errorf("a user of a webhook that does not exist: %q", got)
	}
}

// TestKubeadmsFileForDiscovery: a single cluster without a name is what kubeadm join --discovery-file reads.
func TestKubeadmsFileForDiscovery(t *testing.T) {
	t.Parallel()
	const file = "apiVersion: v1\nkind: Config\nclusters:\n- name: \"\"\n  cluster:\n    server: https://prod.example.com:6443\n    certificate-authority-data: ${ca}\ncontexts: null\ncurrent-context: \"\"\nusers: null\n"
	if result := lintOne(t, file, "config"); loudness(t, "entry-without-name", result) != lint.Info || result.Count(lint.Error)+result.Count(lint.Warning) > 0 {
		t.Errorf("%v", describe(result.Findings))
	}
	if result := lintOne(t, strings.Replace(file, "users: null", "users: [{name: ci, user: {token: x}}]", 1), "config"); loudness(t, "entry-without-name", result) == lint.Info {
		t.Errorf("with a user: %v", describe(result.Findings))
	}
}

// TestProgramsThatRunPlugins: what wraps a plugin of AWS, and the plugin of kops, are known.
func TestProgramsThatRunPlugins(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]lint.Severity{"aws-vault": "", "kops": "", "saml2aws": "", "acme-login": lint.Info} {
		if got := loudness(t, "exec-unknown-command", lintOne(t, kubeconfig(execUser(command)), "--no-files config")); got != want {
			t.Errorf("%s: %q, want %q", command, got, want)
		}
	}
}
