package rules_test

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// TestPermissions: bits count only where they are what they seem, and where there is something to protect.
func TestPermissions(t *testing.T) {
	t.Parallel()
	type row struct {
		user, file string // plainUser and config, where they are empty
		mode       os.FileMode
		call       string // "--profile strict config", where it is empty
		ci         bool
		folder     string    // one that stands beside
		link       [2]string // a link that stands beside, and where it leads
		words      string    // the end of the message
	}
	const files = "client-certificate: client.crt\nclient-key: client.key"
	for name, test := range map[string]row{
		"a key for all":                {mode: 0o644, words: "the kubeconfig holds a secret and may be read by everybody (mode 0644)"},
		"a key for the group":          {mode: 0o640, words: "the kubeconfig holds a secret and may be read by its group (mode 0640)"},
		"a token for others":           {user: "token: ${token}", mode: 0o604, words: "may be read by everybody (mode 0604)"},
		"a key for its owner":          {mode: 0o600},
		"a key that others may run":    {mode: 0o711},
		"the group may change a key":   {mode: 0o664, words: "may be changed by its group (mode 0664)"},
		"no secret for all":            {user: pluginUser, mode: 0o644},
		"no secret, all may change it": {user: pluginUser, mode: 0o666, words: "may be changed by everybody (mode 0666)"},
		"in the default profile":       {mode: 0o644, call: "config"},
		"in a pipeline":                {mode: 0o644, ci: true},
		"for another machine":          {mode: 0o644, call: "--profile strict --no-files config"},
		"in a checkout":                {mode: 0o644, folder: ".git"},
		"behind a link":                {mode: 0o644, call: "--profile strict link", link: [2]string{"link", "config"}},
		"in a volume":                  {mode: 0o644, link: [2]string{"..data", "."}},
		"a key file for all":           {user: files, file: "client.key", mode: 0o644, words: "client.key, holds a secret and may be read by everybody (mode 0644)"},
		"a token file for all":         {user: "tokenFile: token", file: "token", mode: 0o644, words: "token, holds a secret and may be read by everybody (mode 0644)"},
		"no token, for all":            {user: "tokenFile: /etc/passwd", file: "token", mode: 0o644},
		"a certificate for all":        {user: files, file: "client.crt", mode: 0o644},
		"a key file in a checkout":     {user: files, file: "client.key", mode: 0o644, folder: ".git"},
	} {
		e := example{
			files: map[string]string{"config": oneContext("prod", plainCluster, cmp.Or(test.user, plainUser)), "client.crt": "${cert cn=ci}", "client.key": "${key cn=ci}", "token": "${token}"},
			order: []string{"config"}, modes: map[string]os.FileMode{cmp.Or(test.file, "config"): test.mode},
			call: strings.Fields(cmp.Or(test.call, "--profile strict config")), ci: test.ci,
			prepare: func(dir string) {
				must(t, os.MkdirAll(filepath.Join(dir, test.folder), 0o700))
				if test.link[0] != "" {
					must(t, os.Symlink(test.link[1], filepath.Join(dir, test.link[0])))
				}
			},
		}
		found := findingsOf("kubeconfig-permissions", e.lint(t))
		if test.words == "" && len(found) > 0 || test.words != "" && (len(found) != 1 || !strings.HasSuffix(found[0].Message, test.words)) {
			t.Errorf("%s: %v", name, describe(found))
		}
	}
}

// TestCredentialsInARepository: only what works, lasts and is more than a fixture's word.
func TestCredentialsInARepository(t *testing.T) {
	t.Parallel()
	const word = "tzviBa7HFzlDaGzVYezXdD528jbQPzgw"
	for _, test := range []struct {
		user     string
		reported bool
	}{
		{plainUser, true},
		{"token: ${token legacy=yes}", true},
		{"token: ${token exp=2026-01-03}", true},
		{"token: ${jwt exp=2026-03-01}", true},
		{"token: " + word, true},
		{"token: kubeconfig-u-abcdefghij:abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqr", true},
		{"username: ci\npassword: " + word, true},
		{"token: " + word + "\ntokenFile: token", true},
		{"client-certificate-data: ${cert cn=ci not-after=2025-12-31}\nclient-key-data: ${key cn=ci}", false},
		{"client-certificate-data: ${cert cn=ci not-after=2026-01-01T12:00:00Z}\nclient-key-data: ${key cn=ci}", false},
		{"client-certificate-data: ${cert cn=ci eku=server}\nclient-key-data: ${key cn=ci}", false},
		{"client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=other}", false},
		{"client-certificate-data: ${cert cn=ci}\nclient-key: client.key", false},
		{"token: ${token exp=2026-01-01T12:00:00Z}", false},
		{"token: ${token exp=2025-12-01}", false},
		{"token: ${eks}", false},
		{"token: abcdef.0123456789abcdef", false},
		{"token: config-2-user-2-token", false},
		{"token: 11111111-1111-1111-1111-111111111111", false},
		{"token: ${TOKEN}", false},
		{"token: test-token", false},
		{"username: admin\npassword: not-a-secure-password", false},
		{"username: admin\npassword: config-3-user-pa33word", false},
		{"password: " + word, false},
		{"tokenFile: token", false},
		{pluginUser, false},
	} {
		e := example{
			files: map[string]string{"config": oneContext("prod", plainCluster, test.user), ".git/HEAD": "", "token": "${token}", "client.key": "${key cn=ci}"},
			order: []string{"config"}, call: []string{"."},
		}
		if got := loudness(t, "embedded-long-lived-secret", e.lint(t)); (got != "") != test.reported {
			t.Errorf("%s: %q", test.user, got)
		}
		e.call = []string{"config"}
		if got := loudness(t, "embedded-long-lived-secret", e.lint(t)); got != "" {
			t.Errorf("%s, named: %q", test.user, got)
		}
		delete(e.files, ".git/HEAD")
		e.call = []string{"."}
		if got := loudness(t, "embedded-long-lived-secret", e.lint(t)); got != "" {
			t.Errorf("%s, in no repository: %q", test.user, got)
		}
	}
	both := lintOne(t, oneContext("prod", plainCluster, plainUser+"\ntoken: ${token legacy=yes}"), "--no-files .")
	if found := findingsOf("embedded-long-lived-secret", both); len(found) != 1 || !strings.Contains(found[0].Message, "a client key that is good until 2026-12-01 00:00 UTC and a token that never ends") {
		t.Errorf("two credentials of one user: %v", describe(found))
	}
}

// TestNamesOfBackups: a name counts by its end; what a cluster may be called does not.
func TestNamesOfBackups(t *testing.T) {
	t.Parallel()
	for name, reported := range map[string]bool{
		"config~": true, "config.~1~": true, "#config#": true, "config.bak": true, "config.BAK": true, "config-bak": true, "config.bak1": true, "config.bak.20240501": true, "config.bak-2024-05-01": true,
		"config.old": true, "config.old2": true, "config.orig": true, "config.save": true, "config.backup": true, "config.backup-2024-05-01T10:00:00Z": true, "config-backup-20240501": true,
		"kubeconfig.yaml.1": true, "admin.conf.2": true, "config.20240501": true, "config copy": true, "config copy 2": true, "prod copy.yaml": true, "prod - Copy.yaml": true, "prod - Copy (2).yaml": true, "Copy of config": true,
		"config": false, "prod.yaml": false, "backup-cluster.yaml": false, "backup.yaml": false, "prod-backup.yaml": false, "prod-backup": false, "old-prod.yaml": false, "prod-old": false, "bak.yaml": false,
		"kubeconfig-1.31": false, "config.1": false, "config.prod": false, "prod.v2": false, "original.yaml": false, "photocopy.yaml": false, "my-copy.yaml": false, "copy.yaml": false, "kubeconfig (1).yaml": false, "threshold": false, "10.0.0.1": false,
	} {
		e := example{files: map[string]string{name: oneContext("prod", plainCluster, plainUser)}, order: []string{name}}
		if got := loudness(t, "backup-copy", e.lint(t)); (got != "") != reported {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestContentOfBackups: a copy of what works no more, or of no credential at all, harms nobody.
func TestContentOfBackups(t *testing.T) {
	t.Parallel()
	for user, reported := range map[string]bool{
		"token: ${token}":                               true,
		"token: ${token legacy=yes}":                    true,
		"token: ${token iat=2025-11-01 exp=2025-12-01}": false,
		"client-certificate-data: ${cert cn=ci not-after=2025-12-31}\nclient-key-data: ${key cn=ci}": false,
		"token: tzviBa7HFzlDaGzVYezXdD528jbQPzgw":                                                    false, // nobody but the server knows
		pluginUser: false,
	} {
		text := oneContext("prod", plainCluster, user)
		e := example{files: map[string]string{"config.bak": text}, order: []string{"config.bak"}}
		if got := loudness(t, "backup-copy", e.lint(t)); (got != "") != reported {
			t.Errorf("%s: %q", user, got)
		}
	}
	stream := lint.Source{Path: "config.bak", Reader: strings.NewReader(newMaker().render(t, oneContext("prod", plainCluster, plainUser), true))}
	result, err := lint.Run(context.Background(), []lint.Source{stream}, lint.Options{Rules: rules.All(), Now: pageClock, MaxFileSize: 1 << 20, WorkDir: t.TempDir(), Root: "/"})
	if found := findingsOf("backup-copy", result); err != nil || len(found) > 0 {
		t.Errorf("standard input of that name: %v, %v", err, describe(found))
	}
}

// TestLockFile: a lock counts for a file that is named, on this machine.
func TestLockFile(t *testing.T) {
	t.Parallel()
	const oidc = "auth-provider: {name: oidc, config: {idp-issuer-url: 'https://login.example.com', client-id: kubernetes, id-token: '${jwt}', refresh-token: example}}"
	for _, test := range []struct {
		user, call string
		want       lint.Severity
	}{
		{plainUser, "config", lint.Info},
		{oidc, "config", lint.Warning},
		{plainUser, "--no-files config", ""},
		{plainUser, ".", ""},
		{plainUser, "other", ""},
	} {
		text := oneContext("prod", plainCluster, test.user)
		e := example{files: map[string]string{"config": text, "other": text, "config.lock": ""}, order: []string{"config", "other"}, call: strings.Fields(test.call)}
		if got := loudness(t, "stale-lock-file", e.lint(t)); got != test.want {
			t.Errorf("%s, %s: %q, want %q", test.user, test.call, got, test.want)
		}
	}
}

// TestPathsOfOneMachine: homes and the folders of package managers are of one machine, what every system has is not.
func TestPathsOfOneMachine(t *testing.T) {
	t.Parallel()
	command := func(path string) string {
		return "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: '" + path + "'}"
	}
	variable := func(name string) string {
		return "exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws, env: [{name: " + name + ", value: hunter2}]}"
	}
	for user, reported := range map[string]bool{
		"tokenFile: /home/dev/token":                                      true,
		"tokenFile: /Users/dev/token":                                     true,
		"tokenFile: /root/token":                                          true,
		`tokenFile: 'C:\Users\dev\token'`:                                 true,
		"tokenFile: ~/.minikube/token":                                    true,
		"tokenFile: token":                                                false,
		"tokenFile: ../token":                                             false,
		"tokenFile: /etc/kubernetes/token":                                false,
		"tokenFile: /homework/token":                                      false,
		"tokenFile: /var/run/secrets/kubernetes.io/serviceaccount/token":  false,
		command("/opt/homebrew/bin/aws"):                                  true,
		command("/Users/dev/google-cloud-sdk/bin/gke-gcloud-auth-plugin"): true,
		command("/usr/lib/google-cloud-sdk/bin/gke-gcloud-auth-plugin"):   true,
		command("/snap/bin/aws"):                                          true,
		command(`C:\Program Files\Amazon\aws.exe`):                        true,
		command("/usr/local/bin/aws"):                                     false,
		command("/usr/bin/aws"):                                           false,
		command("./aws"):                                                  false,
		command("aws"):                                                    false,
		variable("AWS_PROFILE"):                                           true,
		variable("CLOUDSDK_ACTIVE_CONFIG_NAME"):                           true,
		variable("AWS_REGION"):                                            false,
		variable("AWS_STS_REGIONAL_ENDPOINTS"):                            false,
		plainUser:                                                         false,
	} {
		found := findingsOf("non-portable-path", lintOne(t, oneContext("prod", plainCluster, user), "--profile strict --no-files config"))
		if (len(found) == 1) != reported || len(found) > 1 {
			t.Errorf("%s: %v", user, describe(found))
		}
		for _, f := range found {
			if strings.Contains(f.Message+f.Help, "hunter2") {
				t.Errorf("%s: %s", user, f.Message)
			}
		}
	}
}
