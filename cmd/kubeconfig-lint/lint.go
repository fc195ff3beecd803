package main

import (
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

func lintCommand(env environment, status *int) *cli.Command {
	return withHelp(&cli.Command{
		Name: "lint", Usage: "judge kubeconfigs, certificates, keys and tokens; the word may be left out",
		UsageText: "kubeconfig-lint [lint] [flags] [PATH|-]...\n\nWithout a PATH: $KUBECONFIG, else ~/.kube/config.\nOther commands: 'kubeconfig-lint explain RULE', 'kubeconfig-lint rules', 'kubeconfig-lint version'.",
		ArgsUsage: "[PATH|-]...",
		Flags:     lintFlags(),
		Action: func(c *cli.Context) error {
			code, err := lintAction(c, env)
			*status = code
			return err
		},
		OnUsageError: misused,
	})
}

func lintFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{Name: "output", Aliases: []string{"o"}, Usage: "write `FORMAT[=PATH]`: " + formatNames() + "; repeatable (default: text)"},
		&cli.StringFlag{Name: "fail-on", Value: "error", Usage: "the `SEVERITY` from which the exit status is 1: error, warning, info or never"},
		&cli.StringFlag{Name: "warn-within", Value: "30d", Usage: "warn of a credential that expires within `DURATION` (30d, 2w, 36h, 1d12h)"},
		&cli.StringFlag{Name: "fail-within", Value: "0", Usage: "fail for a credential that expires within `DURATION`"},
		&cli.StringFlag{Name: "max-token-lifetime", Value: "24h", Usage: "report tokens made to live longer than `DURATION`"},
		&cli.StringFlag{Name: "max-cert-lifetime", Value: "400d", Usage: "report client certificates made to live longer than `DURATION`"},
		&cli.StringFlag{Name: "now", Usage: "judge as of `TIME`: RFC 3339, 2026-12-24, or +72h; also $SOURCE_DATE_EPOCH"},
		&cli.StringSliceFlag{Name: "context", Usage: "keep only the context `NAME`; repeatable"},
		&cli.StringFlag{Name: "profile", Value: "default", Usage: "the rules to begin with: `PROFILE` is default, or strict for all of them"},
		&cli.StringSliceFlag{Name: "enable", Usage: "switch `RULE[,RULE]` on that the profile leaves out, or against a wider --disable; globs such as exec-*; repeatable"},
		&cli.StringSliceFlag{Name: "disable", Usage: "switch `RULE[,RULE]` off; globs such as exec-*; repeatable"},
		&cli.StringSliceFlag{Name: "severity", Usage: "give all findings of a rule a severity: `RULE=LEVEL`; repeatable"},
		&cli.StringSliceFlag{Name: "exec-allow", Usage: "allow no exec plugin but `COMMAND`, a base name or a path; repeatable"},
		&cli.StringFlag{Name: "kuberc", Usage: "hold exec plugins against kubectl's own policy in `FILE`"},
		&cli.BoolFlag{Name: "untrusted", Usage: "the file comes from a stranger: what it would run, read and connect to are errors"},
		&cli.BoolFlag{Name: "merge", Usage: "read the PATHs as one $KUBECONFIG list, first file first"},
		&cli.StringFlag{Name: "stdin-name", Value: "<stdin>", Usage: "call standard input `NAME`"},
		&cli.BoolFlag{Name: "no-files", Usage: "the kubeconfig is for another machine: look at no file that it names, nor at $PATH"},
		&cli.StringFlag{Name: "max-file-size", Value: "64MiB", Usage: "refuse inputs larger than `SIZE`"},
		&cli.BoolFlag{Name: "allow-empty", Usage: "no input at all is fine"},
		colorFlag(),
		&cli.BoolFlag{Name: "quiet", Aliases: []string{"q"}, Usage: "print only the report"},
		&cli.BoolFlag{Name: "verbose", Aliases: []string{"v"}, Usage: "also say which files were read or skipped, and why"},
	}
}

func colorFlag() cli.Flag {
	return &cli.StringFlag{Name: "color", Value: "auto", Usage: "colour the output: `WHEN` is auto, always or never"}
}

// lintAction is one run of lint: settings, inputs, engine, reports, status.
func lintAction(c *cli.Context, env environment) (int, error) {
	s, err := readSettings(c, env)
	if err != nil {
		return exitIncomplete, err
	}
	sources, err := sourcesOf(c, env)
	if err != nil {
		return exitIncomplete, err
	}
	step, end := progress(env, c.Bool("quiet"))
	s.options.Progress = step
	result, err := lint.Run(c.Context, sources, s.options)
	end()
	if err != nil {
		return exitIncomplete, err
	}
	for _, failure := range result.Failures {
		env.say("%s: %v", failure.Path, reason(failure))
	}
	if c.Bool("verbose") && !c.Bool("quiet") {
		describe(env, result)
	}
	code := exitStatus(result, s.report.FailOn)
	for _, o := range s.outputs {
		if err := o.write(env, result, s.report); err != nil {
			env.say("%v", err)
			code = exitIncomplete
		}
	}
	if code == exitClean && nothingRead(result) && !c.Bool("allow-empty") {
		env.say("%s", emptiness(env, sources))
		return exitNoInput, nil
	}
	return code, nil
}

func exitStatus(r *lint.Result, failOn lint.Severity) int {
	if len(r.Failures) > 0 {
		return exitIncomplete
	}
	for _, f := range r.Findings {
		if f.Ignored == nil && failOn != "" && f.Severity.AtLeast(failOn) {
			return exitFindings
		}
	}
	return exitClean
}

// nothingRead reports a run in which every file was passed over.
func nothingRead(r *lint.Result) bool {
	for _, f := range r.Files {
		if f.Kind != lint.KindSkipped {
			return false
		}
	}
	return len(r.Contexts) == 0
}

// emptiness says why there was nothing to lint, and what to do.
func emptiness(env environment, sources []lint.Source) string {
	switch {
	case len(sources) > 0:
		return "nothing to lint: no kubeconfig was found there"
	case env.getenv("CI") != "":
		return "nothing to lint: name a PATH or set $KUBECONFIG (where $CI is set, ~/.kube/config is not taken by itself)"
	}
	return "nothing to lint: name a PATH or set $KUBECONFIG (there is no ~/.kube/config)"
}

// describe says which files were read and which were passed over.
func describe(env environment, r *lint.Result) {
	for _, f := range r.Files {
		if f.Kind == lint.KindSkipped {
			env.say("skipped %s: %s", f.Path, f.Reason)
			continue
		}
		env.say("read %s: %s", f.Path, f.Kind)
	}
}

func formatNames() string {
	return strings.Join(report.Names(), ", ")
}
