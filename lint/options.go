package lint

import (
	"io"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// Source is one input as the user named it. Exactly one of Path, Reader with
// Path as its name, and List is set.
type Source struct {
	// Path is a file or a folder, or the name of what Reader yields.
	Path string
	// Reader is standard input. Relative paths in it are resolved against Options.WorkDir.
	Reader io.Reader
	// List is read as one $KUBECONFIG list, first file first, and merged.
	List []string
	// FromEnvironment says that this is what kubectl itself would take. A missing element of a List
	// is then a finding, as kubectl skips it, and not a failure of the run.
	FromEnvironment bool
}

// Options are what a run depends on besides its sources. The engine asks neither
// the clock nor the environment for anything that is not in here.
type Options struct {
	// Rules are the rules to run. Verdicts do not depend on them.
	Rules []*Rule
	// Now is the moment to judge at.
	Now time.Time
	// WarnWithin and FailWithin are the windows before an expiry in which it is a
	// warning and an error.
	WarnWithin, FailWithin Window
	// MaxTokenLifetime and MaxCertLifetime are the lives beyond which a token and a client
	// certificate are findings. Zero: none is too long.
	MaxTokenLifetime, MaxCertLifetime time.Duration
	// ExecAllow are the only exec plugins allowed: names without a folder, or absolute, clean paths. Empty: there is no list.
	ExecAllow []string
	// Kuberc is kubectl's own policy about exec plugins; nil: none is known.
	Kuberc *PluginPolicy
	// Untrusted says that the inputs come from a stranger.
	Untrusted bool
	// Contexts keeps only the contexts of these names, and the findings that
	// touch them or a whole file. Empty: all.
	Contexts []string
	// Severities sets the severity of all findings of a rule, by its name.
	Severities map[string]Severity
	// Ignores suppress findings; they never change a verdict.
	Ignores []Ignore
	// NoFiles says that the kubeconfig will be used on another machine: neither
	// the files that it names nor Path are looked at.
	NoFiles bool
	// MaxFileSize bounds one input, in bytes.
	MaxFileSize int64
	// Progress is told how many of the inputs are judged, from one goroutine at a time; nil: nobody asks.
	Progress func(done, all int)
	// WorkDir is the working directory, absolute.
	WorkDir string
	// Root is the folder to which paths are relative in fingerprints and reports, absolute.
	Root string
	// SearchPath and PathExt are $PATH and, on Windows, %PATHEXT%.
	SearchPath, PathExt string
	// CI says that the run is part of a pipeline, where nobody can answer a prompt.
	CI bool
}

// Window is a time before an expiry.
type Window struct {
	Length time.Duration
	// Explicit windows are taken as they are; others shrink to a tenth of the
	// credential's own lifetime where that is shorter.
	Explicit bool
}

// Of is the window for one credential.
func (w Window) Of(v Validity) time.Duration {
	if life := v.Lifetime(); !w.Explicit && life > 0 {
		return min(w.Length, life/10)
	}
	return w.Length
}

// Ignore suppresses findings of one rule; a glob such as "exec-*" stands for several.
// Path and Object narrow it further and may be empty.
type Ignore struct {
	Rule, Path, Object string
	By                 string // "comment", "extension" or "config"
	Reason             string
	Until              time.Time // zero: no end
}

// The parts of a verdict, so that writers of reports need no other package.
type (
	Verdict  = resolve.Verdict
	Outcome  = resolve.Outcome
	Identity = resolve.Identity
	Validity = resolve.Validity
	// PluginPolicy is read from a kuberc file by ReadKuberc.
	PluginPolicy = kubeconfig.PluginPolicy
)

// The outcomes of a verdict.
const (
	OutcomeUsable       = resolve.Usable
	OutcomeClientError  = resolve.ClientError
	OutcomeTLSError     = resolve.TLSError
	OutcomeElsewhere    = resolve.Elsewhere
	OutcomeAnonymous    = resolve.Anonymous
	OutcomeUnauthorized = resolve.Unauthorized
	OutcomeUnknown      = resolve.Unknown
)
