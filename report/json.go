package report

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// The document of format json, version 1. Fields are only ever added. What is absent is
// unknown or does not apply.
type (
	document struct {
		Version     int              `json:"version"`
		Tool        tool             `json:"tool"`
		Now         string           `json:"now"`
		Summary     summary          `json:"summary"`
		Files       []jsonFile       `json:"files"`
		Contexts    []jsonContext    `json:"contexts"`
		Credentials []jsonCredential `json:"credentials"`
		Findings    []jsonFinding    `json:"findings"`
	}
	tool struct {
		Name    string `json:"name"`
		Version string `json:"version"`
	}
	summary struct {
		Files      int         `json:"files"`
		Contexts   int         `json:"contexts"`
		Errors     int         `json:"errors"`
		Warnings   int         `json:"warnings"`
		Infos      int         `json:"infos"`
		Ignored    int         `json:"ignored"`
		NextExpiry *jsonExpiry `json:"nextExpiry,omitempty"`
	}
	jsonExpiry struct {
		At         string `json:"at"`
		Path       string `json:"path"`
		Object     string `json:"object,omitempty"`
		Credential string `json:"credential"`
	}
	jsonFile struct {
		Path   string        `json:"path"`
		Kind   lint.FileKind `json:"kind"`
		Reason string        `json:"reason,omitempty"`
		Loads  bool          `json:"loads"`
	}
	jsonContext struct {
		Path        string        `json:"path"`
		Name        string        `json:"name"`
		Current     bool          `json:"current"`
		Cluster     string        `json:"cluster,omitempty"`
		User        string        `json:"user,omitempty"`
		Server      string        `json:"server,omitempty"`
		Credential  string        `json:"credential"`
		AlsoPresent []string      `json:"alsoPresent,omitempty"`
		Identity    *jsonIdentity `json:"identity,omitempty"`
		Verdict     lint.Outcome  `json:"verdict"`
		Certainty   string        `json:"certainty"`
		Rule        string        `json:"rule,omitempty"`
		ValidFrom   string        `json:"validFrom,omitempty"`
		ValidUntil  string        `json:"validUntil,omitempty"`
	}
	jsonIdentity struct {
		User         string   `json:"user,omitempty"`
		Groups       []string `json:"groups,omitempty"`
		Impersonates string   `json:"impersonates,omitempty"`
	}
	jsonCredential struct {
		Path       string        `json:"path"`
		Object     string        `json:"object,omitempty"`
		Role       string        `json:"role"`
		Kind       string        `json:"kind"`
		Identity   *jsonIdentity `json:"identity,omitempty"`
		Contexts   []string      `json:"contexts"`
		ValidFrom  string        `json:"validFrom,omitempty"`
		ValidUntil string        `json:"validUntil,omitempty"`
	}
	jsonFinding struct {
		Rule        string        `json:"rule"`
		Severity    lint.Severity `json:"severity"`
		Effect      lint.Effect   `json:"effect"`
		Certainty   string        `json:"certainty"`
		Message     string        `json:"message"`
		Says        string        `json:"says,omitempty"`
		Log         string        `json:"log,omitempty"`
		Path        string        `json:"path"`
		Range       jsonRange     `json:"range"`
		Object      string        `json:"object,omitempty"`
		Contexts    []string      `json:"contexts"`
		Impact      jsonImpact    `json:"impact"`
		Expires     string        `json:"expires,omitempty"`
		Help        string        `json:"help,omitempty"`
		Fingerprint string        `json:"fingerprint"`
	}
	jsonImpact struct {
		Current   bool   `json:"current"`
		FailsNow  bool   `json:"failsNow"`
		FailsFrom string `json:"failsFrom,omitempty"`
	}
	jsonRange struct {
		Start jsonPosition `json:"start"`
		End   jsonPosition `json:"end"`
	}
	jsonPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
)

// JSON writes the lossless form of a result. Names are as they are in the input; what could
// do harm is written as \u escapes.
func JSON(w io.Writer, r *lint.Result, o Options) error {
	d := document{
		Version: 1, Tool: tool{"kubeconfig-lint", o.Version}, Now: stamp(r.Now),
		Summary: summary{
			Files: len(r.Files), Contexts: realContexts(r), Errors: r.Count(lint.Error), Warnings: r.Count(lint.Warning), Infos: r.Count(lint.Info),
			Ignored: r.Ignored(), NextExpiry: expiryOf(r.NextExpiry),
		},
		Files: []jsonFile{}, Contexts: []jsonContext{}, Credentials: []jsonCredential{}, Findings: []jsonFinding{},
	}
	for _, f := range r.Files {
		d.Files = append(d.Files, jsonFile(f))
	}
	for _, c := range r.Contexts {
		d.Contexts = append(d.Contexts, contextOf(c))
	}
	for _, c := range r.Credentials {
		d.Credentials = append(d.Credentials, jsonCredential{
			Path: c.Path, Object: c.Object, Role: c.Role, Kind: c.Kind, Identity: identityOf(c.Identity), Contexts: present(c.Contexts),
			ValidFrom: stamp(c.From), ValidUntil: until(c.Validity),
		})
	}
	for _, f := range visible(r) {
		d.Findings = append(d.Findings, findingOf(f))
	}
	var buffer bytes.Buffer
	encoder := json.NewEncoder(&buffer)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(d); err != nil {
		return err
	}
	_, err := w.Write(escapeJSON(buffer.Bytes()))
	return err
}

func contextOf(c lint.Context) jsonContext {
	return jsonContext{
		Path: c.Path, Name: c.Name, Current: c.Current, Cluster: c.Cluster, User: c.User, Server: c.Server,
		Credential: c.Credential, AlsoPresent: c.AlsoPresent, Identity: identityOf(c.Verdict.Identity),
		Verdict: c.Verdict.Outcome, Certainty: certainty(c.Verdict.Certain), Rule: c.Verdict.Rule,
		ValidFrom: stamp(c.Verdict.From), ValidUntil: until(c.Verdict.Validity),
	}
}

func findingOf(f lint.Finding) jsonFinding {
	return jsonFinding{
		Rule: f.Rule, Severity: f.Severity, Effect: f.Effect, Certainty: string(f.Certainty), Message: f.Message, Says: f.Says, Log: f.Log,
		Path: f.Path, Object: f.Object, Contexts: present(f.Contexts), Expires: stamp(f.Expires), Help: f.Help, Fingerprint: f.Fingerprint,
		Impact: jsonImpact{Current: f.CurrentContext, FailsNow: f.FailsNow, FailsFrom: stamp(f.FailsFrom)},
		Range:  jsonRange{Start: jsonPosition(f.Range.Start), End: jsonPosition(f.Range.End)},
	}
}

func identityOf(i lint.Identity) *jsonIdentity {
	if i.User == "" && len(i.Groups) == 0 && i.Impersonates == "" {
		return nil
	}
	return &jsonIdentity{User: i.User, Groups: i.Groups, Impersonates: i.Impersonates}
}

func expiryOf(e *lint.Expiry) *jsonExpiry {
	if e == nil {
		return nil
	}
	return &jsonExpiry{At: stamp(e.At), Path: e.Path, Object: e.Object, Credential: e.Credential}
}

func certainty(certain bool) string {
	if certain {
		return string(lint.Certain)
	}
	return string(lint.Likely)
}

func present(list []string) []string {
	if list == nil {
		return []string{}
	}
	return list
}

// stamp is RFC 3339 in UTC; empty for a time that is unknown.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

func until(v lint.Validity) string {
	if v.Never {
		return "never"
	}
	return stamp(v.Until)
}

func realContexts(r *lint.Result) int {
	n := 0
	for _, c := range r.Contexts {
		if !c.Synthetic {
			n++
		}
	}
	return n
}
