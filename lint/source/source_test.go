//go:build unix

package source

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
)

// lay makes a folder with one of each kind of file.
func lay(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, folder := range []string{"folder/.git", "folder/sub", "bin"} {
		must(t, os.MkdirAll(filepath.Join(dir, folder), 0o700))
	}
	for _, file := range []string{"file", "folder/b", "folder/a", "folder/sub/c", "folder/.git/config"} {
		must(t, os.WriteFile(filepath.Join(dir, file), []byte("12345678"), 0o600))
	}
	must(t, os.WriteFile(filepath.Join(dir, "bin/plugin"), nil, 0o700))
	must(t, os.WriteFile(filepath.Join(dir, "bin/text"), nil, 0o600))
	must(t, os.Symlink("file", filepath.Join(dir, "link")))
	must(t, os.Symlink(dir, filepath.Join(dir, "folder/up")))
	must(t, os.Symlink("../file", filepath.Join(dir, "folder/out")))
	must(t, syscall.Mkfifo(filepath.Join(dir, "fifo"), 0o600))
	must(t, syscall.Mkfifo(filepath.Join(dir, "folder/fifo"), 0o600))
	return dir
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestReadRegular(t *testing.T) {
	t.Parallel()
	dir := lay(t)
	for name, want := range map[string]error{
		"file": nil, "link": nil, "folder": ErrIsDirectory, "fifo": ErrNotRegular, "nowhere": fs.ErrNotExist, "file/below": syscall.ENOTDIR,
	} {
		data, err := ReadRegular(filepath.Join(dir, name), 8)
		if !errors.Is(err, want) || err == nil && string(data.Reveal()) != "12345678" {
			t.Errorf("%s: %v, want %v", name, err, want)
		}
	}
	if _, err := ReadRegular(filepath.Join(dir, "file"), 7); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a file over the limit: %v", err)
	}
	if _, err := ReadRegular("/dev/zero", 8); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a device: %v", err)
	}
}

// TestReadPipe: a pipe that the user names is read to its end.
func TestReadPipe(t *testing.T) {
	t.Parallel()
	path := filepath.Join(lay(t), "fifo")
	go func() { _ = os.WriteFile(path, []byte("from a pipe"), 0) }()
	data, err := Read(path, 100)
	if err != nil || string(data.Reveal()) != "from a pipe" {
		t.Errorf("%q, %v", data.Reveal(), err)
	}
	if _, err := Read("/dev/zero", 100); !errors.Is(err, ErrNotRegular) {
		t.Errorf("a device: %v", err)
	}
	if data, err := Read(os.DevNull, 100); err != nil || !data.IsEmpty() {
		t.Errorf("the null device: %v", err)
	}
	if data, err := ReadAll(strings.NewReader("1234"), 4); err != nil || string(data.Reveal()) != "1234" {
		t.Errorf("a stream as long as the limit: %v", err)
	}
	if _, err := ReadAll(strings.NewReader("too much"), 4); !errors.Is(err, ErrTooLarge) {
		t.Errorf("a stream over the limit: %v", err)
	}
}

// TestWalk follows no links, opens no pipe and passes over .git.
func TestWalk(t *testing.T) {
	t.Parallel()
	dir := filepath.Join(lay(t), "folder")
	files, err := Walk(dir)
	want := []string{filepath.Join(dir, "a"), filepath.Join(dir, "b"), filepath.Join(dir, "sub/c")}
	if err != nil || !slices.Equal(files, want) {
		t.Errorf("%q, %v", files, err)
	}
	link := filepath.Join(filepath.Dir(dir), "linked")
	must(t, os.Symlink("folder", link))
	files, err = Walk(link)
	want = []string{filepath.Join(link, "a"), filepath.Join(link, "b"), filepath.Join(link, "sub/c")}
	if err != nil || !slices.Equal(files, want) {
		t.Errorf("through a link: %q, %v", files, err)
	}
	if _, err := Walk(filepath.Join(dir, "nowhere")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is not there: %v", err)
	}
}

func TestLookPath(t *testing.T) {
	t.Parallel()
	dir := lay(t)
	search := filepath.Join(dir, "folder") + ":" + filepath.Join(dir, "bin")
	for command, want := range map[string]error{
		"plugin": nil, "text": fs.ErrPermission, "nowhere": fs.ErrNotExist, filepath.Join(dir, "bin/plugin"): nil,
		filepath.Join(dir, "bin/text"): fs.ErrPermission, filepath.Join(dir, "bin"): fs.ErrPermission, "sub": fs.ErrPermission,
	} {
		found, err := LookPath(command, search, "")
		if !errors.Is(err, want) || err == nil && found != filepath.Join(dir, "bin/plugin") {
			t.Errorf("%s: %q, %v, want %v", command, found, err, want)
		}
	}
}

// TestLook: what a file system tells of a file besides its bytes, and where it tells nothing.
func TestLook(t *testing.T) {
	t.Parallel()
	dir := lay(t)
	at := func(name string) string { return filepath.Join(dir, name) }
	must(t, os.Mkdir(at("volume"), 0o700))
	must(t, os.WriteFile(at("volume/..real"), nil, 0o644))
	must(t, os.Chmod(at("volume/..real"), 0o640))
	must(t, os.Symlink("..real", at("volume/..data")))
	must(t, os.WriteFile(at("file.lock"), nil, 0))
	must(t, os.Symlink(at("bin"), at("folder/sub/bin")))
	for name, want := range map[string]Facts{
		"file":                {Known: true, Mode: 0o600, Locked: true},
		"link":                {Known: true, Mode: 0o600, Link: true},
		"folder/a":            {Known: true, Mode: 0o600, Checkout: true},
		"folder/sub/c":        {Known: true, Mode: 0o600, Checkout: true},
		"folder/out":          {Known: true, Mode: 0o600, Checkout: true, Link: true, Outside: true},
		"folder/sub/bin/text": {Known: true, Mode: 0o600, Checkout: true, Outside: true},
		"volume/..real":       {Known: true, Mode: 0o640, Link: true},
		"folder":              {},
		"fifo":                {},
		"nowhere":             {},
	} {
		folder := filepath.Dir(at(name))
		if name == "folder/sub/bin/text" {
			folder = at("folder")
		}
		if got := Look(at(name), folder); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
	if got := Look(os.DevNull, "/dev"); got != (Facts{}) {
		t.Errorf("the null device: %+v", got)
	}
	for _, test := range []struct {
		owner, user int
		want        bool
	}{{1000, 1001, true}, {1000, 1000, false}, {0, 1000, false}, {1000, 0, false}} {
		if got := strange(test.owner, test.user); got != test.want {
			t.Errorf("a file of %d is strange to %d: %v", test.owner, test.user, got)
		}
	}
}

// TestWithExtensions: on Windows a command without extension is not a file of that name.
func TestWithExtensions(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		path, pathExt string
		want          []string
	}{
		{"aws", "", []string{"aws.com", "aws.exe", "aws.bat", "aws.cmd"}},
		{"aws", ".EXE;;CMD", []string{"aws.exe", "aws.cmd"}},
		{"aws.exe", ".EXE", []string{"aws.exe", "aws.exe.exe"}},
	} {
		if got := withExtensions(test.path, test.pathExt); !slices.Equal(got, test.want) {
			t.Errorf("%s with %q: %q, want %q", test.path, test.pathExt, got, test.want)
		}
	}
}
