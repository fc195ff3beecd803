package resolve

import (
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Stage is where on the way from a file to an answer a condition is met. The
// order is client-go's own, so the first condition by stage is the one that the
// user sees.
type Stage int

// The stages, in the order in which kubectl passes them.
const (
	// StageLoad is decoding (client-go v0.37.2 tools/clientcmd/loader.go:439).
	StageLoad Stage = iota
	// StageValidate is DirectClientConfig.ConfirmUsable (client_config.go:431).
	StageValidate
	// StageServer is choosing and parsing the address (client_config.go:557, rest/url_utils.go:30).
	StageServer
	// StageTokenFile is reading tokenFile (client_config.go:280).
	StageTokenFile
	// StagePlugin is building the exec or auth provider plugin (rest/transport.go:120-146).
	StagePlugin
	// StageTransport is building the TLS configuration (transport/transport.go:80-150).
	StageTransport
	// StageWrap is adding the credential to requests (transport/round_trippers.go:40).
	StageWrap
	// StageRequest is making the request: header syntax, a refresh, running the exec plugin.
	StageRequest
	// StageHandshake is TLS.
	StageHandshake
	// StageHeader is sending the header, of which a server takes so much and no more.
	StageHeader
	// StageAnswer is the API server's.
	StageAnswer
)

// Path says on which way to the server a condition lies; on other ways it has no effect.
type Path int

// The ways.
const (
	// Always: whatever is sent.
	Always Path = iota
	// OverTLS: only for https, since client-go reads neither credentials nor CA
	// otherwise (client-go v0.37.2 tools/clientcmd/client_config.go:230).
	OverTLS
	// InTheClear: only where something is lost by it that https would carry.
	InTheClear
	// ByCertificate: only while the client certificate decides.
	ByCertificate
	// ByHeader: only while the Authorization header of the file is sent.
	ByHeader
	// ByToken: only while the bearer token decides.
	ByToken
	// ByExec: only when the exec plugin really runs (plugin/pkg/client/auth/exec/exec.go:320).
	ByExec
	// ByOIDC: only when the auth provider supplies the header (plugin/pkg/client/auth/oidc/oidc.go:181).
	ByOIDC
	// Never: it never stops anything by itself.
	Never
)

// Condition is one fact about an input that a rule reports and that may decide
// a verdict. It is established once, here; rules only put it into words.
type Condition struct {
	// Rule is the name of the rule that reports it.
	Rule string
	// Variant tells the cases of one rule apart; the rule's words depend on it.
	Variant string
	// Outcome is what the user meets when the condition decides.
	Outcome Outcome
	// Certain is true for what holds whatever the server is.
	Certain bool
	Stage   Stage
	Path    Path

	// Input is the file that holds the object.
	Input *Input
	// Object is "users/ci", "clusters/prod", "contexts/dev", or empty for the file.
	Object string
	// Field is the field of the object, "exec.command".
	Field string

	// Says are the words of kubectl, Log those of the API server's log.
	Says, Log string
	// Value is the public value in question: a path, a command, a scheme.
	Value string
	// Time is the date in question.
	Time time.Time
	// Plugin is the well-known exec plugin in question; nil for others.
	Plugin *Plugin

	entry ranger
	at    kubeconfig.Range
}

// ranger is an entry of a kubeconfig that knows where its fields stand.
type ranger interface {
	Range(field string) kubeconfig.Range
}

// Range is where the condition stands in the file.
func (c *Condition) Range() kubeconfig.Range {
	if c.entry == nil {
		return c.at
	}
	return c.entry.Range(c.Field)
}

// Deciding reports whether c can decide a verdict at all.
func (c *Condition) Deciding() bool { return c.Path != Never && c.Outcome != "" }
