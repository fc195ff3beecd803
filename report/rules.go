package report

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// RuleFormat writes what the linter knows, as a list of rules or as the page of one.
type RuleFormat func(w io.Writer, all []*lint.Rule, o Options) error

// RuleFormats are the formats of the list of all rules, by name.
var RuleFormats = map[string]RuleFormat{"text": rulesText, "json": rulesJSON, "markdown": RulesMarkdown}

// jsonRule is a rule as "rules" and "explain" write it.
type jsonRule struct {
	Name             string          `json:"name"`
	Title            string          `json:"title"`
	Group            string          `json:"group"`
	Severity         lint.Severity   `json:"severity"`
	OtherSeverities  []lint.Severity `json:"otherSeverities,omitempty"`
	Effect           lint.Effect     `json:"effect"`
	OtherEffects     []lint.Effect   `json:"otherEffects,omitempty"`
	Profile          string          `json:"profile"`
	Since            string          `json:"since"`
	CWE              int             `json:"cwe,omitempty"`
	SecuritySeverity float64         `json:"securitySeverity,omitempty"`
	Precision        string          `json:"precision"`
	Help             string          `json:"help"`
	Page             *jsonPage       `json:"page,omitempty"`
}

func ruleForJSON(rule *lint.Rule, o Options) jsonRule {
	return jsonRule{
		Name: rule.Name, Title: rule.Title, Group: rule.Group, Severity: rule.Severity, OtherSeverities: rule.MaySeverities,
		Effect: rule.Effect, OtherEffects: rule.MayEffects, Profile: rule.Profile(), Since: rule.Since, CWE: rule.CWE,
		SecuritySeverity: rule.SecuritySeverity, Precision: rule.Precision, Help: helpURL(rule, o.Version),
	}
}

func rulesJSON(w io.Writer, all []*lint.Rule, o Options) error {
	list := []jsonRule{}
	for _, rule := range all {
		list = append(list, ruleForJSON(rule, o))
	}
	return writeJSON(w, list)
}

func writeJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// rulesText writes a line a rule, groups apart; on a terminal that is too narrow titles go on below themselves.
func rulesText(w io.Writer, all []*lint.Rule, o Options) error {
	out, style, widest := bufio.NewWriter(w), newStyle(o.Color), 0
	for _, rule := range all {
		widest = max(widest, len(rule.Name))
	}
	strict := 0
	for i, rule := range all {
		if i == 0 || rule.Group != all[i-1].Group {
			fmt.Fprintln(out, style.bold(groupTitles[rule.Group]))
		}
		title := rule.Title
		if rule.Strict {
			strict++
			title += " (strict)"
		}
		severity := style.severity(rule.Severity)(fmt.Sprintf("%-7s", rule.Severity))
		lead := widest + len("    warning  unauthorized  ")
		rows := []string{title}
		if o.Width > 0 {
			rows = wrap(title, max(o.Width-lead, 20))
		}
		fmt.Fprintf(out, "  %-*s  %s  %-12s  %s\n", widest, rule.Name, severity, rule.Effect, strings.Join(rows, "\n"+strings.Repeat(" ", lead)))
	}
	fmt.Fprintf(out, "\n%s, %d of them only with --profile strict\n'kubeconfig-lint explain RULE' shows the page of one\n", plural(len(all), "rule"), strict)
	return out.Flush()
}

// groupTitles are the packages of rules as headings.
var groupTitles = map[string]string{
	"structure": "Structure of the file", "contexts": "Contexts", "cluster": "Clusters", "clientcert": "Client certificates",
	"combination": "Credentials together", "token": "Bearer tokens", "execplugin": "Exec plugins", "authprovider": "Auth providers",
	"hygiene": "Hygiene", "merge": "Several files",
}

// RulesMarkdown writes a table a group.
func RulesMarkdown(w io.Writer, all []*lint.Rule, o Options) error {
	out := bufio.NewWriter(w)
	for i, rule := range all {
		if i == 0 || rule.Group != all[i-1].Group {
			fmt.Fprintf(out, "%s### %s\n\n| rule | severity | effect | what it finds |\n|---|---|---|---|\n", strings.Repeat("\n", count(i > 0)), groupTitles[rule.Group])
		}
		profile := ""
		if rule.Strict {
			profile = " (strict)"
		}
		fmt.Fprintf(out, "| [`%s`](%s) | %s%s | %s | %s |\n", rule.Name, helpURL(rule, o.Version), rule.Severity, profile, rule.Effect, rule.Title)
	}
	return out.Flush()
}

// RuleFormatNames are the formats of "rules" and "explain", sorted.
func RuleFormatNames() []string { return slices.Sorted(maps.Keys(RuleFormats)) }
