package main

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

func TestRulesListsEveryRule(t *testing.T) {
	t.Parallel()
	var listed []struct{ Name, Title, Severity, Effect, Profile, Group, Help string }
	if err := json.Unmarshal([]byte(call{args: []string{"rules", "--format", "json"}}.run(t).stdout), &listed); err != nil {
		t.Fatal(err)
	}
	text := call{args: []string{"rules"}}.run(t).stdout
	markdown := call{args: []string{"--format=markdown", "rules"}}.run(t).stdout
	all := rules.All()
	if len(listed) != len(all) {
		t.Fatalf("%d rules are listed, there are %d", len(listed), len(all))
	}
	for i, rule := range all {
		got := listed[i]
		if got.Name != rule.Name || got.Title != rule.Title || got.Severity != string(rule.Severity) || got.Effect != string(rule.Effect) || got.Profile != rule.Profile() {
			t.Errorf("%s is listed as %+v", rule.Name, got)
		}
		if !strings.Contains(text, "  "+rule.Name+" ") || !strings.Contains(markdown, "`"+rule.Name+"`") {
			t.Errorf("%s is missing from the text or the table", rule.Name)
		}
	}
	if strings.Contains(markdown, "### \n") {
		t.Error("a group has no title")
	}
}

// TestExplainPrintsEveryPage asks for each rule in each format.
func TestExplainPrintsEveryPage(t *testing.T) {
	t.Parallel()
	for _, rule := range rules.All() {
		text := call{args: []string{"explain", rule.Name}}.run(t)
		for _, heading := range lint.Headings {
			if !strings.Contains(text.stdout, "\n"+heading+"\n") {
				t.Errorf("%s: the text lacks %q", rule.Name, heading)
			}
		}
		for _, line := range strings.Split(text.stdout, "\n") {
			if strings.Contains(line, "```") {
				t.Errorf("%s: a fence is left: %q", rule.Name, line)
			}
		}
		markdown := call{args: []string{"explain", rule.Name, "--format", "markdown"}}.run(t).stdout
		if _, body, _ := strings.Cut(rule.Page, "\n"); !strings.HasSuffix(markdown, body) {
			t.Errorf("%s: the Markdown is not the page", rule.Name)
		}
		var page struct {
			Name string
			Page struct {
				Summary, Markdown string
				Sections          []struct{ Heading, Text string }
			}
		}
		if err := json.Unmarshal([]byte(call{args: []string{"explain", "--format", "json", rule.Name}}.run(t).stdout), &page); err != nil {
			t.Fatal(err)
		}
		var headings []string
		for _, section := range page.Page.Sections {
			headings = append(headings, section.Heading)
		}
		if page.Name != rule.Name || page.Page.Markdown != rule.Page || page.Page.Summary == "" || !slices.Equal(headings, lint.Headings) {
			t.Errorf("%s: the JSON holds %+v", rule.Name, page)
		}
	}
}

func TestExplainNamesTheNearest(t *testing.T) {
	t.Parallel()
	for word, near := range map[string]string{
		"token-expird":        "did you mean token-expired?",
		"TOKEN_EXPIRED":       "token-expired",
		"client-cert-expires": "client-cert-expired",
		"skip-tls":            "insecure-skip-tls-verify",
		"zzzzzz":              "'kubeconfig-lint rules' lists them",
	} {
		got := call{args: []string{"explain", word}}.run(t)
		if got.code != exitIncomplete || got.stdout != "" || !strings.Contains(got.stderr, near) {
			t.Errorf("explain %s: status %d, %q, not %q", word, got.code, got.stderr, near)
		}
	}
	for _, args := range [][]string{{"explain"}, {"explain", "a", "b"}, {"rules", "a"}, {"rules", "--format", "xml"}, {"explain", "token-expired", "--color", "blue"}} {
		if got := (call{args: args}).run(t); got.code != exitIncomplete || got.stdout != "" {
			t.Errorf("%v: status %d, %q", args, got.code, got.stdout)
		}
	}
}

func TestProfile(t *testing.T) {
	t.Parallel()
	names := func(args ...string) []string {
		s := call{files: map[string]string{"c": good}, args: append(args, "c", "-o", "sarif")}.run(t)
		var log struct {
			Runs []struct {
				Tool struct {
					Driver struct{ Rules []struct{ ID string } }
				}
			}
		}
		if err := json.Unmarshal([]byte(s.stdout), &log); err != nil {
			t.Fatal(err)
		}
		var all []string
		for _, rule := range log.Runs[0].Tool.Driver.Rules {
			all = append(all, rule.ID)
		}
		return all
	}
	usual, strict := names(), names("--profile", "strict")
	for _, rule := range rules.All() {
		if slices.Contains(usual, rule.Name) == rule.Strict {
			t.Errorf("%s, strict %v, is in the default profile: %v", rule.Name, rule.Strict, !rule.Strict)
		}
		if !slices.Contains(strict, rule.Name) {
			t.Errorf("%s is not in the strict profile", rule.Name)
		}
		if rule.Strict && !slices.Contains(names("--enable", rule.Name), rule.Name) {
			t.Errorf("%s cannot be switched on by itself", rule.Name)
		}
	}
	if got := (call{files: map[string]string{"c": good}, args: []string{"c", "--profile", "lax"}}).run(t); got.code != exitIncomplete {
		t.Errorf("an unknown profile: status %d", got.code)
	}
}
