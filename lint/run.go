// Package lint is the engine and the public Go API of kubeconfig-lint: Run takes
// inputs to a Result, which holds all that a report needs and no secret.
package lint

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// UnknownContextError says that a name given as Options.Contexts is in no input.
type UnknownContextError struct {
	Name string
	// Known are the contexts that are there.
	Known []string
}

// Error names the context and, where there are few, those that exist.
func (e *UnknownContextError) Error() string {
	if len(e.Known) == 0 || len(e.Known) > 20 {
		return fmt.Sprintf("no input has a context %q", e.Name)
	}
	return fmt.Sprintf("no input has a context %q; there are: %s", e.Name, strings.Join(e.Known, ", "))
}

// Run judges the sources. An input that cannot be read is a Failure of the result and
// loses nothing of the others; an error means that there is no result at all: an
// *UnknownContextError, or ctx's own when it is done.
func Run(ctx context.Context, sources []Source, options Options) (*Result, error) {
	e := &engine{options: options}
	tasks, failures := e.plan(sources)
	e.alone = len(tasks) == 1
	units := make([]unit, len(tasks))
	if err := e.work(ctx, tasks, units); err != nil {
		return nil, err
	}
	result := &Result{Now: options.Now, Rules: options.Rules, Failures: failures}
	for _, u := range units {
		result.add(u)
	}
	result.add(e.whole(units))
	if err := result.keep(options.Contexts); err != nil {
		return nil, err
	}
	result.finish(options)
	return result, nil
}

// engine is one run.
type engine struct {
	options Options
	alone   bool // there is one task
}

// unit is what one kubeconfig, one merged list or one bare file has given.
type unit struct {
	files       []File
	contexts    []Context
	credentials []Credential
	findings    []Finding
	failures    []Failure
	marks       *marks
}

// work runs the tasks on all cores; their order does not show in the result.
func (e *engine) work(ctx context.Context, tasks []task, units []unit) error {
	workers := min(runtime.GOMAXPROCS(0), len(tasks))
	next := make(chan int)
	var group sync.WaitGroup
	var mu sync.Mutex
	done := 0
	for range workers {
		group.Go(func() {
			for i := range next {
				units[i] = e.run(tasks[i])
				if e.options.Progress != nil {
					mu.Lock()
					done++
					e.options.Progress(done, len(tasks))
					mu.Unlock()
				}
			}
		})
	}
	err := func() error {
		for i := range tasks {
			select {
			case next <- i:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	}()
	close(next)
	group.Wait()
	return err
}

// whole runs the rules that compare the inputs, after all of them have been read.
func (e *engine) whole(units []unit) (u unit) {
	defer func() {
		if r := recover(); r != nil {
			u = unit{failures: []Failure{{Path: "the run", Err: fmt.Errorf("internal error while comparing the inputs (%T)", r)}}}
		}
	}()
	p := &RunPass{Index: newIndex(units), Now: e.options.Now, Options: &e.options}
	p.report = func(f Finding) { u.findings = append(u.findings, f) }
	for _, rule := range e.options.Rules {
		if p.rule = rule; rule.perRun() {
			rule.CheckRun(p)
		}
	}
	return u
}

func (r *Result) add(u unit) {
	r.Files = append(r.Files, u.files...)
	r.Contexts = append(r.Contexts, u.contexts...)
	r.Credentials = append(r.Credentials, u.credentials...)
	r.Findings = append(r.Findings, u.findings...)
	r.Failures = append(r.Failures, u.failures...)
}

// keep leaves only the contexts of the given names, and what touches them or a whole file.
func (r *Result) keep(names []string) error {
	if len(names) == 0 {
		return nil
	}
	wanted := func(name string) bool { return slices.Contains(names, name) }
	var known []string
	for _, c := range r.Contexts {
		if !c.Synthetic {
			known = append(known, c.Name)
		}
	}
	for _, name := range names {
		if !slices.Contains(known, name) && !slices.ContainsFunc(r.Contexts, func(c Context) bool { return c.Synthetic && c.Verdict.Rule != "" && !r.loads(c.Path) }) {
			return &UnknownContextError{Name: name, Known: known}
		}
	}
	r.Contexts = slices.DeleteFunc(r.Contexts, func(c Context) bool {
		if c.Synthetic {
			return r.loads(c.Path)
		}
		return !wanted(c.Name)
	})
	r.Findings = slices.DeleteFunc(r.Findings, func(f Finding) bool {
		return f.Object != "" && !slices.ContainsFunc(f.Contexts, wanted) && f.Effect != Refused ||
			f.Object == "" && f.Field == "current-context" // another context was asked for
	})
	r.Credentials = slices.DeleteFunc(r.Credentials, func(c Credential) bool {
		return c.Object != "" && !slices.ContainsFunc(c.Contexts, wanted)
	})
	return nil
}

func (r *Result) loads(path string) bool {
	return slices.ContainsFunc(r.Files, func(f File) bool { return f.Path == path && f.Loads })
}

// finish gives the result its order, its fingerprints and its next expiry.
func (r *Result) finish(options Options) {
	slices.SortStableFunc(r.Files, func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(r.Failures, func(a, b Failure) int { return cmp.Compare(a.Path, b.Path) })
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(a.Path, b.Path),
			cmp.Compare(a.Range.Start.Line, b.Range.Start.Line),
			cmp.Compare(a.Range.Start.Column, b.Range.Start.Column),
			cmp.Compare(a.Rule, b.Rule),
			cmp.Compare(a.Object, b.Object),
			cmp.Compare(a.Field, b.Field),
			cmp.Compare(a.Message, b.Message),
		)
	})
	fingerprint(r.Findings, options)
	for i := range r.Findings {
		if f := &r.Findings[i]; options.Severities[f.Rule] != "" {
			f.Severity = options.Severities[f.Rule]
		}
		suppress(&r.Findings[i], options)
	}
	r.NextExpiry = nextExpiry(r)
}

// nextExpiry is the earliest end that is still ahead of what a context, or a bare file, holds.
func nextExpiry(r *Result) *Expiry {
	var next *Expiry
	for _, c := range r.Credentials {
		if c.Never || c.Until.IsZero() || !c.Until.After(r.Now) || c.Object != "" && len(c.Contexts) == 0 {
			continue
		}
		if next == nil || c.Until.Before(next.At) {
			next = &Expiry{At: c.Until, Path: c.Path, Object: c.Object, Credential: c.named()}
		}
	}
	return next
}

// named is the credential as contexts name it, or its role.
func (c Credential) named() string {
	if c.Role == "client" {
		return resolve.ClientCertificate
	}
	return c.Role
}

// Relative is a path as reports for machines show it: relative to root, with slashes, where it lies
// below it, which the second result says; else absolute. workDir and root are absolute.
func Relative(path, workDir, root string) (string, bool) {
	absolute := path
	if !filepath.IsAbs(path) {
		absolute = filepath.Join(workDir, path)
	}
	rel, err := filepath.Rel(root, absolute)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return filepath.ToSlash(absolute), false
	}
	return filepath.ToSlash(rel), true
}

func relative(path string, options Options) string {
	shown, _ := Relative(path, options.WorkDir, options.Root)
	return shown
}
