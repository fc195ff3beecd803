package lint_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"testing"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// lintAll runs over every measured case at once.
func lintAll(t *testing.T, change func(*lint.Options)) *lint.Result {
	t.Helper()
	dir, err := filepath.Abs("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	options := lint.Options{
		Rules: rules.All(), Now: time.Date(2026, 11, 23, 10, 0, 0, 0, time.UTC), MaxFileSize: 1 << 20, WorkDir: dir, Root: dir,
		WarnWithin: lint.Window{Length: 30 * 24 * time.Hour},
	}
	if change != nil {
		change(&options)
	}
	result, err := lint.Run(context.Background(), []lint.Source{{Path: "apiserver/cases"}, {Path: "loader"}, {Path: "demo/kubeconfig"}}, options)
	if err != nil {
		t.Fatal(err)
	}
	if len(result.Contexts) < 300 || len(result.Findings) < 150 && change == nil {
		t.Fatalf("only %d contexts and %d findings", len(result.Contexts), len(result.Findings))
	}
	return result
}

// TestVerdictsDoNotDependOnRules: neither switched off nor ignored rules change what happens.
func TestVerdictsDoNotDependOnRules(t *testing.T) {
	all := lintAll(t, nil)
	none := lintAll(t, func(o *lint.Options) { o.Rules = nil })
	ignored := lintAll(t, func(o *lint.Options) {
		o.Ignores = []lint.Ignore{{Rule: "*", By: "config", Reason: "a test"}}
		o.Severities = map[string]lint.Severity{"client-cert-expired": lint.Info}
	})
	if len(none.Findings) != 0 || ignored.Ignored() != len(all.Findings) {
		t.Errorf("%d findings without rules; %d of %d are ignored", len(none.Findings), ignored.Ignored(), len(all.Findings))
	}
	for name, other := range map[string]*lint.Result{"without rules": none, "with all ignored": ignored} {
		if !reflect.DeepEqual(all.Contexts, other.Contexts) {
			t.Errorf("%s the verdicts are others", name)
		}
	}
}

// TestSameBytes: every format gives the same bytes again, on one core and on two.
func TestSameBytes(t *testing.T) {
	before := runtime.GOMAXPROCS(0)
	defer runtime.GOMAXPROCS(before)
	var first map[string][]byte
	for _, cores := range []int{2, 2, 1} {
		runtime.GOMAXPROCS(cores)
		result := lintAll(t, nil)
		written := map[string][]byte{}
		for _, name := range report.Names() {
			var b bytes.Buffer
			if err := report.Formats[name](&b, result, report.Options{Version: "v0.0.0", WorkDir: "/", Root: "/", FailOn: lint.Error}); err != nil {
				t.Fatal(err)
			}
			written[name] = b.Bytes()
		}
		if first == nil {
			first = written
		}
		for name := range first {
			if !bytes.Equal(first[name], written[name]) {
				t.Errorf("%s differs on %d cores", name, cores)
			}
		}
	}
}

// TestDecidingRulesExist: what a verdict names can be looked up.
func TestDecidingRulesExist(t *testing.T) {
	known := map[string]bool{}
	for _, rule := range rules.All() {
		known[rule.Name] = true
	}
	result := lintAll(t, nil)
	reported := map[string]map[string]bool{}
	for _, f := range result.Findings {
		if reported[f.Path] == nil {
			reported[f.Path] = map[string]bool{}
		}
		reported[f.Path][f.Rule] = true
	}
	for _, c := range result.Contexts {
		if c.Verdict.Rule != "" && (!known[c.Verdict.Rule] || !reported[c.Path][c.Verdict.Rule]) {
			t.Errorf("%s %q: %s decides and is not reported", c.Path, c.Name, c.Verdict.Rule)
		}
	}
}

// TestBareMaterial: certificates, keys and tokens are judged without a kubeconfig around them.
func TestBareMaterial(t *testing.T) {
	t.Parallel()
	dir, err := filepath.Abs("../testdata/apiserver")
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]struct {
		role string
		kind lint.FileKind
		rule string
	}{
		"server/server-ca.crt":                {"ca", lint.KindCertificate, ""},
		"server/serving/serving.crt":          {"serving", lint.KindCertificate, ""},
		"cases/file-relative/client.crt":      {"client", lint.KindCertificate, ""},
		"cases/file-expired/client.crt":       {"client", lint.KindCertificate, "client-cert-expired"},
		"cases/file-relative/client.key":      {"", lint.KindKey, ""},
		"cases/file-key-encrypted/client.key": {"", lint.KindKey, "client-key-unusable"},
		"cases/tokenfile-relative/token":      {"token", lint.KindToken, ""},
	} {
		result, err := lint.Run(context.Background(), []lint.Source{{Path: name}}, lint.Options{
			Rules: rules.All(), Now: time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC), MaxFileSize: 1 << 20, WorkDir: dir, Root: dir,
		})
		if err != nil || len(result.Files) != 1 || result.Files[0].Kind != want.kind {
			t.Errorf("%s: %v, %+v", name, err, result)
			continue
		}
		if want.role != "" && (len(result.Credentials) == 0 || result.Credentials[0].Role != want.role) {
			t.Errorf("%s: %+v", name, result.Credentials)
		}
		rule := ""
		for _, f := range result.Findings {
			rule = f.Rule
		}
		if rule != want.rule {
			t.Errorf("%s: the findings are %+v", name, result.Findings)
		}
	}
}

// TestNoFiles: what a kubeconfig names is not looked at, and nothing but that stays unknown.
func TestNoFiles(t *testing.T) {
	t.Parallel()
	result := lintAll(t, func(o *lint.Options) { o.NoFiles = true })
	unknown := 0
	for _, c := range result.Contexts {
		if c.Verdict.Rule == "referenced-file-unusable" || c.Verdict.Rule == "exec-command-not-runnable" {
			t.Errorf("%s: %s decides", c.Path, c.Verdict.Rule)
		}
		unknown += map[bool]int{true: 1}[c.Verdict.Outcome == lint.OutcomeUnknown]
	}
	if len(result.Failures) > 0 || unknown < 20 {
		t.Errorf("%v, %d unknown", result.Failures, unknown)
	}
}

// TestUnreadableInputLosesNothing: one file that is not there costs the others nothing.
func TestUnreadableInputLosesNothing(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	sample, err := os.ReadFile("../testdata/demo/kubeconfig")
	if err != nil {
		t.Fatal(err)
	}
	var sources []lint.Source
	for _, name := range []string{"a", "b", "missing", "c"} {
		if name != "missing" {
			if err := os.WriteFile(filepath.Join(dir, name), sample, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		sources = append(sources, lint.Source{Path: name})
	}
	result, err := lint.Run(context.Background(), sources, lint.Options{Rules: rules.All(), Now: time.Unix(1795429657, 0), MaxFileSize: 1 << 20, WorkDir: dir, Root: dir})
	if err != nil || len(result.Failures) != 1 || len(result.Files) != 3 || len(result.Contexts) != 15 {
		t.Errorf("%v, %d failures, %d files, %d contexts", err, len(result.Failures), len(result.Files), len(result.Contexts))
	}
}

// TestRuleAboutTheRunStopsNothing: one that panics costs the run its completeness, and no finding of another.
func TestRuleAboutTheRunStopsNothing(t *testing.T) {
	t.Parallel()
	broken := &lint.Rule{Name: "broken", CheckRun: func(*lint.RunPass) { panic("a test") }}
	result := lintAll(t, func(o *lint.Options) { o.Rules = append([]*lint.Rule{broken}, o.Rules...) })
	if len(result.Failures) != 1 || len(result.Findings) < 150 {
		t.Errorf("%v, %d findings", result.Failures, len(result.Findings))
	}
}
