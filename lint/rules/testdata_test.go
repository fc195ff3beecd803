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
