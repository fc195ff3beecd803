package main

import (
	"math"
	"path"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// switchRules applies --profile, --enable, --disable and --severity. Of an enabling and a
// disabling pattern the closer one wins, so that "--disable '*' --enable ca-expired" runs one
// rule; of equals the disabling one. What neither names is as the profile has it.
func (s *settings) switchRules(c *cli.Context) error {
	profile := c.String("profile")
	if profile != "default" && profile != "strict" {
		return usage("--profile %s: choose default or strict", profile)
	}
	enabled, err := selected(c.StringSlice("enable"))
	if err != nil {
		return err
	}
	disabled, err := selected(c.StringSlice("disable"))
	if err != nil {
		return err
	}
	for _, rule := range rules.All() {
		on, off := enabled[rule.Name], disabled[rule.Name]
		if on > off || on == 0 && off == 0 && (!rule.Strict || profile == "strict") {
			s.options.Rules = append(s.options.Rules, rule)
		}
	}
	s.options.Severities = map[string]lint.Severity{}
	for _, assignment := range c.StringSlice("severity") {
		pattern, text, found := strings.Cut(assignment, "=")
		severity, err := level(text)
		if !found || err != nil {
			return usage("--severity %s: write RULE=error, RULE=warning or RULE=info", assignment)
		}
		names, err := selected([]string{pattern})
		if err != nil {
			return err
		}
		for name := range names {
			s.options.Severities[name] = severity
		}
	}
	return nil
}

// selected are the rules that patterns name, each with how closely: the length of the
// longest glob, and more than any for the name itself. A pattern that names none is an error.
func selected(values []string) (map[string]int, error) {
	closeness := map[string]int{}
	for _, pattern := range patterns(values) {
		found := false
		for _, name := range ruleNames() {
			if ok, err := path.Match(pattern, name); err != nil || !ok {
				continue
			}
			found = true
			if pattern == name {
				closeness[name] = math.MaxInt
			}
			closeness[name] = max(closeness[name], len(pattern))
		}
		if found {
			continue
		}
		return nil, unknownRule(pattern)
	}
	return closeness, nil
}

// unknownRule names the rules that a word was most likely meant to be.
func unknownRule(word string) error {
	near := closest(word, ruleNames())
	switch len(near) {
	case 0:
		return usage("there is no rule %q: 'kubeconfig-lint rules' lists them", word)
	case 1:
		return usage("there is no rule %q: did you mean %s?", word, near[0])
	}
	return usage("there is no rule %q: did you mean one of %s?", word, strings.Join(near, ", "))
}

// patterns takes RULE[,RULE] apart.
func patterns(values []string) []string {
	var all []string
	for _, value := range values {
		all = append(all, strings.Split(value, ",")...)
	}
	return all
}

// ruleNames are the names of all rules, for globs and suggestions.
func ruleNames() []string {
	var names []string
	for _, rule := range rules.All() {
		names = append(names, rule.Name)
	}
	return names
}
