package report

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// Prometheus writes a file for the textfile collector of node-exporter: when each credential begins and
// ends, and what each context meets. Times are seconds since the epoch; what never ends is +Inf
// (prometheus.io, exposition formats).
func Prometheus(w io.Writer, r *lint.Result, o Options) error {
	out := bufio.NewWriter(w)
	m := &metrics{out: out}
	m.family("credential_not_after_timestamp_seconds", "When a certificate or token ends, in seconds since the epoch; +Inf when it never does.")
	for _, c := range numbered(r) {
		if end, known := timestamp(c.Validity); known {
			m.sample(end, c.labels...)
		}
	}
	m.family("credential_not_before_timestamp_seconds", "When a certificate or token begins to hold, in seconds since the epoch.")
	for _, c := range numbered(r) {
		if !c.From.IsZero() {
			m.sample(seconds(c.From), c.labels...)
		}
	}
	m.family("context_valid_until_timestamp_seconds", "Until when what is known of a context holds, in seconds since the epoch.")
	for _, c := range r.Contexts {
		if end, known := timestamp(c.Verdict.Validity); known && c.Verdict.Outcome == lint.OutcomeUsable {
			m.sample(end, contextLabels(c)...)
		}
	}
	m.family("context_verdict", "What a user of a context meets: 1 for the verdict that it has.")
	for _, c := range r.Contexts {
		m.sample("1", append(contextLabels(c), label{"verdict", string(c.Verdict.Outcome)}, label{"certainty", certainty(c.Verdict.Certain)}, label{"rule", c.Verdict.Rule})...)
	}
	m.family("findings", "How many findings of a severity are not ignored.")
	for _, s := range []lint.Severity{lint.Error, lint.Warning, lint.Info} {
		m.sample(strconv.Itoa(r.Count(s)), label{"severity", string(s)})
	}
	m.family("unreadable_inputs", "How many inputs could not be read.")
	m.sample(strconv.Itoa(len(r.Failures)))
	m.family("judged_at_timestamp_seconds", "As of when all of this was judged, in seconds since the epoch.")
	m.sample(seconds(r.Now))
	return out.Flush()
}

type label struct{ name, value string }

// metrics writes one family after the other, all of them gauges.
type metrics struct {
	out  *bufio.Writer
	name string
}

func (m *metrics) family(name, help string) {
	fmt.Fprintf(m.out, "# HELP kubeconfig_lint_%s %s\n# TYPE kubeconfig_lint_%s gauge\n", name, help, name)
	m.name = "kubeconfig_lint_" + name
}

func (m *metrics) sample(value string, labels ...label) {
	var pairs []string
	for _, l := range labels {
		pairs = append(pairs, l.name+`="`+labelQuoter.Replace(Escape(l.value))+`"`)
	}
	braces := ""
	if len(pairs) > 0 {
		braces = "{" + strings.Join(pairs, ",") + "}"
	}
	fmt.Fprintf(m.out, "%s%s %s\n", m.name, braces, value)
}

var labelQuoter = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

// series is a credential with labels that no other one has.
type series struct {
	lint.Credential
	labels []label
	index  string
}

// numbered tells the certificates of one bundle apart by a number.
func numbered(r *lint.Result) []series {
	var all []series
	seen := map[string]int{}
	for _, c := range r.Credentials {
		id := strings.Join([]string{c.Path, c.Object, c.Role}, "\x00")
		index := strconv.Itoa(seen[id])
		all = append(all, series{c, []label{{"path", c.Path}, {"object", c.Object}, {"role", c.Role}, {"kind", c.Kind}, {"user", c.Identity.User}, {"index", index}}, index})
		seen[id]++
	}
	return all
}

func contextLabels(c lint.Context) []label {
	return []label{{"path", c.Path}, {"context", c.Name}, {"current", strconv.FormatBool(c.Current)}}
}

func timestamp(v lint.Validity) (string, bool) {
	switch {
	case v.Never:
		return "+Inf", true
	case v.Until.IsZero():
		return "", false
	}
	return seconds(v.Until), true
}

func seconds(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }
