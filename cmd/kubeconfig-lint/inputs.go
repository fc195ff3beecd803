package main

import (
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// sourcesOf are the inputs that the call names, else $KUBECONFIG, else ~/.kube/config.
func sourcesOf(c *cli.Context, env environment) ([]lint.Source, error) {
	paths := c.Args().Slice()
	if len(paths) == 0 {
		return defaultSources(env), nil
	}
	if slices.Contains(paths, "") {
		return nil, usage("a PATH is empty: is a variable unset?")
	}
	if c.Bool("merge") {
		if slices.Contains(paths, "-") {
			return nil, usage("--merge reads files, and - is standard input")
		}
		return []lint.Source{{List: paths}}, nil
	}
	var sources []lint.Source
	stdin := false
	for _, path := range paths {
		switch {
		case path != "-":
			sources = append(sources, lint.Source{Path: path})
		case stdin:
			return nil, usage("standard input can be read only once")
		default:
			stdin = true
			sources = append(sources, lint.Source{Path: c.String("stdin-name"), Reader: env.stdin})
		}
	}
	return sources, nil
}

// defaultSources are kubectl's own (client-go v0.37.2 tools/clientcmd/loader.go:221): empty and
// repeated elements of the list count for nothing. In a pipeline the home folder is
// nobody's, and only what is named is linted.
func defaultSources(env environment) []lint.Source {
	if list := env.getenv("KUBECONFIG"); list != "" {
		var elements []string
		for _, element := range filepath.SplitList(list) {
			if element != "" && !slices.Contains(elements, element) {
				elements = append(elements, element)
			}
		}
		if len(elements) == 0 {
			elements = []string{list} // nothing but separators: kubectl then has no file at all
		}
		return []lint.Source{{List: elements, FromEnvironment: true}}
	}
	home := filepath.Join(env.home, ".kube", "config")
	if env.getenv("CI") != "" || env.home == "" || !isFile(env, home) {
		return nil
	}
	return []lint.Source{{Path: home, FromEnvironment: true}}
}

// reason is why an input could not be read, without the path that stands before it.
func reason(f lint.Failure) error {
	var problem *fs.PathError
	if !errors.As(f.Err, &problem) {
		return f.Err
	}
	switch {
	case !errors.Is(problem.Err, fs.ErrNotExist):
		return problem.Err
	case strings.ContainsAny(f.Path, `./\`):
		return errors.New("no such file or folder")
	}
	return errors.New("no such file or folder, and no command either (there are lint, explain, rules and version)")
}
