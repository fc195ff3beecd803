package credential

import (
	"strings"
	"testing"
)

// TestContentInPlaceOfAPathIsHidden: what stands in the field of a file name may be what the file should hold.
func TestContentInPlaceOfAPathIsHidden(t *testing.T) {
	t.Parallel()
	for _, path := range []string{
		"-----BEGIN PRIVATE KEY-----\nMIGHAgEA\n-----END PRIVATE KEY-----\n", "LS0tLS1CRUdJTiBQUklWQVRFIEtFWS0tLS0tCk1JR0hB",
		"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln", "eyJhbGciOiJSUzI1NiJ9", "sha256~" + strings.Repeat("a", 43), "q7zr2wm9kd4vt6b0", "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0waw",
		"kubeconfig-u-abcde:" + strings.Repeat("a1", 27), "secret\n", strings.Repeat("ab/", 10) + strings.Repeat("x", 256),
	} {
		if got := ShownPath(path); got != PathHidden {
			t.Errorf("%q is shown", got)
		}
	}
	for _, path := range []string{
		"", "ca.crt", "./ca.crt", "../pki/ca.crt", "/var/run/secrets/kubernetes.io/serviceaccount/token", "/var/lib/kubelet/pki/kubelet-client-current.pem",
		"/home/ada/.minikube/profiles/minikube/client.key", `C:\Users\ada\.kube\ca.crt`, "~/ca.crt", "$HOME/ca.crt", "/etc/kubernetes/pki/0123456789abcdef/ca.crt",
		"client-key-2026-01-01.pem", "token", "serviceaccounttoken", "/" + strings.Repeat("a/", 400) + "ca.crt", "/run/user/1000/token.0123456789abcdef",
	} {
		if got := ShownPath(path); got != path {
			t.Errorf("%q is shown as %q", path, got)
		}
	}
}

// TestCommandLinesAreHidden: of what is no name of a program only the first word is shown.
func TestCommandLinesAreHidden(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]string{
		`curl -H "Authorization: Bearer q7Zr2" https://x`: "curl …", "aws eks get-token --cluster-name prod": "aws …", "vault login -method=token q7Zr2": "vault …",
		"TOKEN=q7Zr2 login": "…", "TOKEN=q7Zr2": "…", "/usr/bin/env TOKEN=q7Zr2 login": "/usr/bin/env …", "/usr/bin/curl https://u:q7Zr2@x/y": "/usr/bin/curl …",
		"/opt/my tools/login --token q7Zr2": "/opt/my …", "sh -c 'echo q7Zr2'": "sh …", "login\tq7Zr2": "login …", "/bin/login q7Zr2": "/bin/login …",
		"": "", "aws": "aws", " aws": " aws", "./login": "./login", `C:\Program Files\Amazon\AWSCLIV2\aws.exe`: `C:\Program Files\Amazon\AWSCLIV2\aws.exe`,
		"/opt/my tools/login": "/opt/my tools/login", "$HOME/bin/login": "$HOME/bin/login", "~/bin/login": "~/bin/login",
	} {
		if got := ShownCommand(command); got != want {
			t.Errorf("%q is shown as %q, not %q", command, got, want)
		}
	}
}
