package source

import (
	"errors"
	"path/filepath"
	"syscall"
	"testing"
)

// TestReadSocket: a socket cannot be opened, and the error says what it is.
func TestReadSocket(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "socket")
	must(t, syscall.Mknod(path, syscall.S_IFSOCK|0o600, 0))
	if _, err := Read(path, 8); !errors.Is(err, ErrNotRegular) {
		t.Errorf("read: %v", err)
	}
	if _, err := ReadRegular(path, 8); !errors.Is(err, ErrNotRegular) {
		t.Errorf("read as a regular file: %v", err)
	}
}
