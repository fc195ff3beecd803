package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
)

// The exit statuses of the contract. 2 beats 1 beats 3.
const (
	exitClean      = 0
	exitFindings   = 1
	exitIncomplete = 2
	exitNoInput    = 3
)

// usageError is a call that cannot be carried out.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func usage(format string, args ...any) error { return &usageError{fmt.Sprintf(format, args...)} }

// misused is what urfave/cli is to do with a flag that it cannot read, instead of printing
// its help to standard output.
func misused(_ *cli.Context, err error, _ bool) error { return usage("%v", err) }

// run is the whole program but for os.Exit.
func run(ctx context.Context, env environment, args []string) int {
	status := exitClean
	app := newApp(env, &status)
	ordered, err := arrange(app, env, args)
	if err == nil {
		err = app.RunContext(ctx, append([]string{app.Name}, ordered...))
	}
	if err != nil {
		env.say("%v", err)
		var misuse *usageError
		if errors.As(err, &misuse) {
			env.say("run 'kubeconfig-lint --help' for usage")
		}
		return exitIncomplete
	}
	return status
}

// newApp builds the command line. urfave/cli would print usage to standard output on
// errors, own -v and help, split values at commas and leave the process by itself: all of
// that is off.
func newApp(env environment, status *int) *cli.App {
	return &cli.App{
		Name: "kubeconfig-lint", Usage: "say what kubectl and the API server would make of a kubeconfig, offline",
		Writer: env.stdout, ErrWriter: env.stderr,
		HideVersion: true, HideHelp: true, DisableSliceFlagSeparator: true,
		ExitErrHandler: func(*cli.Context, error) {},
		Commands:       []*cli.Command{lintCommand(env, status), explainCommand(env), rulesCommand(env), versionCommand(env)},
	}
}

// arrange puts arguments into the order that the flag package wants: command, flags, "--", the
// rest. Flags may so stand before and after words, and "lint" may be left out.
func arrange(app *cli.App, env environment, args []string) ([]string, error) {
	command, rest, err := commandOf(app, env, args)
	if err != nil {
		return nil, err
	}
	flags, words, err := split(app, command, rest)
	if err != nil {
		return nil, err
	}
	if command.ArgsUsage == "" && len(words) > 0 {
		return nil, usage("'kubeconfig-lint %s' takes no arguments", command.Name)
	}
	return append(append(append([]string{command.Name}, flags...), "--"), words...), nil
}

// commandOf finds the command, which is the first word or else "lint", and the arguments without it.
func commandOf(app *cli.App, env environment, args []string) (*cli.Command, []string, error) {
	otherwise := app.Command("lint")
	at, words := firstWord(args, takesValue(app.Commands...))
	if at < 0 || app.Command(args[at]) == nil {
		return otherwise, args, nil
	}
	name := args[at]
	command, rest := app.Command(name), append(append([]string{}, args[:at]...), args[at+1:]...)
	if plain := name == "lint" && words > 1; isFile(env, name) && !plain {
		return nil, nil, usage("%q is a command and a file: say 'kubeconfig-lint ./%s' or 'kubeconfig-lint lint %s' for the file; move it away for the command", name, name, name)
	}
	return command, rest, nil
}

// takesValue tells the flags of commands apart: those that are followed by a value.
func takesValue(commands ...*cli.Command) map[string]bool {
	known := map[string]bool{}
	for _, command := range commands {
		for _, flag := range command.Flags {
			documented, ok := flag.(cli.DocGenerationFlag)
			for _, name := range flag.Names() {
				known[name] = ok && documented.TakesValue()
			}
		}
	}
	return known
}

// isWord reports what is no flag; "-" is standard input.
func isWord(arg string) bool { return !strings.HasPrefix(arg, "-") || arg == "-" }

// firstWord is the index of the first word, -1 when there is none before "--", and how many
// words there are in all.
func firstWord(args []string, takesValue map[string]bool) (at, words int) {
	at = -1
	for i := 0; i < len(args); i++ {
		name, _, inline := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		switch {
		case args[i] == "--":
			return at, words + len(args) - i - 1
		case !isWord(args[i]):
			if takesValue[name] && !inline {
				i++
			}
			continue
		case at < 0:
			at = i
		}
		words++
	}
	return at, words
}

// split takes the flags of a command with their values apart from words; behind "--" all are words.
func split(app *cli.App, command *cli.Command, args []string) (flags, words []string, err error) {
	known := takesValue(command)
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			return flags, append(words, args[i+1:]...), nil
		case isWord(arg):
			words = append(words, arg)
			continue
		}
		name, _, inline := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		value, ok := known[name]
		if !ok {
			return nil, nil, unknownFlag(app, arg, known)
		}
		flags = append(flags, arg)
		if value && !inline {
			if i+1 == len(args) {
				return nil, nil, usage("the flag %s needs a value", arg)
			}
			i++
			flags = append(flags, args[i])
		}
	}
	return flags, words, nil
}

func unknownFlag(app *cli.App, arg string, known map[string]bool) error {
	name, _, _ := strings.Cut(strings.TrimLeft(arg, "-"), "=")
	if app.Command(name) != nil {
		return usage("unknown flag %s: the command is 'kubeconfig-lint %s'", arg, name)
	}
	var names []string
	for candidate := range known {
		if len(candidate) > 1 {
			names = append(names, candidate)
		}
	}
	slices.Sort(names)
	if near := nearest(name, names); near != "" {
		return usage("unknown flag --%s: did you mean --%s?", name, near)
	}
	return usage("unknown flag %s", strings.SplitN(arg, "=", 2)[0])
}

// isFile reports whether a word could be meant as an input. A folder of the name of a
// command is common, and is not.
func isFile(env environment, name string) bool {
	info, err := os.Stat(absolute(env, name))
	return err == nil && !info.IsDir()
}

func absolute(env environment, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(env.workDir, path)
}
