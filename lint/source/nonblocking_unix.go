//go:build unix

package source

import "syscall"

// nonblocking keeps the opening of a FIFO without a writer from waiting for one.
const nonblocking = syscall.O_NONBLOCK
