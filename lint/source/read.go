// Package source reads inputs: bounded, never blocking on anything that is no file, and
// without following links out of a folder. It finds commands the way a shell would and
// runs none.
package source

import (
	"bytes"
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

// Read reads a file that the user names: a regular one, a pipe to its end, or the null
// device, which people name for an empty kubeconfig. limit is in bytes.
func Read(path string, limit int64) (credential.Secret, error) {
	info, err := os.Stat(path)
	if err != nil {
		return credential.Secret{}, err
	}
	stream := info.Mode()&fs.ModeNamedPipe != 0 || info.Mode()&fs.ModeCharDevice != 0 && readable(path)
	if !stream {
		return ReadRegular(path, limit)
	}
	file, err := os.Open(path)
	if err != nil {
		return credential.Secret{}, err
	}
	defer file.Close()
	return read(file, path, 0, limit)
}

// readable reports the devices that have an end: a terminal at standard input, and nothing.
func readable(path string) bool {
	return path == "/dev/stdin" || path == "/dev/fd/0" || path == os.DevNull
}

// ReadRegular reads a file that a kubeconfig names or that a walk found. It must be regular
// once links are followed. To open a device can do things, so it is looked at before; it is
// opened without waiting and looked at again, so that a pipe put in its place cannot hang
// the run. limit is in bytes.
func ReadRegular(path string, limit int64) (credential.Secret, error) {
	info, err := os.Stat(path)
	if err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return credential.Secret{}, err
	}
	file, err := os.OpenFile(path, os.O_RDONLY|nonblocking, 0)
	if err != nil {
		return credential.Secret{}, err
	}
	defer file.Close()
	if info, err = file.Stat(); err == nil {
		err = regular(path, info)
	}
	if err != nil {
		return credential.Secret{}, err
	}
	return read(file, path, info.Size(), limit)
}

func regular(path string, info fs.FileInfo) error {
	switch {
	case info.IsDir():
		return &fs.PathError{Op: "read", Path: path, Err: ErrIsDirectory}
	case !info.Mode().IsRegular():
		return &fs.PathError{Op: "read", Path: path, Err: ErrNotRegular}
	}
	return nil
}

// ReadAll reads a stream such as standard input to its end. limit is in bytes.
func ReadAll(r io.Reader, limit int64) (credential.Secret, error) {
	return read(r, "standard input", 0, limit)
}

// read reads up to limit bytes; size is how many to expect, 0 when nobody knows.
func read(r io.Reader, name string, size, limit int64) (credential.Secret, error) {
	tooLarge := &fs.PathError{Op: "read", Path: name, Err: fmt.Errorf("%w: over %d bytes", ErrTooLarge, limit)}
	if size > limit {
		return credential.Secret{}, tooLarge
	}
	var data bytes.Buffer
	data.Grow(int(size) + bytes.MinRead)
	if _, err := data.ReadFrom(io.LimitReader(r, limit)); err != nil {
		return credential.Secret{}, err
	}
	if n, _ := io.ReadFull(r, make([]byte, 1)); n > 0 {
		return credential.Secret{}, tooLarge
	}
	return credential.NewSecret(data.Bytes()), nil
}
