// Package source reads inputs: bounded, never blocking on anything that is no file, and
// without following links out of a folder. It finds commands the way a shell would and
// runs none.
package source

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// What is wrong with a file besides fs.ErrNotExist and fs.ErrPermission.
var (
	ErrTooLarge    = errors.New("larger than allowed")
	ErrNotRegular  = errors.New("not a regular file")
	ErrIsDirectory = errors.New("is a directory")
)

// Read reads a file that the user names: a regular one, or a pipe, to its end. limit is in bytes.
func Read(path string, limit int64) (credential.Secret, error) {
	info, err := os.Stat(path)
	if err != nil {
		return credential.Secret{}, err
	}
	if info.Mode()&(fs.ModeNamedPipe|fs.ModeCharDevice) == 0 {
		return ReadRegular(path, limit)
	}
	if info.Mode()&fs.ModeCharDevice != 0 && !isStandardInput(path) {
		return credential.Secret{}, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	file, err := os.Open(path)
	if err != nil {
		return credential.Secret{}, err
	}
	defer file.Close()
	return read(file, path, limit)
}

// isStandardInput reports the names under which a terminal or pipe may be read.
func isStandardInput(path string) bool { return path == "/dev/stdin" || path == "/dev/fd/0" }

// ReadRegular reads a file that a kubeconfig names or that a walk found. It must be regular
// once links are followed; it is opened without waiting and looked at again when it is
// open, so that a pipe put in its place cannot hang the run. limit is in bytes.
func ReadRegular(path string, limit int64) (credential.Secret, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return credential.Secret{}, err
	}
	defer file.Close()
	info, err := file.Stat()
	switch {
	case err != nil:
		return credential.Secret{}, err
	case info.IsDir():
		return credential.Secret{}, &fs.PathError{Op: "read", Path: path, Err: ErrIsDirectory}
	case !info.Mode().IsRegular():
		return credential.Secret{}, &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	return read(file, path, limit)
}

// ReadAll reads a stream such as standard input to its end. limit is in bytes.
func ReadAll(r io.Reader, limit int64) (credential.Secret, error) {
	return read(r, "standard input", limit)
}

func read(r io.Reader, name string, limit int64) (credential.Secret, error) {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return credential.Secret{}, err
	}
	if int64(len(data)) > limit {
		return credential.Secret{}, &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: over %d bytes", ErrTooLarge, limit)}
	}
	return credential.NewSecret(data), nil
}
