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

func executable(path, pathExt string) (string, error) {
	names := []string{path}
	if runtime.GOOS == "windows" {
		for _, ext := range strings.Split(strings.ToLower(pathExt), ";") {
			if ext != "" {
				names = append(names, path+ext)
			}
		}
	}
	var first error
	for _, name := range names {
		info, err := os.Stat(name)
		if err == nil && (info.IsDir() || runtime.GOOS != "windows" && info.Mode()&0o111 == 0) {
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
