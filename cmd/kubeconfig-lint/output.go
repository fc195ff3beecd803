package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// output is one report of a run: a format, and where it goes.
type output struct {
	name   string
	path   string // empty: standard output
	format report.Format
}

// outputsOf reads the values of -o. Any of them replaces the default.
func outputsOf(values []string) ([]output, error) {
	if len(values) == 0 {
		values = []string{"text"}
	}
	var outputs []output
	taken := map[string]bool{}
	for _, value := range values {
		name, path, toFile := strings.Cut(value, "=")
		format, ok := report.Formats[name]
		switch {
		case !ok:
			if near := nearest(name, report.Names()); near != "" {
				return nil, usage("there is no format %q: did you mean %s?", name, near)
			}
			return nil, usage("there is no format %q: choose one of %s", name, formatNames())
		case toFile && path == "":
			return nil, usage("-o %s names no file", value)
		case path == "" || path == "-":
			path = ""
		}
		switch where := cleaned(path); {
		case !taken[where]:
			taken[where] = true
		case path == "":
			return nil, usage("only one report can go to standard output: write -o FORMAT=PATH for the others")
		default:
			return nil, usage("only one report can go to %s", path)
		}
		outputs = append(outputs, output{name: name, path: path, format: format})
	}
	return outputs, nil
}

// cleaned spells a path in one way; standard output stays empty.
func cleaned(path string) string {
	if path == "" {
		return ""
	}
	return filepath.Clean(path)
}

// write makes the report and puts it in its place: a file is written beside it first and
// then renamed, so that nobody ever reads half of it.
func (o output) write(env environment, r *lint.Result, options report.Options) error {
	if o.path != "" {
		options.Color, options.Links, options.Width = false, false, 0
	}
	var buffer bytes.Buffer
	if err := o.format(&buffer, r, options); err != nil {
		return fmt.Errorf("the %s report could not be made: %w", o.name, err)
	}
	if o.path == "" {
		if _, err := env.stdout.Write(buffer.Bytes()); err != nil {
			return fmt.Errorf("the %s report could not be written: %w", o.name, err)
		}
		return nil
	}
	if err := replace(absolute(env, o.path), buffer.Bytes()); err != nil {
		return fmt.Errorf("the %s report could not be written to %s: %w", o.name, o.path, err)
	}
	return nil
}

func replace(path string, content []byte) error {
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() && !info.IsDir() {
		return os.WriteFile(path, content, 0) // a pipe or device such as /dev/stderr has no place to rename to
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	file, err := os.CreateTemp(dir, ".kubeconfig-lint-*")
	if err != nil {
		return err
	}
	defer os.Remove(file.Name())
	_, err = file.Write(content)
	if closing := file.Close(); err == nil {
		err = closing
	}
	if err == nil {
		err = os.Chmod(file.Name(), 0o644)
	}
	if err != nil {
		return err
	}
	return os.Rename(file.Name(), path)
}
