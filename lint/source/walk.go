package source

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// Walk lists the regular files below a folder in lexical order. It follows no links, opens
// nothing, and passes over .git. A folder that cannot be read is part of the error,
// and the rest is listed all the same.
func Walk(root string) ([]string, error) {
	var files []string
	var failures []error
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			failures = append(failures, err)
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir() && entry.Name() == ".git" && path != root:
			return fs.SkipDir
		case entry.Type().IsRegular():
			files = append(files, path)
		}
		return nil
	})
	return files, errors.Join(append(failures, err)...)
}
