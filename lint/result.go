package lint

import (
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// Result is all that a report needs to know of a run. It holds no secret.
type Result struct {
	Now         time.Time
	Files       []File
	Contexts    []Context
	Credentials []Credential
	// Findings are sorted by path, position and rule. Ignored ones are included.
	Findings []Finding
	// Rules are the rules that ran, in the order of the list.
	Rules []*Rule
	// NextExpiry is the earliest end ahead of a credential that some context refers to. Nil: none is known.
	NextExpiry *Expiry
	// Failures are the inputs that could not be read. Any makes the run incomplete.
	Failures []Failure
}

// FileKind says what an input turned out to be.
type FileKind string

// The kinds of inputs.
const (
	KindKubeconfig  FileKind = "kubeconfig"
	KindCertificate FileKind = "certificate"
	KindKey         FileKind = "key"
	KindToken       FileKind = "token"
	KindSkipped     FileKind = "skipped"
)

// File is one input of the run.
type File struct {
	Path   string
	Kind   FileKind
	Reason string // why it was skipped
	Loads  bool   // client-go loads it (kubeconfigs); it parses (the others)
}

// Failure is an input that could not be read.
type Failure struct {
	Path string
	Err  error
}

// Context is one context of one kubeconfig, or of the merged view of several, with its verdict.
type Context struct {
	Path    string
	Name    string
	Current bool
	// Synthetic entries stand for what kubectl meets when current-context is empty or
	// names nothing, or when the file does not load; their name is empty.
	Synthetic bool
	Cluster   string
	User      string
	Server    string // without userinfo, query and fragment

	Credential  string   // client-certificate, token, token-file, basic, exec, oidc or none
	AlsoPresent []string // credentials of the same user that do not decide
	Verdict     resolve.Verdict
}

// Credential is one certificate or token with its dates.
type Credential struct {
	Path     string
	Object   string // "users/ci"
	Role     string // client, ca, serving, token or id-token
	Kind     string // what it is: "certificate", "service-account-token", "eks-token", …
	Identity resolve.Identity
	Contexts []string
	resolve.Validity
}

// Expiry is the end of one credential.
type Expiry struct {
	At         time.Time
	Path       string
	Object     string
	Credential string // as in Context.Credential, or the role
}

// Count returns how many findings of severity s are not ignored.
func (r *Result) Count(s Severity) int {
	n := 0
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Ignored == nil && f.Severity == s {
			n++
		}
	}
	return n
}

// Ignored returns how many findings are ignored.
func (r *Result) Ignored() int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Ignored != nil {
			n++
		}
	}
	return n
}
