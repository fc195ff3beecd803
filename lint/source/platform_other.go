//go:build !unix

package source

import "io/fs"

// nonblocking is nothing where there are no FIFOs among the files.
const nonblocking = 0

// mayExecute is true where the extension of a file says so.
func mayExecute(string, fs.FileInfo) bool { return true }
