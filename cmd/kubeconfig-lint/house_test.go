package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/kubeconfig-lint/kubeconfig-lint"

// arrows are what each room may import of the others; rooms below lint/rules share one line.
var arrows = map[string][]string{
	"cmd/kubeconfig-lint": {"lint", "lint/rules", "report"},
	"report":              {"lint"},
	"lint":                {"lint/resolve", "lint/kubeconfig", "lint/credential", "lint/source"},
	"lint/rules":          {"lint", "lint/rules/*"},
	"lint/rules/*":        {"lint", "lint/resolve", "lint/kubeconfig", "lint/credential", "lint/source"},
	"lint/resolve":        {"lint/kubeconfig", "lint/credential"},
	// Secrets leave the leaves only as credential.Secret: that type is all they share.
	"lint/kubeconfig": {"lint/credential"},
	"lint/source":     {"lint/credential"},
	"lint/credential": {},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func list(t *testing.T, env []string, args ...string) []goPackage {
	t.Helper()
	command := exec.Command("go", append([]string{"list", "-json=ImportPath,Imports"}, args...)...)
	command.Env = append(os.Environ(), env...)
	command.Stderr = os.Stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []goPackage
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func room(path string) string {
	name := strings.TrimPrefix(path, module+"/")
	if strings.HasPrefix(name, "lint/rules/") {
		return "lint/rules/*"
	}
	return name
}

// TestArrowsPointOneWay keeps the imports as the house is drawn.
func TestArrowsPointOneWay(t *testing.T) {
	t.Parallel()
	packages := list(t, nil, module+"/...")
	if len(packages) < len(arrows) {
		t.Fatalf("only %d packages are listed", len(packages))
	}
	for _, p := range packages {
		allowed, known := arrows[room(p.ImportPath)]
		if !known {
			t.Errorf("%s is no room of the house", p.ImportPath)
		}
		for _, imported := range p.Imports {
			switch {
			case slices.Contains([]string{"net", "net/http", "os/exec"}, imported):
				t.Errorf("%s imports %s", p.ImportPath, imported)
			case strings.HasPrefix(imported, module) && !slices.Contains(allowed, room(imported)):
				t.Errorf("%s imports %s, against the arrows", p.ImportPath, imported)
			}
		}
	}
}

// TestNothingCanBeExecuted looks at all that is linked into the program.
func TestNothingCanBeExecuted(t *testing.T) {
	t.Parallel()
	for _, system := range []string{"linux", "windows", "darwin"} {
		t.Run(system, func(t *testing.T) {
			t.Parallel()
			packages := list(t, []string{"GOOS=" + system, "CGO_ENABLED=0"}, "-deps", module+"/cmd/kubeconfig-lint")
			if len(packages) < 100 {
				t.Fatalf("only %d packages are listed", len(packages))
			}
			for _, p := range packages {
				if slices.Contains([]string{"os/exec", "k8s.io/client-go/tools/clientcmd", "k8s.io/client-go/rest", "k8s.io/client-go/transport"}, p.ImportPath) {
					t.Errorf("the program links %s", p.ImportPath)
				}
			}
		})
	}
}

// TestSecretsAreRevealedOnlyToParsers looks for callers of Reveal outside of the rooms that
// take bytes apart.
func TestSecretsAreRevealedOnlyToParsers(t *testing.T) {
	t.Parallel()
	parsers := regexp.MustCompile(`^lint/(credential|kubeconfig|resolve)/`)
	calls := 0
	walkSources(t, func(path, text string) {
		if !strings.Contains(text, ".Reveal()") {
			return
		}
		calls++
		if !parsers.MatchString(path) {
			t.Errorf("%s reveals a secret", path)
		}
	})
	if calls == 0 {
		t.Fatal("no caller was found at all")
	}
}

// TestClockAndEnvironmentAreParameters looks for what only the top of the house may ask.
func TestClockAndEnvironmentAreParameters(t *testing.T) {
	t.Parallel()
	forbidden := regexp.MustCompile(`\b(time\.Now|os\.Getenv|os\.Exit|os\.Args|log\.Fatal)\b`)
	walkSources(t, func(path, text string) {
		if strings.HasPrefix(path, "cmd/") {
			return
		}
		if found := forbidden.FindString(text); found != "" {
			t.Errorf("%s says %s", path, found)
		}
		if strings.Contains(text, "\nfunc init()") {
			t.Errorf("%s has an init function", path)
		}
	})
}

// walkSources visits the Go files of the program itself.
func walkSources(t *testing.T, visit func(path, text string)) {
	t.Helper()
	root := "../.."
	for _, dir := range []string{"cmd", "lint", "report"} {
		err := filepath.WalkDir(filepath.Join(root, dir), func(path string, entry os.DirEntry, err error) error {
			if err != nil || entry.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			text, err := os.ReadFile(path)
			rel, _ := filepath.Rel(root, path)
			visit(filepath.ToSlash(rel), string(text))
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}

// TestRootHoldsOnlyWhatBelongsThere lists the top of the house.
func TestRootHoldsOnlyWhatBelongsThere(t *testing.T) {
	t.Parallel()
	allowed := []string{
		"cmd", "lint", "report", "action.yml", ".github", "testdata", "go.mod", "go.sum", "Makefile",
		"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", ".pre-commit-hooks.yaml", ".gitignore", ".gitattributes", ".ci",
		"Dockerfile", ".goreleaser.yaml",
	}
	command := exec.Command("git", "ls-files", "--cached", "--others", "--exclude-standard")
	command.Dir = "../.."
	out, err := command.Output()
	if err != nil {
		t.Fatalf("git ls-files: %v", err)
	}
	for _, file := range strings.Fields(string(out)) {
		if top, _, _ := strings.Cut(file, "/"); !slices.Contains(allowed, top) {
			t.Errorf("%s lies at the root", top)
		}
	}
}
