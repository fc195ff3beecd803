package resolve

import (
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Environment is what judging depends on besides the bytes of a kubeconfig. The
// engine fills it; nothing in this package opens a file or asks for the time.
type Environment struct {
	// Now is the moment to judge at.
	Now time.Time
	// WorkDir is the working directory, absolute: client-go resolves
	// idp-certificate-authority against it.
	WorkDir string
	// ReadFile reads a file that a kubeconfig names: bounded, regular files only.
	// Errors of opening are an *fs.PathError with the operation "open" or "stat"; others satisfy
	// errors.Is with ErrIsDirectory, ErrTooLarge or ErrNotRegular.
	ReadFile func(path string) (credential.Secret, error)
	// LookPath finds a command as os/exec does.
	LookPath func(command string) (string, error)
	// ExecAllow are the only exec plugins allowed; empty: there is no list.
	ExecAllow []string
	// PluginPolicy is kubectl's own, from a kuberc file; nil: none is known.
	PluginPolicy *kubeconfig.PluginPolicy
	// NoFiles says that neither may be asked: the file is meant for another machine.
	NoFiles bool
	// Walked says the same of absolute paths and commands only: the file was found
	// in a folder, and a repository is rarely the machine it is meant for.
	Walked bool
	// CI says that standard input is no terminal.
	CI bool
}
