package lint

import (
	"cmp"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/source"
)

// task is one unit of work: a file, a stream or a list of files.
type task struct {
	path   string
	reader io.Reader
	list   []string
	// fromEnvironment: kubectl would take the same, and missing elements of the list are findings.
	fromEnvironment bool
	// walked files that are no kubeconfig are passed over, and absolute paths in
	// them are not looked at: a repository is not the machine it is meant for.
	walked bool
}

// plan turns sources into tasks; a folder becomes one task a file.
func (e *engine) plan(sources []Source) ([]task, []Failure) {
	var tasks []task
	var failures []Failure
	for _, s := range sources {
		switch {
		case s.Reader != nil:
			tasks = append(tasks, task{path: s.Path, reader: s.Reader})
		case len(s.List) > 0:
			tasks = append(tasks, task{path: credential.ShownPath(s.List[0]), list: s.List, fromEnvironment: s.FromEnvironment})
		case e.isFolder(s.Path):
			files, err := source.Walk(e.absolute(s.Path))
			if err != nil {
				failures = append(failures, Failure{Path: s.Path, Err: err})
			}
			for _, file := range files {
				tasks = append(tasks, task{path: e.joined(s.Path, file), walked: true})
			}
		default:
			tasks = append(tasks, task{path: s.Path, fromEnvironment: s.FromEnvironment})
		}
	}
	slices.SortStableFunc(tasks, compareTasks)
	return slices.CompactFunc(tasks, sameFile), failures
}

// compareTasks orders by path, and of a file that is named and found in a walk puts the named one first.
func compareTasks(a, b task) int {
	return cmp.Or(cmp.Compare(a.path, b.path), order(a.walked, b.walked))
}

func order(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// sameFile reports two tasks that would read one file twice.
func sameFile(a, b task) bool {
	return a.path == b.path && a.reader == nil && b.reader == nil && a.list == nil && b.list == nil
}

func (e *engine) isFolder(path string) bool {
	info, err := os.Stat(e.absolute(path))
	return err == nil && info.IsDir()
}

func (e *engine) absolute(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(e.options.WorkDir, path)
}

// joined names a walked file as the user named the folder, with slashes.
func (e *engine) joined(folder, file string) string {
	rel, err := filepath.Rel(e.absolute(folder), file)
	if err != nil {
		return filepath.ToSlash(file)
	}
	return filepath.ToSlash(filepath.Join(folder, rel))
}

// open reads the bytes of a task's own file.
func (e *engine) open(t task, path string) (credential.Secret, error) {
	limit := e.options.MaxFileSize
	switch {
	case t.reader != nil:
		return source.ReadAll(t.reader, limit)
	case t.walked:
		return source.ReadRegular(e.absolute(path), limit)
	}
	return source.Read(e.absolute(path), limit)
}

func missing(err error) bool { return errors.Is(err, fs.ErrNotExist) }
