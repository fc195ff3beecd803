package source

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Facts are what the file system says of a file besides its bytes. The zero value says nothing.
type Facts struct {
	// Known says that the file was looked at and is a regular one once links are followed.
	Known bool
	// Mode holds the permission bits; zero where a system has none of that kind.
	Mode fs.FileMode
	// Foreign says that the file belongs to another user, who is not root; to root no file is foreign.
	Foreign bool
	// Link says that the path, or a folder of it that Kubernetes makes for volumes, is a symbolic link.
	Link bool
	// Mounted says that the file lies where containers get their secrets.
	Mounted bool
	// Checkout says that a folder above holds a Git repository, which keeps no permissions but the
	// executable bit.
	Checkout bool
	// Locked says that the lock file of client-go stands beside it
	// (client-go v0.37.2 tools/clientcmd/loader.go:474).
	Locked bool
	// Outside says that the file lies outside of the folder that was asked about, once links are followed.
	Outside bool
}

// mounts are the folders of secrets in containers.
var mounts = []string{"/run/secrets/", "/var/run/secrets/", "/etc/secrets/", "/vault/secrets/"}

// Look asks about one file, and whether it lies below folder. What cannot be found out is left at its zero value.
func Look(path, folder string) Facts {
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return Facts{}
	}
	f := Facts{Known: true, Mode: permissions(info), Foreign: foreign(info)}
	f.Mounted = slices.ContainsFunc(mounts, func(dir string) bool { return strings.HasPrefix(filepath.ToSlash(path), dir) })
	f.Link = isLink(path) || isLink(filepath.Join(filepath.Dir(path), "..data"))
	f.Outside = outside(path, folder)
	_, err = os.Lstat(path + ".lock")
	f.Locked = err == nil
	for dir := filepath.Dir(path); !f.Checkout && dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		_, err := os.Lstat(filepath.Join(dir, ".git"))
		f.Checkout = err == nil
	}
	return f
}

func outside(path, folder string) bool {
	file, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false
	}
	dir, err := filepath.EvalSymlinks(folder)
	if err != nil {
		return false
	}
	rel, err := filepath.Rel(dir, file)
	return err != nil || !filepath.IsLocal(rel)
}

func isLink(path string) bool {
	info, err := os.Lstat(path)
	return err == nil && info.Mode()&fs.ModeSymlink != 0
}
