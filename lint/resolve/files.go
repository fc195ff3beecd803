package resolve

import (
	"errors"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// What Environment.ReadFile says of a file that opens and is none to read.
var (
	ErrIsDirectory = errors.New("is a directory")
	ErrTooLarge    = errors.New("too large")
	ErrNotRegular  = errors.New("not a regular file")
)

// file is what reading a file that a kubeconfig names has given.
type file struct {
	data  credential.Secret
	err   error
	asked bool
	// tooLarge is a file of which nothing else is known.
	tooLarge bool
}

// read asks the engine for a file, unless the kubeconfig is for another machine.
func (j *judge) read(in *Input, path string) file {
	if j.env.NoFiles || j.env.Walked && rooted(path) {
		return file{}
	}
	path = in.Absolute(path)
	data, err := j.env.ReadFile(path)
	if errors.Is(err, ErrTooLarge) {
		return file{tooLarge: true} // kubectl reads it all the same
	}
	return file{data: data, err: err, asked: true}
}

// rooted reports a path that is absolute on some system: Go knows only those of the system on which it runs.
func rooted(path string) bool {
	return filepath.IsAbs(path) || strings.HasPrefix(path, "/") || ofWindows.MatchString(path)
}

// ofWindows are absolute paths of Windows, on a drive or a share.
var ofWindows = regexp.MustCompile(`\A(?:[A-Za-z]:[\\/]|\\\\)`)

// known reports whether the content was read.
func (f file) known() bool { return f.asked && f.err == nil }

// unopenable is the problem of a file that os.Open refuses: the only one that
// validation finds (client-go v0.37.2 tools/clientcmd/validation.go:252,291,299).
func (f file) unopenable() *fileProblem {
	var failed *fs.PathError
	if !errors.As(f.err, &failed) || failed.Op != "open" && failed.Op != "stat" {
		return nil
	}
	switch {
	case errors.Is(f.err, fs.ErrNotExist), errors.Is(f.err, syscall.ENOTDIR):
		return &fileProblem{variant: "missing", words: failed.Err.Error(), certain: true}
	case errors.Is(f.err, fs.ErrPermission):
		return &fileProblem{variant: "permission", words: failed.Err.Error(), certain: true}
	}
	return &fileProblem{variant: "unreadable", words: failed.Err.Error(), certain: true}
}

// unreadable is the problem of a file that opens and gives no content.
func (f file) unreadable() *fileProblem {
	switch {
	case f.err == nil || f.unopenable() != nil:
		return nil
	case errors.Is(f.err, ErrIsDirectory):
		return &fileProblem{variant: "directory", words: "is a directory", certain: true}
	case errors.Is(f.err, ErrNotRegular):
		return &fileProblem{variant: "not-regular", words: "not a regular file"}
	}
	return &fileProblem{variant: "unreadable", words: "cannot be read"}
}

// problem is why the content of a file is not known; nil when it is.
func (f file) problem() *fileProblem {
	if p := f.unopenable(); p != nil {
		return p
	}
	return f.unreadable()
}

// fileProblem is why a file that a kubeconfig names cannot be used.
type fileProblem struct {
	variant, words string
	certain        bool
}

func (p *fileProblem) open(path string) string { return "open " + path + ": " + p.words }
func (p *fileProblem) read(path string) string { return "read " + path + ": " + p.words }

func (p *fileProblem) condition(stage Stage, way Path, field, path, says string) *Condition {
	if !p.certain {
		says = "" // kubectl may wait for a pipe, or read what is too much for here
	}
	return &Condition{Rule: "referenced-file-unusable", Variant: unlessContent(p.variant, path), Outcome: ClientError, Certain: p.certain, Stage: stage, Path: way, Field: field, Value: path, Says: says}
}

// unseen says that the verdict depends on a file that was not looked at.
func (in *Input) unseen(field, path string) *Condition {
	if path = credential.ShownPath(path); path != credential.PathHidden && !rooted(path) {
		path = in.Absolute(path)
	}
	return &Condition{Rule: "referenced-file-unusable", Variant: unlessContent("not-looked-at", path), Path: Never, Field: field, Value: path}
}

// unlessContent is a variant, or that of a path that is none.
func unlessContent(variant, path string) string {
	if path == credential.PathHidden {
		return "content"
	}
	return variant
}
