package rules_test

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
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
	order []string               // kubeconfigs, in the order in which the page shows them
	list  []string               // elements of $KUBECONFIG, when the page sets it
	bare  string                 // a file of bare material, when there is no kubeconfig
	modes map[string]os.FileMode // permissions that the page gives its files
	call  []string               // the words behind "kubeconfig-lint", when the page shows a call
	ci    bool                   // the call says CI=true
	// prepare changes the folder before it is linted; pages have none.
	prepare func(dir string)
}

var (
	block    = regexp.MustCompile("(?ms)^```(\\w+)([^\n]*)\n(.*?)^```$")
	fileName = regexp.MustCompile(`file=(\S+)`)
	fileMode = regexp.MustCompile(`mode=(0[0-7]{3})`)
	export   = regexp.MustCompile(`(?m)^export KUBECONFIG=(.*)$`)
	call     = regexp.MustCompile(`(?m)^(CI=true )?kubeconfig-lint (.*)$`)
)

// parseExample reads the fenced blocks of one section.
func parseExample(section string) example {
	e := example{files: map[string]string{}, modes: map[string]os.FileMode{}}
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
			if x := call.FindStringSubmatch(body); x != nil {
				e.ci, e.call = x[1] != "", strings.Fields(x[2])
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
		if m := fileMode.FindStringSubmatch(info); m != nil {
			mode, _ := strconv.ParseUint(m[1], 8, 32)
			e.modes[name] = os.FileMode(mode)
		}
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
		must(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700))
		if shown, ok := e.modes[name]; ok {
			mode = shown
		}
		must(t, os.WriteFile(filepath.Join(dir, name), []byte(rendered), mode))
		must(t, os.Chmod(filepath.Join(dir, name), mode)) // whatever the umask is
	}
	if e.prepare != nil {
		e.prepare(dir)
	}
	source := lint.Source{Path: e.bare}
	switch {
	case e.list != nil:
		source = lint.Source{List: e.list, FromEnvironment: true}
	case len(e.order) > 1:
		source = lint.Source{List: e.order}
	case len(e.order) == 1:
		source = lint.Source{Path: e.order[0], FromEnvironment: true} // as ~/.kube/config is
	}
	options := lint.Options{
		Now: pageClock, WarnWithin: lint.Window{Length: 30 * 24 * time.Hour}, MaxTokenLifetime: 24 * time.Hour, MaxCertLifetime: 400 * 24 * time.Hour,
		MaxFileSize: 4 << 20, WorkDir: dir, Root: dir, SearchPath: searchPath(t), CI: e.ci,
	}
	sources, strict := e.read(t, &options)
	if sources == nil {
		sources = []lint.Source{source}
	}
	for _, rule := range rules.All() {
		if strict || !rule.Strict {
			options.Rules = append(options.Rules, rule)
		}
	}
	result, err := lint.Run(context.Background(), sources, options)
	if err != nil {
		t.Fatal(err)
	}
	for _, failure := range result.Failures {
		t.Fatalf("%s: %v", failure.Path, failure.Err)
	}
	return result
}

// read takes the call of a page apart: the flags that examples use, and the paths.
func (e example) read(t *testing.T, options *lint.Options) (sources []lint.Source, strict bool) {
	t.Helper()
	for words := e.call; len(words) > 0; words = words[1:] {
		next := func() string {
			if len(words) < 2 {
				t.Fatalf("the call ends behind %s", words[0])
			}
			words = words[1:]
			return words[0]
		}
		switch word := words[0]; word {
		case "--profile":
			strict = next() == "strict"
		case "--untrusted":
			options.Untrusted = true
		case "--no-files":
			options.NoFiles = true
		case "--kuberc":
			policy, err := lint.ReadKuberc(filepath.Join(options.WorkDir, next()))
			must(t, err)
			options.Kuberc = policy
		case "--exec-allow":
			options.ExecAllow = append(options.ExecAllow, next())
		default:
			if strings.HasPrefix(word, "-") && word != "-" {
				t.Fatalf("examples know no flag %s", word)
			}
			sources = append(sources, lint.Source{Path: word})
		}
	}
	return sources, strict
}

// searchPath is a $PATH on which the plugins of the examples are found. None of them is ever run.
func searchPath(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"aws", "kubelogin", "gke-gcloud-auth-plugin", "doctl", "tsh", "sh", "company-login"} {
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
