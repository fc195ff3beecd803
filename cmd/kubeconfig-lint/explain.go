package main

import (
	"bytes"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

func explainCommand(env environment) *cli.Command {
	return withHelp(&cli.Command{
		Name: "explain", Usage: "print the page of a rule", ArgsUsage: "RULE",
		UsageText: "kubeconfig-lint explain [flags] RULE", Flags: pageFlags(), OnUsageError: misused,
		Action: func(c *cli.Context) error {
			if c.NArg() != 1 {
				return usage("'kubeconfig-lint explain' takes one rule: 'kubeconfig-lint rules' lists them")
			}
			for _, rule := range rules.All() {
				if rule.Name == c.Args().First() {
					return printed(c, env, func(b *bytes.Buffer, format string, o report.Options) error {
						return report.PageFormats[format](b, rule, o)
					})
				}
			}
			return unknownRule(c.Args().First())
		},
	})
}

func rulesCommand(env environment) *cli.Command {
	return withHelp(&cli.Command{
		Name: "rules", Usage: "list every rule", UsageText: "kubeconfig-lint rules [flags]", Flags: pageFlags(), OnUsageError: misused,
		Action: func(c *cli.Context) error {
			return printed(c, env, func(b *bytes.Buffer, format string, o report.Options) error {
				return report.RuleFormats[format](b, rules.All(), o)
			})
		},
	})
}

func pageFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "format", Value: "text", Usage: "write `FORMAT`: text, markdown or json"},
		colorFlag(),
	}
}

// printed writes to standard output what a format makes, once it is whole.
func printed(c *cli.Context, env environment, write func(*bytes.Buffer, string, report.Options) error) error {
	format := c.String("format")
	if report.RuleFormats[format] == nil {
		return usage("--format %s: choose one of %s", format, strings.Join(report.RuleFormatNames(), ", "))
	}
	color, err := colored(c.String("color"), env)
	if err != nil {
		return err
	}
	var buffer bytes.Buffer
	if err := write(&buffer, format, report.Options{Version: version(), Width: env.width, Color: color}); err != nil {
		return err
	}
	_, err = env.stdout.Write(buffer.Bytes())
	return err
}
