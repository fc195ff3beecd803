//go:build !unix

package source

// nonblocking is nothing where there are no FIFOs among the files.
const nonblocking = 0
