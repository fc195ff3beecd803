package resolve

import "time"

// Outcome is what a user of a context meets.
type Outcome string

// The outcomes, as the contract names them.
const (
	Usable       Outcome = "usable"       // nothing in the inputs prevents it
	ClientError  Outcome = "client-error" // kubectl stops before any connection
	TLSError     Outcome = "tls-error"    // the TLS handshake fails
	Elsewhere    Outcome = "elsewhere"    // kubectl talks to localhost:8080, or as the pod's service account
	Anonymous    Outcome = "anonymous"    // no credential is sent
	Unauthorized Outcome = "unauthorized" // the API server answers 401
	Unknown      Outcome = "unknown"      // it depends on what no file shows
)

// Verdict is what a user of one context meets, and until when that holds.
type Verdict struct {
	Outcome Outcome
	// Certain is false where another server, or another machine, might do otherwise.
	Certain bool
	// Rule names the condition that decides; empty when the outcome is usable or unknown for want of one.
	Rule string
	// Identity is whom the API server will see. Zero: nobody, or nothing in the file shows it.
	Identity Identity
	Validity
}

// Identity is a user as the API server sees one.
type Identity struct {
	User   string
	Groups []string
	// Impersonates is the user that every request asks to be taken for.
	Impersonates string
}

// Validity is the time in which a credential holds. A zero From or Until is unknown.
type Validity struct {
	From  time.Time
	Until time.Time
	// Never says that the credential has no end; Until is zero then.
	Never bool
}
