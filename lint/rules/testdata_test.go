package rules_test

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// raises is the line of a case that names the rules.
var raises = regexp.MustCompile(`(?m)^Raises: (.*)$`)

// errCase reads a case of testdata/err: what it shows, and the rules that report it.
func errCase(t *testing.T, path string) (example, []string) {
	t.Helper()
	text, err := os.ReadFile(path)
	must(t, err)
	named := raises.FindStringSubmatch(string(text))
	if named == nil {
		t.Fatalf("%s names no rules", path)
	}
	wanted := strings.Split(named[1], ", ")
	slices.Sort(wanted)
	return parseExample(string(text)), wanted
}

// TestCases lints what stands under testdata/err: each case raises the rules that it names, and of
// severity error and warning no others.
func TestCases(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../testdata/err/*.md")
	if err != nil || len(paths) < 40 {
		t.Fatalf("only %d cases: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".md"), func(t *testing.T) {
			t.Parallel()
			e, wanted := errCase(t, path)
			var raised []string
			result := e.lint(t)
			for _, f := range result.Findings {
				if f.Severity.AtLeast(lint.Warning) || slices.Contains(wanted, f.Rule) {
					raised = append(raised, f.Rule)
				}
			}
			slices.Sort(raised)
			if raised = slices.Compact(raised); !slices.Equal(raised, wanted) {
				t.Errorf("it raises %v, not %v: %v", raised, wanted, describe(result.Findings))
			}
		})
	}
}

// known is what the owner of a file under testdata/ok should know all the same.
var known = regexp.MustCompile(`(?m)^# Its owner should know: (.*)$`)

// TestFreshKubeconfigsAreSilent lints what generators write today, as they write it: in the default
// profile, for another machine and outside of a pipeline nothing of severity error or warning
// is reported but what the file itself names.
func TestFreshKubeconfigsAreSilent(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../testdata/ok/*.yaml")
	if err != nil || len(paths) < 15 {
		t.Fatalf("only %d files: %v", len(paths), err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".yaml"), func(t *testing.T) {
			t.Parallel()
			text, err := os.ReadFile(path)
			must(t, err)
			var expected, loud []string
			if m := known.FindStringSubmatch(string(text)); m != nil {
				expected = strings.Split(m[1], ", ")
			}
			e := example{files: map[string]string{"config": string(text)}, order: []string{"config"}, call: []string{"--no-files", "config"}}
			result := e.lint(t)
			for _, f := range result.Findings {
				switch {
				case !f.Severity.AtLeast(lint.Warning):
				case slices.Contains(expected, f.Rule):
					loud = append(loud, f.Rule)
				default:
					t.Errorf("%s[%s]: %s", f.Severity, f.Rule, f.Message)
				}
			}
			if slices.Sort(loud); !slices.Equal(slices.Compact(loud), expected) {
				t.Errorf("the owner is told of %v and should be of %v", loud, expected)
			}
			for _, c := range result.Contexts {
				if c.Verdict.Outcome != lint.OutcomeUsable && c.Verdict.Outcome != lint.OutcomeUnknown {
					t.Errorf("context %s is judged %s by %s", c.Name, c.Verdict.Outcome, c.Verdict.Rule)
				}
			}
		})
	}
}

// table reads a file of tab-separated values under testdata, header and all.
func table(t *testing.T, name string, columns int) [][]string {
	t.Helper()
	text, err := os.ReadFile("../../testdata/" + name)
	must(t, err)
	var rows [][]string
	for i, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		row := strings.Split(line, "\t")
		if len(row) != columns {
			t.Fatalf("line %d of %s has %d columns", i+1, name, len(row))
		}
		rows = append(rows, row)
	}
	return rows[1:]
}

// TestReviewHasCases: what the corpus shows and no evidence beside it supports has a source and a case that raises the rule.
func TestReviewHasCases(t *testing.T) {
	t.Parallel()
	for _, row := range table(t, "corpus-review.tsv", 5) {
		if _, wanted := errCase(t, "../../"+row[4]); !slices.Contains(wanted, row[2]) || !strings.Contains(row[3], ".go:") {
			t.Errorf("%s: the case %s or the source %q proves no %s", row[0], row[4], row[3], row[2])
		}
	}
}
