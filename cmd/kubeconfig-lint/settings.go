package main

import (
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// settings are the flags of one run, read and checked.
type settings struct {
	options lint.Options
	report  report.Options
	outputs []output
}

func readSettings(c *cli.Context, env environment) (settings, error) {
	s := settings{
		options: lint.Options{
			Contexts: c.StringSlice("context"), NoFiles: c.Bool("no-files"), WorkDir: env.workDir, Root: rootOf(env),
			SearchPath: env.getenv("PATH"), PathExt: env.getenv("PATHEXT"), CI: env.getenv("CI") != "",
		},
		report: report.Options{Version: version(), Width: env.width, WorkDir: env.workDir, Root: rootOf(env)},
	}
	var err error
	if s.options.Now, err = moment(c.String("now"), env); err != nil {
		return s, err
	}
	if s.options.WarnWithin, err = window(c, "warn-within"); err != nil {
		return s, err
	}
	if s.options.FailWithin, err = window(c, "fail-within"); err != nil {
		return s, err
	}
	if s.options.MaxFileSize, err = size(c.String("max-file-size")); err != nil {
		return s, err
	}
	if s.report.FailOn, err = failOn(c.String("fail-on")); err != nil {
		return s, err
	}
	if s.report.Color, err = colored(c.String("color"), env); err != nil {
		return s, err
	}
	if err = s.switchRules(c); err != nil {
		return s, err
	}
	s.outputs, err = outputsOf(c.StringSlice("output"))
	return s, err
}

// rootOf is the folder to which reports for machines are relative.
func rootOf(env environment) string {
	if workspace := env.getenv("GITHUB_WORKSPACE"); workspace != "" {
		return absolute(env, workspace)
	}
	for dir := env.workDir; ; dir = filepath.Dir(dir) {
		if _, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return env.workDir
		}
	}
}

// moment is the time to judge at.
func moment(flag string, env environment) (time.Time, error) {
	if flag == "" {
		epoch := env.getenv("SOURCE_DATE_EPOCH")
		if epoch == "" {
			return env.now().UTC().Truncate(time.Second), nil
		}
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return time.Time{}, usage("$SOURCE_DATE_EPOCH is %q, which is no number of seconds", epoch)
		}
		return time.Unix(seconds, 0).UTC(), nil
	}
	if ahead, ok := strings.CutPrefix(flag, "+"); ok {
		d, err := duration(ahead)
		if err != nil {
			return time.Time{}, usage("--now %s: %v", flag, err)
		}
		return env.now().UTC().Truncate(time.Second).Add(d), nil
	}
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if at, err := time.Parse(layout, flag); err == nil {
			return at.UTC(), nil
		}
	}
	return time.Time{}, usage("--now %s is no time: write 2026-12-24, 2026-12-24T08:00:00Z or +72h", flag)
}

func window(c *cli.Context, flag string) (lint.Window, error) {
	d, err := duration(c.String(flag))
	if err != nil {
		return lint.Window{}, usage("--%s %s: %v", flag, c.String(flag), err)
	}
	return lint.Window{Length: d, Explicit: c.IsSet(flag)}, nil
}

var (
	durationForm = regexp.MustCompile(`^(?:\d+[wdhms])+$`)
	durationPart = regexp.MustCompile(`(\d+)([wdhms])`)
	units        = map[string]time.Duration{"w": 7 * 24 * time.Hour, "d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second}
)

// duration reads 30d, 2w, 36h, 1d12h, and 0.
func duration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	if !durationForm.MatchString(text) {
		return 0, usage("no duration: write 30d, 2w, 36h or 1d12h")
	}
	var total float64
	for _, part := range durationPart.FindAllStringSubmatch(text, -1) {
		n, err := strconv.ParseFloat(part[1], 64)
		if err != nil {
			return 0, usage("no duration: write 30d, 2w, 36h or 1d12h")
		}
		total += n * float64(units[part[2]])
	}
	if total > math.MaxInt64/2 {
		return 0, usage("too long a duration")
	}
	return time.Duration(total), nil
}

var sizeForm = regexp.MustCompile(`(?i)^(\d{1,12})\s*(|k|m|g|kib|mib|gib|kb|mb|gb|b)$`)

// size reads 64MiB, 500k, 1048576. One letter or iB means powers of 1024.
func size(text string) (int64, error) {
	match := sizeForm.FindStringSubmatch(text)
	if match == nil {
		return 0, usage("--max-file-size %s is no size: write 64MiB", text)
	}
	n, err := strconv.ParseInt(match[1], 10, 64)
	factor := map[string]int64{"": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mib": 1 << 20, "g": 1 << 30, "gib": 1 << 30, "kb": 1e3, "mb": 1e6, "gb": 1e9}[strings.ToLower(match[2])]
	if err != nil || n == 0 || n > math.MaxInt64/2/factor {
		return 0, usage("--max-file-size %s is no size: write 64MiB", text)
	}
	return n * factor, nil
}

func failOn(text string) (lint.Severity, error) {
	if text == "never" {
		return "", nil
	}
	s, err := level(text)
	if err != nil {
		return "", usage("--fail-on %s: choose error, warning, info or never", text)
	}
	return s, nil
}

func level(text string) (lint.Severity, error) {
	s := lint.Severity(text)
	if !slices.Contains([]lint.Severity{lint.Error, lint.Warning, lint.Info}, s) {
		return "", usage("%q is no severity: choose error, warning or info", text)
	}
	return s, nil
}

// colored follows no-color.org and its two opposites; the flag beats them all.
func colored(when string, env environment) (bool, error) {
	switch when {
	case "always":
		return true, nil
	case "never":
		return false, nil
	case "auto":
	default:
		return false, usage("--color %s: choose auto, always or never", when)
	}
	switch {
	case env.getenv("NO_COLOR") != "":
		return false, nil
	case set(env.getenv("FORCE_COLOR")) || set(env.getenv("CLICOLOR_FORCE")):
		return true, nil
	}
	return env.terminal && env.getenv("TERM") != "dumb", nil
}

func set(value string) bool { return value != "" && value != "0" && value != "false" }

// switchRules applies --enable, --disable and --severity, in this order of weight: a rule
// that is disabled stays off.
func (s *settings) switchRules(c *cli.Context) error {
	enabled, err := selected(c.StringSlice("enable"))
	if err != nil {
		return err
	}
	disabled, err := selected(c.StringSlice("disable"))
	if err != nil {
		return err
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
	for _, rule := range rules.All() {
		if !disabled[rule.Name] || enabled[rule.Name] && !disabled[rule.Name] {
			s.options.Rules = append(s.options.Rules, rule)
		}
	}
	return nil
}

// selected are the rules that patterns name; one that names none is an error.
func selected(values []string) (map[string]bool, error) {
	names := map[string]bool{}
	for _, value := range values {
		for _, pattern := range strings.Split(value, ",") {
			found := false
			for _, name := range ruleNames() {
				if ok, err := path.Match(pattern, name); err == nil && ok {
					names[name], found = true, true
				}
			}
			if !found {
				if near := nearest(pattern, ruleNames()); near != "" {
					return nil, usage("there is no rule %q: did you mean %s?", pattern, near)
				}
				return nil, usage("there is no rule %q", pattern)
			}
		}
	}
	return names, nil
}
