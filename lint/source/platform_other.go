//go:build !unix

package source

import "io/fs"

// nonblocking is nothing where there are no FIFOs among the files.
const nonblocking = 0

// mayExecute is true where the extension of a file says so.
func mayExecute(string, fs.FileInfo) bool { return true }

// permissions are made up by Go where there are lists of access instead, so none are known.
func permissions(fs.FileInfo) fs.FileMode { return 0 }

// foreign is not known where owners have no number.
func foreign(fs.FileInfo) bool { return false }
