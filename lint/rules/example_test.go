package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// pageClock is the moment at which the examples of all pages are judged.
var pageClock = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// example is one example of a page: the files that it shows, and how they are handed to the linter.
type example struct {
	files map[string]string
	order []string // kubeconfigs, in the order in which the page shows them
	list  []string // elements of $KUBECONFIG, when the page sets it
	bare  string   // a file of bare material, when there is no kubeconfig
}

var (
	block    = regexp.MustCompile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$")
	fileName = regexp.MustCompile(`file=(\S+)`)
	export   = regexp.MustCompile(`(?m)^export KUBECONFIG=(.*)$`)
)

// parseExample reads the fenced blocks of one section.
func parseExample(section string) example {
	e := example{files: map[string]string{}}
	for _, m := range block.FindAllStringSubmatch(section, -1) {
		language, info, body := m[1], m[2], m[3]
		name := ""
		if f := fileName.FindStringSubmatch(info); f != nil {
			name = f[1]
		}
		switch language {
		case "yaml", "json":
			if name == "" {
				name = "config"
				if n := len(e.order); n > 0 {
					name += string(rune('1' + n))
				}
			}
			e.order = append(e.order, name)
		case "sh":
			if x := export.FindStringSubmatch(body); x != nil {
				e.list = strings.Split(strings.Trim(x[1], "'"), ":")
			}
			continue
		}
		if name == "" {
			continue
		}
		if len(e.order) == 0 && e.bare == "" {
			e.bare = name
		}
		e.files[name] = body
	}
	return e
}

// lint writes the files of the example into a folder and runs all rules over them.
func (e example) lint(t *testing.T) *lint.Result {
	t.Helper()
	dir := t.TempDir()
	maker := newMaker()
	for name, body := range e.files {
		mode := os.FileMode(0o600)
		if strings.HasSuffix(name, ".sh") {
			mode = 0o700
		}
		rendered := maker.render(t, body, contains(e.order, name))
		if err := os.WriteFile(filepath.Join(dir, name), []byte(rendered), mode); err != nil {
			t.Fatal(err)
		}
	}
	source := lint.Source{Path: e.bare}
	switch {
	case e.list != nil:
		source = lint.Source{List: e.list, FromEnvironment: true}
	case len(e.order) > 1:
		source = lint.Source{List: e.order}
	case len(e.order) == 1:
		source = lint.Source{Path: e.order[0]}
	}
	result, err := lint.Run(context.Background(), []lint.Source{source}, lint.Options{
		Rules: rules.All(), Now: pageClock, WarnWithin: lint.Window{Length: 30 * 24 * time.Hour},
		MaxFileSize: 1 << 20, WorkDir: dir, Root: dir, SearchPath: searchPath(t),
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range result.Failures {
		t.Fatalf("%s: %v", failure.Path, failure.Err)
	}
	return result
}

// searchPath is a $PATH on which the plugins of the examples are found. None of them is ever run.
func searchPath(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"aws", "kubelogin", "gke-gcloud-auth-plugin", "doctl", "tsh", "sh"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o700); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func contains(list []string, wanted string) bool {
	for _, item := range list {
		if item == wanted {
			return true
		}
	}
	return false
}
