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
		Commands:       []*cli.Command{lintCommand(env, status), versionCommand(env)},
	}
}

// arrange puts arguments into the order that the flag package wants: command, flags, "--", the
// rest. Flags may so stand before and after paths, and "lint" may be left out.
func arrange(app *cli.App, env environment, args []string) ([]string, error) {
	flags, words, err := split(app, args)
	if err != nil {
		return nil, err
	}
	command, rest := "lint", words.before
	if len(rest) > 0 {
		switch name := rest[0]; {
		case name == "lint" && len(rest)+len(words.after) > 1:
			rest = rest[1:] // what is meant is plain, whatever lies in the folder
		case app.Command(name) != nil && isFile(env, name):
			return nil, usage("%q is a command and a file: say 'kubeconfig-lint ./%s' or 'kubeconfig-lint lint %s' for the file; move it away for the command", name, name, name)
		case app.Command(name) != nil:
			if command, rest = name, rest[1:]; len(rest)+len(words.after) > 0 {
				return nil, usage("'kubeconfig-lint %s' takes no arguments", name)
			}
		}
	}
	return append(append(append([]string{command}, flags...), "--"), append(rest, words.after...)...), nil
}

type words struct{ before, after []string }

// split takes flags with their values apart from words; behind "--" all are words.
func split(app *cli.App, args []string) (flags []string, w words, err error) {
	takesValue := map[string]bool{}
	for _, flag := range app.Command("lint").Flags {
		documented, ok := flag.(cli.DocGenerationFlag)
		for _, name := range flag.Names() {
			takesValue[name] = ok && documented.TakesValue()
		}
	}
	for i := 0; i < len(args); i++ {
		arg := args[i]
		switch {
		case arg == "--":
			w.after = args[i+1:]
			return flags, w, nil
		case !strings.HasPrefix(arg, "-") || arg == "-":
			w.before = append(w.before, arg)
			continue
		}
		name, _, inline := strings.Cut(strings.TrimLeft(arg, "-"), "=")
		value, known := takesValue[name]
		if !known {
			return nil, w, unknownFlag(app, arg, takesValue)
		}
		flags = append(flags, arg)
		if value && !inline {
			if i+1 == len(args) {
				return nil, w, usage("the flag %s needs a value", arg)
			}
			i++
			flags = append(flags, args[i])
		}
	}
	return flags, w, nil
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
