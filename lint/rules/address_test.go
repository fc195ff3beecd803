package rules_test

import (
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestClusterWithoutCA: what public CAs sign for is worth a word, what they cannot sign for a warning.
func TestClusterWithoutCA(t *testing.T) {
	t.Parallel()
	for cluster, want := range map[string]lint.Severity{
		"server: https://prod.example.com":                                                              lint.Info,
		"server: https://rancher.example.com/k8s/clusters/c-m-0a1b2c3d":                                 lint.Info,
		"server: https://203.0.113.7:6443":                                                              lint.Warning,
		"server: 'https://[2001:db8::7]:6443'":                                                          lint.Warning,
		"server: https://localhost:6443":                                                                lint.Warning,
		"server: https://controlplane:6443":                                                             lint.Warning,
		"server: https://api.corp.internal":                                                             lint.Warning,
		"server: https://api.corp.Local.":                                                               lint.Warning,
		"server: https://kubernetes.default.svc":                                                        lint.Warning,
		"server: https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-west-1.eks.amazonaws.com":              lint.Warning,
		"server: https://prod-dns-1a2b3c4d.hcp.westeurope.azmk8s.io:443":                                lint.Warning,
		"server: https://203.0.113.7:6443\ntls-server-name: api.example.com":                            lint.Info,
		"server: https://gke-0123.europe-west3.gke.goog":                                                "",
		"server: https://kas.gitlab.com/k8s-proxy":                                                      "",
		"server: https://connectgateway.googleapis.com/v1/projects/1/locations/global/gkeMemberships/a": "",
		"server: https://europe-west3-connectgateway.googleapis.com/v1/projects/1":                      "",
		"server: https://tailscale-operator.tail0a1b2.ts.net":                                           "",
		"server: https://acme.kubernetes.omni.siderolabs.io":                                            "",
		"server: https://googleapis.com.example.local":                                                  lint.Warning,
		"server: https://203.0.113.7:6443\ninsecure-skip-tls-verify: true":                              "",
		"server: https://203.0.113.7:6443\ncertificate-authority-data: ${ca}":                           "",
		"server: https://203.0.113.7:6443\ncertificate-authority: missing.crt":                          "",
		"server: http://203.0.113.7:8001":                                                               "",
		"server: https://<HOST>:6443":                                                                   "",
		"server: ''":                                                                                    "",
		"server: https://ca.example.gke.goog.example.com":                                               lint.Info,
		"server: https://notgke.goog":                                                                   lint.Info,
		"server: https://203.0.113.7:6443\ncertificate-authority-data: ''\ncertificate-authority: ''":   lint.Warning,
		"server: https://203.0.113.7:6443\nproxy-url: http://proxy.example.com:3128":                    lint.Warning,
		"server: 'https://[fe80::1%25eth0]:6443'":                                                       lint.Warning,
		"server: https://api.internal.example.com":                                                      lint.Info,
		"server: https://user:pass@prod.example.com\ncertificate-authority-data: ${ca}":                 "",
		"server: https://prod.example.com\ncertificate-authority-data: ${ca}\ntls-server-name: api.svc": "",
	} {
		for _, call := range []string{"config", "--no-files config"} {
			if got := loudness(t, "no-ca-configured", lintOne(t, oneContext("prod", cluster, plainUser), call)); got != want {
				t.Errorf("%s, %s: %q, want %q", cluster, call, got, want)
			}
		}
	}
}

// TestServerForOneMachine: what tools for one machine write is meant to be so.
func TestServerForOneMachine(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name, server string
		reported     bool
	}{
		{"prod", "https://127.0.0.1:6443", true},
		{"prod", "https://localhost:6443", true},
		{"prod", "https://LOCALHOST:6443", true},
		{"prod", "https://0.0.0.0:6443", true},
		{"prod", "https://[::1]:6443", true},
		{"prod", "https://[::ffff:127.0.0.1]:6443", true},
		{"prod", "https://kubernetes.default", true},
		{"prod", "https://kubernetes.default.svc", true},
		{"prod", "https://api.prod.svc.cluster.local", true},
		{"prod", "https://host.docker.internal:6443", true},
		{"prod", "https://kubernetes.docker.internal:6443", true},
		{"prod", "https://prod.example.com:0", true},
		{"kind-dev", "https://127.0.0.1:41523", false},
		{"minikube", "https://127.0.0.1:49154", false},
		{"k3d-dev", "https://0.0.0.0:6550", false},
		{"default", "https://127.0.0.1:6443", false},
		{"docker-desktop", "https://kubernetes.docker.internal:6443", false},
		{"rancher-desktop", "https://127.0.0.1:6443", false},
		{"colima", "https://127.0.0.1:6443", false},
		{"orbstack", "https://127.0.0.1:26443", false},
		{"microk8s-cluster", "https://127.0.0.1:16443", false},
		{"prod", "http://localhost:8001", false},
		{"prod", "https://127.0.0.1:6443\nproxy-url: socks5://bastion.example.com:1080", false},
		{"prod", "https://127.0.0.1:6443\ntls-server-name: prod.example.com", false},
		{"prod", "https://10.0.0.1:6443", false},
		{"prod", "https://prod.example.com", false},
		{"prod", "https://localhost.example.com", false},
		{"prod", "https://svc.example.com", false},
		{"prod", "https://127.example.com", false},
	} {
		server := "server: " + test.server + "\ncertificate-authority-data: ${ca}"
		if test.server[8] == '[' {
			server = "server: '" + test.server + "'\ncertificate-authority-data: ${ca}"
		}
		got := loudness(t, "server-not-routable-here", lintOne(t, oneContext(test.name, server, plainUser), "--profile strict config"))
		if (got != "") != test.reported {
			t.Errorf("%s at %s: %q", test.name, test.server, got)
		}
	}
}

// TestServerWithAPartTooMany: a path is for gateways, and only paths of the API itself are one too many.
func TestServerWithAPartTooMany(t *testing.T) {
	t.Parallel()
	for address, want := range map[string]lint.Severity{
		"https://prod.example.com/api":                                       lint.Warning,
		"https://prod.example.com/api/":                                      lint.Warning,
		"https://prod.example.com/api/v1":                                    lint.Warning,
		"https://prod.example.com/apis":                                      lint.Warning,
		"https://prod.example.com/version":                                   lint.Warning,
		"https://prod.example.com/healthz":                                   lint.Warning,
		"https://prod.example.com/api/v1?watch=1":                            lint.Warning,
		"https://rancher.example.com/k8s/clusters/c-m-1/api/v1":              lint.Warning,
		"https://prod.example.com?token=hunter2":                             lint.Info,
		"https://prod.example.com/?x=1":                                      lint.Info,
		"https://prod.example.com/#/overview":                                lint.Info,
		"https://rancher.example.com/k8s/clusters/c-m-1?x=1":                 lint.Info,
		"https://prod.example.com":                                           "",
		"https://prod.example.com/":                                          "",
		"https://prod.example.com//":                                         "",
		"https://prod.example.com/?":                                         "",
		"https://rancher.example.com/k8s/clusters/c-m-1":                     "",
		"https://kcp.example.com/clusters/root:org:team":                     "",
		"https://kas.gitlab.com/k8s-proxy":                                   "",
		"https://gitlab.example.com/-/kubernetes-agent/k8s-proxy":            "",
		"https://teleport.example.com/v1/teleport/cHJvZA/cHJvZA":             "",
		"https://console.example.com/api/kubernetes":                         "",
		"https://gateway.example.com/prod/api":                               "",
		"https://c.example.com/apis/clusterpedia.io/v1beta1/resources":       "",
		"https://k.example.com/apis/cluster.karmada.io/v1/clusters/m1/proxy": "",
		"https://prod.example.com/apiserver":                                 "",
		"https://prod.example.com/versions":                                  "",
		"https//prod.example.com/api":                                        "",
	} {
		cluster := "server: '" + address + "'\ncertificate-authority-data: ${ca}"
		result := lintOne(t, oneContext("prod", cluster, plainUser), "config")
		if got := loudness(t, "server-url-extra-part", result); got != want {
			t.Errorf("%s: %q, want %q", address, got, want)
		}
	}
}
