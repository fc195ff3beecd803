package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
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
			ExecAllow: commands(c.StringSlice("exec-allow"), env), Untrusted: c.Bool("untrusted"),
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
	s.report.WarnWithin, s.report.FailWithin = s.options.WarnWithin, s.options.FailWithin
	if path := c.String("kuberc"); path != "" {
		if s.options.Kuberc, err = lint.ReadKuberc(absolute(env, path)); err != nil {
			return s, fmt.Errorf("--kuberc %s: %w", path, reason(lint.Failure{Path: "./" + path, Err: err}))
		}
	}
	if s.options.MaxTokenLifetime, err = lifetime(c, "max-token-lifetime"); err != nil {
		return s, err
	}
	if s.options.MaxCertLifetime, err = lifetime(c, "max-cert-lifetime"); err != nil {
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
	s.report.Links = s.report.Color && env.terminal && env.getenv("TERM") != "linux" // the console of Linux shows the address as text
	if err = s.switchRules(c); err != nil {
		return s, err
	}
	s.outputs, err = outputsOf(c.StringSlice("output"))
	return s, err
}

// commands are the entries of --exec-allow: a name as it stands, and a path from the working directory, as a shell takes both.
func commands(entries []string, env environment) []string {
	for i, entry := range entries {
		if filepath.Base(entry) != entry {
			entries[i] = filepath.Clean(absolute(env, entry))
		}
	}
	return entries
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
	d, err := lifetime(c, flag)
	return lint.Window{Length: d, Explicit: c.IsSet(flag)}, err
}

func lifetime(c *cli.Context, flag string) (time.Duration, error) {
	d, err := duration(c.String(flag))
	if err != nil {
		return 0, usage("--%s %s: %v", flag, c.String(flag), err)
	}
	return d, nil
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
