package rules_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// TestIdeasOfPeers: every idea that users and other tools gave is a rule, whose example raises it, or is declined
// with a reason.
func TestIdeasOfPeers(t *testing.T) {
	t.Parallel()
	byName := map[string]*lint.Rule{}
	for _, rule := range rules.All() {
		byName[rule.Name] = rule
	}
	seen := map[string]bool{}
	for _, row := range table(t, "peers-ideas.tsv", 5) {
		id, rule, path, reason := row[0], row[2], row[3], row[4]
		seen[strings.TrimRight(id, "abcdef")] = true
		switch {
		case rule == "declined":
			if len(reason) < 30 || path != "" {
				t.Errorf("%s is declined for no reason", id)
			}
			continue
		case byName[rule] == nil:
			t.Errorf("%s: there is no rule %s", id, rule)
			continue
		}
		e := parseExample(sectionsOf(t, byName[rule])["Bad"])
		if path != "page" {
			e, _ = errCase(t, "../../"+path)
		}
		if result := e.lint(t); !slices.ContainsFunc(result.Findings, func(f lint.Finding) bool { return f.Rule == rule }) {
			t.Errorf("%s: the example raises %v, not %s", id, describe(result.Findings), rule)
		}
	}
	for prefix, last := range map[string]int{"S": 12, "C": 17, "T": 16, "E": 13, "N": 10, "F": 6} {
		for i := 1; i <= last; i++ {
			if id := prefix + strconv.Itoa(i); !seen[id] {
				t.Errorf("nothing is said of %s", id)
			}
		}
	}
}
