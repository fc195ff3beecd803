package rules_test

import (
	"bytes"
	"context"
	"testing"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// FuzzRules runs every rule over bytes that are nearly a kubeconfig: whatever they are, none panics, and
// each finding is as the house wants it.
func FuzzRules(f *testing.F) {
	for _, user := range []string{
		"token: eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.x\ntokenFile: /etc/passwd\nas: bob\nas-groups: [system:masters]",
		"client-certificate: ../x\nclient-key-data: QUJD\nusername: a\npassword: b",
		execUser("sh") + "  args: [-c, $HOME, --password=x]\n  env: [{name: PATH, value: x}, {name: SECRET, value: y}]\n  installHint: \"\\e[31m\"",
		execUser("aws") + "  args: [eks, get-token, --cluster-name, x]\n  provideClusterInfo: true",
		"auth-provider:\n  name: oidc\n  config: {idp-issuer-url: http://x, client-id: y, client-secret: z, refresh-token: w, id-token: a.b.c}",
	} {
		f.Add([]byte(kubeconfig(user)))
	}
	f.Add([]byte("x-a: &a [1]\nx-b: [*a, *a]\npreferences: {colors: true}\nclusters: [{name: \"\", cluster: {Server: x}}, {name: a, cluster: {server: 'https://10.0.0.1/api', proxy-url: 'http://a:b@c'}}]\n---\nusers: []\n"))
	f.Add([]byte(" clusters: ---")) // refused, and nobody knows where
	now := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<14 {
			return
		}
		result, err := lint.Run(context.Background(), []lint.Source{{Path: "fuzzed", Reader: bytes.NewReader(data)}}, lint.Options{
			Rules: rules.All(), Now: now, MaxFileSize: 1 << 20, WorkDir: "/nonexistent", Root: "/nonexistent", NoFiles: true, Untrusted: true,
			MaxTokenLifetime: time.Hour, MaxCertLifetime: time.Hour, ExecAllow: []string{"aws"},
		})
		if err != nil || len(result.Failures) > 0 {
			t.Fatalf("%v %v", err, result)
		}
		for _, finding := range result.Findings {
			if finding.Message == "" || finding.Help == "" || finding.Severity == "" || finding.Effect == "" || finding.Fingerprint == "" || finding.Range.Start.Line < 1 {
				t.Errorf("%+v", finding)
			}
		}
	})
}
