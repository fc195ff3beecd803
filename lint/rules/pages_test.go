package rules_test

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// TestPages runs the examples of every page: the bad one raises exactly its rule, the
// good one nothing at all.
func TestPages(t *testing.T) {
	t.Parallel()
	for _, rule := range rules.All() {
		t.Run(rule.Name, func(t *testing.T) {
			t.Parallel()
			sections := sectionsOf(t, rule)
			example := parseExample(sections["Bad"])
			bad := example.lint(t)
			raised := map[string]bool{}
			for _, f := range bad.Findings {
				raised[f.Rule] = true
				if f.Rule == rule.Name {
					checkDeclared(t, rule, f)
				}
			}
			if len(raised) != 1 || !raised[rule.Name] {
				t.Errorf("the bad example raises %v", describe(bad.Findings))
			}
			better := parseExample(sections["Good"])
			if better.call == nil {
				better.call, better.ci = example.call, example.ci
			}
			if good := better.lint(t); len(good.Findings) > 0 {
				t.Errorf("the good example raises %v", describe(good.Findings))
			}
		})
	}
}

// TestStrictRulesAreOffByDefault runs the bad example of every strict rule without its call.
func TestStrictRulesAreOffByDefault(t *testing.T) {
	t.Parallel()
	for _, rule := range rules.All() {
		if !rule.Strict {
			continue
		}
		example := parseExample(sectionsOf(t, rule)["Bad"])
		example.call = slices.DeleteFunc(slices.Clone(example.call), func(word string) bool { return word == "--profile" || word == "strict" })
		for _, f := range example.lint(t).Findings {
			if f.Rule == rule.Name {
				t.Errorf("%s reports in the default profile", rule.Name)
			}
		}
	}
}

// checkDeclared holds a finding against what its rule says that its findings may be.
func checkDeclared(t *testing.T, rule *lint.Rule, f lint.Finding) {
	t.Helper()
	if f.Severity != rule.Severity && !slices.Contains(rule.MaySeverities, f.Severity) {
		t.Errorf("a finding is of severity %s, which the rule does not declare", f.Severity)
	}
	if f.Effect != rule.Effect && !slices.Contains(rule.MayEffects, f.Effect) {
		t.Errorf("a finding has the effect %s, which the rule does not declare", f.Effect)
	}
	if f.Message == "" || strings.HasSuffix(f.Message, ".") || f.Help == "" {
		t.Errorf("message %q or help %q is not as the house wants it", f.Message, f.Help)
	}
}

func describe(findings []lint.Finding) []string {
	all := []string{}
	for _, f := range findings {
		all = append(all, f.Rule+": "+f.Message)
	}
	return all
}

// weakness is the number of a CWE as a proof links to it.
var weakness = regexp.MustCompile(`\[CWE-(\d+)\]\(https://cwe\.mitre\.org/`)

func sectionsOf(t *testing.T, rule *lint.Rule) map[string]string {
	t.Helper()
	title, _, _ := strings.Cut(rule.Page, "\n")
	if title != "# "+rule.Name {
		t.Errorf("the page begins with %q", title)
	}
	sections := map[string]string{}
	var order []string
	for _, section := range rule.Sections() {
		sections[section.Heading] = section.Text + "\n"
		order = append(order, section.Heading)
		if section.Text == "" {
			t.Errorf("the page says nothing below %q", section.Heading)
		}
	}
	if !strings.Contains(sections["How to mend it"], "```") {
		t.Error("the page shows no command that mends it")
	}
	if named := weakness.FindStringSubmatch(sections["Proof"]); rule.CWE > 0 != (named != nil) || named != nil && named[1] != strconv.Itoa(rule.CWE) {
		t.Errorf("the proof names the weakness %v, the rule CWE-%d", named, rule.CWE)
	}
	if rule.Summary() == "" {
		t.Error("the page has no summary")
	}
	if !slices.Equal(order, lint.Headings) {
		t.Errorf("the page has the headings %q", order)
	}
	return sections
}

// TestRulesStandBesideTheirPages compares the list with the folders: every rule is two
// files of its name in the folder of its group, and every such file is in the list.
func TestRulesStandBesideTheirPages(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, rule := range rules.All() {
		base := filepath.Join(rule.Group, strings.ReplaceAll(rule.Name, "-", "_"))
		if listed[base] {
			t.Errorf("%s is listed twice", rule.Name)
		}
		listed[base] = true
		if _, err := os.Stat(base + ".md"); err != nil {
			t.Errorf("%s: %v", rule.Name, err)
		}
		code, err := os.ReadFile(base + ".go")
		if err != nil {
			t.Errorf("%s: %v", rule.Name, err)
			continue
		}
		if n := bytes.Count(code, []byte("\n")); n < 20 || n > 80 {
			t.Errorf("%s.go has %d lines: shared conditions belong in the resolved model", base, n)
		}
	}
	pages, err := filepath.Glob("*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		if !listed[strings.TrimSuffix(page, ".md")] {
			t.Errorf("%s belongs to no rule of the list", page)
		}
	}
}
