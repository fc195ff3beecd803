package rules_test

import (
	"runtime"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestPathsOfWindowsInAFolder: a path that is absolute on any system is one of the machine that the file is for, and is not looked at
// where the file was only found.
func TestPathsOfWindowsInAFolder(t *testing.T) {
	t.Parallel()
	for _, path := range []string{`C:\Users\ada\.minikube\ca.crt`, `D:/certs/ca.crt`, `\\files\certs\ca.crt`, "/Users/ada/.minikube/ca.crt"} {
		text := strings.Replace(kubeconfig(pair), "certificate-authority-data: ${ca}", "certificate-authority: "+path, 1)
		e := example{files: map[string]string{"walked/config": text}, order: []string{"walked/config"}, call: []string{"walked"}}
		found := findingsOf("referenced-file-unusable", e.lint(t))
		if len(found) != 1 || found[0].Severity != lint.Info || found[0].Message != `cluster "prod" depends on `+path+", which was not looked at" {
			t.Errorf("%s: %v", path, describe(found))
		}
	}
}

// TestPathsThatNobodyExpands: where a path cannot be found the help says what in it does nothing here.
func TestPathsThatNobodyExpands(t *testing.T) {
	t.Parallel()
	windows := "the path is one of Windows"
	if runtime.GOOS == "windows" {
		windows = "correct the path" // there it is one
	}
	for path, want := range map[string]string{
		`C:\Users\ada\ca.crt`: windows, "~/.kube/ca.crt": "write the whole path", "~ada/ca.crt": "write the whole path",
		"$HOME/ca.crt": "write the whole path", "${HOME}/ca.crt": "write the whole path", "%USERPROFILE%/ca.crt": "write the whole path",
		"pki/ca.crt": "correct the path", "/nowhere/ca.crt": "correct the path",
	} {
		found := findingsOf("referenced-file-unusable", lintOne(t, strings.Replace(kubeconfig(pair), "certificate-authority-data: ${ca}", "certificate-authority: '"+path+"'", 1), "config"))
		if len(found) != 1 || !strings.HasPrefix(found[0].Help, want) {
			t.Errorf("%s: %v", path, found)
		}
	}
}
