//go:build unix

package source

import (
	"io/fs"
	"syscall"
)

// nonblocking keeps the opening of a FIFO without a writer from waiting for one.
const nonblocking = syscall.O_NONBLOCK

// mayExecute asks the system, which knows whose file it is; a bit that lets nobody run
// it decides even for root.
func mayExecute(path string, info fs.FileInfo) bool {
	const execute = 1 // X_OK of access(2)
	return info.Mode()&0o111 != 0 && syscall.Access(path, execute) == nil
}
