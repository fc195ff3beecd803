package rules_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestFilesOfAStranger: a path that leads out of the folder is an error, one that does not is told, and none is told twice.
func TestFilesOfAStranger(t *testing.T) {
	t.Parallel()
	for path, outside := range map[string]bool{
		"/etc/passwd": true,
		"/var/run/secrets/kubernetes.io/serviceaccount/token": true,
		"../token":             true,
		"a/../../token":        true,
		"./../token":           true,
		`..\token`:             true,
		`C:\Users\carol\token`: true,
		`\\server\share\token`: true,
		"token":                false,
		"./token":              false,
		"a/../token":           false,
		"..token":              false,
		"~/token":              false, // nothing expands it
		"a/b/token":            false,
	} {
		for field, user := range map[string]string{
			"tokenFile":          "tokenFile: '" + path + "'",
			"client-key":         "client-certificate-data: ${cert cn=ci}\nclient-key: '" + path + "'",
			"client-certificate": "client-certificate: '" + path + "'\nclient-key-data: ${key cn=ci}",
		} {
			text := oneContext("prod", plainCluster, user)
			result := lintOne(t, text, "--untrusted --no-files config")
			error, info := loudness(t, "token-file-outside-tree", result), loudness(t, "untrusted-kubeconfig", result)
			if outside != (error == lint.Error) || outside != (info == "") || !outside && info != lint.Info {
				t.Errorf("%s %s: %q and %q", field, path, error, info)
			}
			trusted := lintOne(t, text, "--no-files config")
			if found := append(findingsOf("token-file-outside-tree", trusted), findingsOf("untrusted-kubeconfig", trusted)...); len(found) > 0 {
				t.Errorf("%s %s from a friend: %v", field, path, describe(found))
			}
		}
	}
}

// TestLinksOfAStranger: a link among the files that came along leads wherever its maker wanted.
func TestLinksOfAStranger(t *testing.T) {
	t.Parallel()
	for target, outside := range map[string]bool{"../mine/token": true, "real": false} {
		e := example{
			files: map[string]string{"got/config": oneContext("prod", plainCluster, "tokenFile: token"), "got/real": "${token sa=ci/deployer}", "mine/token": "${token sa=ci/deployer}"},
			order: []string{"got/config"}, call: []string{"--untrusted", "got/config"},
			prepare: func(dir string) { must(t, os.Symlink(target, filepath.Join(dir, "got", "token"))) },
		}
		if got := loudness(t, "token-file-outside-tree", e.lint(t)); (got != "") != outside {
			t.Errorf("a link to %s: %q", target, got)
		}
	}
}

// TestServersOfAStranger: a server is odd where it is the very machine, or one that trusts whoever is near.
func TestServersOfAStranger(t *testing.T) {
	t.Parallel()
	for host, odd := range map[string]bool{
		"127.0.0.1": true, "127.8.9.1": true, "localhost": true, "a.localhost": true, "0.0.0.0": true, "[::1]": true, "[::]": true, "[::ffff:127.0.0.1]": true,
		"169.254.169.254": true, "169.254.170.2": true, "[fe80::1]": true, "[fd00:ec2::254]": true, "[::ffff:169.254.169.254]": true,
		"metadata.google.internal": true, "Metadata.Google.Internal.": true, "100.100.100.200": true, "168.63.129.16": true,
		"kubernetes.default.svc": true, "host.docker.internal": true, "2130706433": true, "0x7f000001": true, "127.1": true,
		"prod.example.com": false, "203.0.113.7": false, "10.0.0.1": false, "[2001:db8::7]": false, "metadata.example.com": false, "169.example.com": false, "1a.example": false,
	} {
		cluster := "server: 'https://" + host + ":6443'\ncertificate-authority-data: ${ca}"
		if got := loudness(t, "untrusted-kubeconfig", lintOne(t, oneContext("prod", cluster, plainUser), "--untrusted config")); (got == lint.Error) != odd {
			t.Errorf("%s: %q", host, got)
		}
	}
}

// TestStrangersProgram: what would happen is told without a value.
func TestStrangersProgram(t *testing.T) {
	t.Parallel()
	for user, want := range map[string]string{
		"exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws, args: [eks, --profile=hunter2, -phunter2, -i, hunter2, --cluster-name, hunter2], env: [{name: A, value: hunter2}]}": "run a program on this machine: aws with --profile, -i, --cluster-name",
		"exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: ./x}":                                                                               "run a program on this machine: ./x",
		"auth-provider: {name: oidc, config: {idp-issuer-url: 'https://hunter2.example.com', client-id: hunter2, id-token: '${jwt}', refresh-token: hunter2}}": "fetch tokens from an OIDC issuer and write them",
		"auth-provider: {name: gcp, config: {cmd-path: hunter2}}":                                                                                              "run the program of cmd-path",
		"auth-provider: {name: azure, config: {tenant-id: hunter2}}":                                                                                           "",
		"token: ${token}": "",
		plainUser:         "",
	} {
		found := findingsOf("untrusted-kubeconfig", lintOne(t, oneContext("prod", plainCluster, user), "--untrusted config"))
		switch {
		case want == "" && len(found) > 0, want != "" && len(found) != 1:
			t.Errorf("%s: %v", user, describe(found))
		case want != "" && (!strings.HasSuffix(found[0].Message, want) && !strings.Contains(found[0].Message, want+" ") || found[0].Severity != lint.Error || strings.Contains(found[0].Message+found[0].Help, "hunter2")):
			t.Errorf("%s: %s", user, found[0].Message)
		}
	}
	found := findingsOf("untrusted-kubeconfig", lintOne(t, oneContext("prod", plainCluster+"\nproxy-url: http://me:hunter2@proxy.example.com:3128", plainUser), "--untrusted config"))
	if len(found) != 1 || !strings.HasSuffix(found[0].Message, "through the proxy http://proxy.example.com:3128") {
		t.Errorf("a proxy: %v", describe(found))
	}
}
