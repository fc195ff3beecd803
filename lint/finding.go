package lint

import (
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Severity says how loud a finding is. It never depends on which context is
// current: a pipeline may use any of them with --context.
type Severity string

// The severities, in rising order.
const (
	Info    Severity = "info"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// AtLeast reports whether s is as loud as floor or louder.
func (s Severity) AtLeast(floor Severity) bool { return s.rank() >= floor.rank() }

func (s Severity) rank() int {
	switch s {
	case Error:
		return 3
	case Warning:
		return 2
	case Info:
		return 1
	}
	return 0
}

// Effect says what the condition does to a context that uses it.
type Effect string

// The effects. The first six predict a failure; Risk and Hygiene predict none.
const (
	Refused      Effect = "refused"      // client-go refuses the whole file
	ClientError  Effect = "client-error" // kubectl stops before any connection
	TLSError     Effect = "tls-error"    // the TLS handshake fails
	Elsewhere    Effect = "elsewhere"    // kubectl talks to another server than meant
	Anonymous    Effect = "anonymous"    // no credential is sent
	Unauthorized Effect = "unauthorized" // the API server answers 401
	Risk         Effect = "risk"
	Hygiene      Effect = "hygiene"
)

// Hard reports whether the effect is a failure that a user of the context meets.
func (e Effect) Hard() bool { return e != Risk && e != Hygiene && e != "" }

// Certainty says whether a claim holds whatever the server is.
type Certainty string

// The two certainties.
const (
	Certain Certainty = "certain"
	Likely  Certainty = "likely"
)

// Position and Range are 1-based; columns count Unicode code points and the end
// of a range is exclusive.
type (
	Position = kubeconfig.Position
	Range    = kubeconfig.Range
)

// Finding is one thing that a rule has to say about one place of one input.
// It holds no secret: every string in it may be printed.
type Finding struct {
	Rule      string
	Severity  Severity
	Effect    Effect
	Certainty Certainty

	// Message says what is wrong, in one sentence with absolute dates and no final period.
	Message string
	// Says holds the words that kubectl will print, and Log those that the API server writes to its
	// log, where the reason of a 401 stands alone. Either may be empty.
	Says, Log string
	// Help says how to mend it; commands stand on lines of their own, indented by four spaces.
	Help string

	Path   string
	Range  Range
	Object string // "users/ci", "clusters/prod", "contexts/dev"; empty for the file
	Field  string // the field of the object, "client-certificate-data"; part of the fingerprint

	// Contexts names the contexts that the finding touches, in file order.
	Contexts []string
	// CurrentContext reports whether the current context is among them.
	CurrentContext bool
	// FailsNow says that the finding cannot wait: whoever uses the object meets the failure.
	FailsNow bool
	// FailsFrom is until when it can wait: the moment from which it makes the first of the
	// contexts fail. Zero: it fails now, or nothing in the inputs shows that it ever does.
	FailsFrom time.Time
	// Expires is when the credential that the finding speaks of ends. Zero: unknown or not applicable.
	Expires time.Time

	Excerpt     []ExcerptLine
	Fingerprint string

	// Ignored is set when an ignore matched; such findings are only counted.
	Ignored *Ignored
}

// impact says whether the finding can wait, and until when.
func (f *Finding) impact(now time.Time) {
	if f.FailsNow = f.Effect.Hard(); !f.FailsNow && f.FailsFrom.IsZero() && f.Expires.After(now) {
		f.FailsFrom = f.Expires
	}
}

// ExcerptLine is one line of an input with every value masked that is not known to be public.
type ExcerptLine = kubeconfig.ExcerptLine

// Ignored says which ignore matched a finding.
type Ignored struct {
	By     string // "comment", "extension" or "config"
	Reason string
	Until  time.Time
}
