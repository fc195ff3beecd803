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

// TestTemplatesInAFolder: what is yet to become a kubeconfig is none where it was only found. A kubeconfig that is called so and has
// nothing to fill in is one, and so is what was named.
func TestTemplatesInAFolder(t *testing.T) {
	t.Parallel()
	template := kubeconfig("token: ${TOKEN}")
	for name, want := range map[string]lint.FileKind{
		"kubeconfig.tpl": lint.KindSkipped, "kubeconfig.tftpl": lint.KindSkipped, "config.j2": lint.KindSkipped, "kubeconfig.yaml.tmpl": lint.KindSkipped,
		"kubeconfig.example": lint.KindSkipped, "kubeconfig.tpl.yaml": lint.KindSkipped, "kubeconfig.yaml": lint.KindKubeconfig, "template.yaml": lint.KindKubeconfig,
	} {
		e := example{files: map[string]string{"walked/" + name: template}, order: []string{"walked/" + name}, call: []string{"walked"}}
		if files := e.lint(t).Files; len(files) != 1 || files[0].Kind != want {
			t.Errorf("%s: %v, want %s", name, files, want)
		}
		e.call = []string{"walked/" + name}
		if files := e.lint(t).Files; len(files) != 1 || files[0].Kind != lint.KindKubeconfig {
			t.Errorf("%s, named: %v", name, files)
		}
	}
	e := example{files: map[string]string{"walked/kubeconfig.example": kubeconfig(pair)}, order: []string{"walked/kubeconfig.example"}, call: []string{"walked"}}
	if files := e.lint(t).Files; len(files) != 1 || files[0].Kind != lint.KindKubeconfig {
		t.Errorf("without places to fill in: %v", files)
	}
}
