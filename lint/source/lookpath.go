package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// LookPath finds a command as os/exec does, without being able to run one: a name with a
// separator is a file, any other is looked for in searchPath, whose form is that of
// $PATH. pathExt is %PATHEXT% on Windows. Errors satisfy errors.Is with fs.ErrNotExist
// or fs.ErrPermission.
func LookPath(command, searchPath, pathExt string) (string, error) {
	if strings.ContainsRune(command, filepath.Separator) || strings.Contains(command, "/") {
		return executable(command, pathExt)
	}
	var denied error
	for _, dir := range filepath.SplitList(searchPath) {
		if dir == "" {
			dir = "."
		}
		found, err := executable(filepath.Join(dir, command), pathExt)
		switch {
		case err == nil:
			return found, nil
		case errors.Is(err, fs.ErrPermission):
			denied = err
		}
	}
	if denied != nil {
		return "", denied
	}
	return "", &fs.PathError{Op: "look for", Path: command, Err: fs.ErrNotExist}
}

// executable finds the file itself; on Windows a name without extension stands for those
// that pathExt makes of it (Go os/exec lp_windows.go).
func executable(path, pathExt string) (string, error) {
	names := []string{path}
	if runtime.GOOS == "windows" {
		names = withExtensions(path, pathExt)
	}
	var first error
	for _, name := range names {
		info, err := os.Stat(name)
		if err == nil && (info.IsDir() || !mayExecute(name, info)) {
			err = &fs.PathError{Op: "execute", Path: name, Err: fs.ErrPermission}
		}
		if err == nil {
			return name, nil
		}
		if first == nil {
			first = err
		}
	}
	return "", first
}

// withExtensions are the file names that a command may stand for on Windows.
func withExtensions(path, pathExt string) []string {
	var names []string
	if filepath.Ext(path) != "" {
		names = append(names, path)
	}
	if pathExt == "" {
		pathExt = ".com;.exe;.bat;.cmd"
	}
	for _, extension := range strings.Split(strings.ToLower(pathExt), ";") {
		if extension != "" {
			names = append(names, path+"."+strings.TrimPrefix(extension, "."))
		}
	}
	return names
}
