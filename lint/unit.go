package lint

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/source"
)

// run judges one task. Whatever an input does to it stays with that input: a
// panic becomes a failure of its path.
func (e *engine) run(t task) (u unit) {
	defer func() {
		if r := recover(); r != nil {
			u = unit{failures: []Failure{{Path: t.path, Err: fmt.Errorf("internal error while judging it (%T)", r)}}}
		}
	}()
	if t.list != nil {
		return e.list(t)
	}
	data, err := e.open(t, t.path)
	if err != nil {
		return unit{failures: []Failure{failure(t.path, err)}}
	}
	var in *resolve.Input
	if kubeconfig.Plausible(data) {
		switch in = e.input(t, t.path, data); {
		case !in.Config.Recognised():
		case t.walked && kubeconfig.Template(t.path, data):
			return unit{files: []File{{Path: t.path, Kind: KindSkipped, Reason: "a template by its name, with places to be filled in"}}}
		default:
			return e.kubeconfigs(t, []*resolve.Input{in}, nil)
		}
	}
	if t.walked {
		return unit{files: []File{{Path: t.path, Kind: KindSkipped, Reason: "no kubeconfig"}}}
	}
	if found := credential.Inspect(data); found.Kind != credential.MaterialNone {
		return e.material(t, data, found)
	}
	if in == nil {
		in = e.input(t, t.path, data)
	}
	return e.kubeconfigs(t, []*resolve.Input{in}, nil)
}

// input is a kubeconfig with the folder that its relative paths begin at: its own, and for a
// stream the working directory.
func (e *engine) input(t task, path string, data credential.Secret) *resolve.Input {
	dir := filepath.Dir(e.absolute(path))
	if t.reader != nil {
		dir = e.options.WorkDir
	}
	return &resolve.Input{Path: path, Dir: dir, Stream: t.reader != nil, Config: kubeconfig.Load(data)}
}

// list reads a $KUBECONFIG list as kubectl does: what is missing is skipped, and
// anything else that cannot be read breaks the whole list
// (client-go v0.37.2 tools/clientcmd/loader.go:220-246).
func (e *engine) list(t task) unit {
	var u unit
	var inputs []*resolve.Input
	var absent []resolve.Absence
	variant := ""
	if t.fromEnvironment {
		variant = contentOf(t.list)
	}
	for _, path := range t.list {
		data, err := e.open(t, path)
		if err != nil && variant != "" {
			return e.content(t, variant)
		}
		switch {
		case err == nil:
			inputs = append(inputs, e.input(t, path, data))
		case missing(err) && t.fromEnvironment:
			absent = append(absent, resolve.Absence{Path: path})
		case errors.Is(err, source.ErrIsDirectory) && t.fromEnvironment:
			inputs = append(inputs, resolve.Unreadable(path, "is a directory", systemWords(path, err)))
		case t.fromEnvironment && !errors.Is(err, source.ErrTooLarge) && !errors.Is(err, source.ErrNotRegular):
			inputs = append(inputs, resolve.Unreadable(path, "cannot be read", systemWords(path, err)))
			u.failures = append(u.failures, failure(path, err))
		default:
			u.failures = append(u.failures, failure(path, err))
		}
	}
	if len(inputs) == 0 && len(absent) == 0 {
		return u
	}
	v := e.kubeconfigs(t, inputs, absent)
	v.failures = u.failures
	return v
}

// kubeconfigs judges one kubeconfig, or several as one list.
func (e *engine) kubeconfigs(t task, inputs []*resolve.Input, absent []resolve.Absence) unit {
	view := resolve.NewView(inputs, absent, e.environment(t))
	u := unit{credentials: credentialsOf(view)}
	for _, in := range inputs {
		u.files = append(u.files, File{Path: in.Path, Kind: KindKubeconfig, Loads: in.Loads()})
	}
	for _, c := range view.Contexts {
		u.contexts = append(u.contexts, contextOf(c, t.path))
	}
	p := &Pass{View: view, Walked: t.walked, ByDefault: t.fromEnvironment, occurrences: occurrencesOf(view), credentials: u.credentials}
	e.rules(&u, p)
	if slices.ContainsFunc(e.options.Rules, (*Rule).perRun) {
		u.marks = p.marks(e.alone)
	}
	return u
}

// material judges a bare certificate, key or token.
func (e *engine) material(t task, data credential.Secret, found credential.Material) unit {
	key := credential.Secret{}
	kind := KindCertificate
	switch found.Kind {
	case credential.MaterialCombined:
		key = data
	case credential.MaterialKey:
		kind = KindKey
	case credential.MaterialToken:
		kind = KindToken
	default:
		if base, ok := strings.CutSuffix(t.path, ".crt"); ok {
			if beside, err := newFiles().Read(e.absolute(base + ".key")); err == nil {
				key = beside
			}
		}
	}
	m := resolve.NewMaterial(t.path, found, data, key, e.environment(t))
	u := unit{files: []File{{Path: t.path, Kind: kind, Loads: len(m.Conditions) == 0}}, credentials: materialCredentials(m)}
	index := map[string][]occurrence{}
	for _, c := range m.Conditions {
		index[c.Rule] = append(index[c.Rule], occurrence{condition: c, decides: true})
	}
	e.rules(&u, &Pass{View: &resolve.View{}, Material: m, occurrences: index, credentials: u.credentials})
	return u
}

// rules runs every rule over one pass.
func (e *engine) rules(u *unit, p *Pass) {
	p.Now, p.Options = e.options.Now, &e.options
	p.look = e.looker()
	p.report = func(f Finding) { u.findings = append(u.findings, f) }
	for _, rule := range e.options.Rules {
		if p.rule = rule; rule.Check != nil {
			rule.Check(p)
		}
	}
}

// looker asks the file system about each file of a unit once, and about none where the inputs are for another machine.
func (e *engine) looker() func(path, folder string) source.Facts {
	known := map[[2]string]source.Facts{}
	return func(path, folder string) source.Facts {
		key := [2]string{path, folder}
		facts, ok := known[key]
		if !ok && !e.options.NoFiles {
			facts = source.Look(e.absolute(path), folder)
			known[key] = facts
		}
		return facts
	}
}

func (e *engine) environment(t task) resolve.Environment {
	o := e.options
	return resolve.Environment{
		Now: o.Now, WorkDir: o.WorkDir, NoFiles: o.NoFiles, CI: o.CI, Walked: t.walked,
		ReadFile:  newFiles().Read,
		ExecAllow: o.ExecAllow, PluginPolicy: o.Kuberc,
		LookPath: func(command string) (string, error) {
			return source.LookPath(command, o.SearchPath, o.PathExt)
		},
	}
}
