package source

import (
	"errors"
	"io/fs"
	"path/filepath"
)

// Walk lists the regular files below a folder in lexical order. It follows no links but the
// folder's own, opens nothing, and passes over .git. A folder that cannot be read is part of the error,
// and the rest is listed all the same.
func Walk(root string) ([]string, error) {
	var files []string
	var failures []error
	// Behind a separator lies the folder, even where root is a link to it.
	err := filepath.WalkDir(root+string(filepath.Separator), func(path string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			failures = append(failures, err)
			if entry != nil && entry.IsDir() {
				return fs.SkipDir
			}
		case entry.IsDir() && entry.Name() == ".git" && len(path) > len(root)+1:
			return fs.SkipDir
		case entry.Type().IsRegular():
			files = append(files, filepath.Clean(path))
		}
		return nil
	})
	return files, errors.Join(append(failures, err)...)
}
