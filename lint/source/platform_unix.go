//go:build unix

package source

import (
	"io/fs"
	"os"
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

// permissions are the bits for owner, group and others.
func permissions(info fs.FileInfo) fs.FileMode { return info.Mode().Perm() }

// foreign reports a file of another user than this one and root.
func foreign(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	return ok && strange(int(stat.Uid), os.Geteuid())
}

// strange tells an owner who is neither the user nor root. To root, who looks after the files of everybody
// and is the only user in many containers, nobody is.
func strange(owner, user int) bool { return owner != 0 && user != 0 && owner != user }
