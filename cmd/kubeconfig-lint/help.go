package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"
)

// withHelp gives a command its own help flag and text: the library's flag is one value for
// the whole process, and its table of flags is wider than a terminal.
func withHelp(command *cli.Command) *cli.Command {
	command.HideHelp = true
	command.Flags = append(command.Flags, &cli.BoolFlag{Name: "help", Aliases: []string{"h"}, Usage: "show this help"})
	command.CustomHelpTemplate = helpText(command)
	return command
}

func helpText(command *cli.Command) string {
	var b strings.Builder
	synopsis := command.UsageText
	if synopsis == "" {
		synopsis = "kubeconfig-lint " + command.Name
	}
	fmt.Fprintf(&b, "%s\n\nUsage: %s\n\nFlags:\n", strings.ToUpper(command.Usage[:1])+command.Usage[1:], synopsis)
	for _, flag := range command.Flags {
		documented, ok := flag.(cli.DocGenerationFlag)
		if !ok {
			continue
		}
		placeholder, text := placeholderOf(documented)
		name := "      --" + flag.Names()[0]
		if len(flag.Names()) > 1 {
			name = "  -" + flag.Names()[1] + ", --" + flag.Names()[0]
		}
		if placeholder != "" {
			name += " " + placeholder
		}
		if value := documented.GetValue(); documented.TakesValue() && value != "" && value != "[]" {
			text += " (default: " + value + ")"
		}
		fmt.Fprintf(&b, "%s\n          %s\n", name, text)
	}
	return b.String()
}

// placeholderOf takes the word between backquotes out of a flag's usage: what its value is called.
func placeholderOf(flag cli.DocGenerationFlag) (placeholder, text string) {
	before, rest, found := strings.Cut(flag.GetUsage(), "`")
	if !found {
		return "", before
	}
	placeholder, after, _ := strings.Cut(rest, "`")
	return placeholder, before + placeholder + after
}
