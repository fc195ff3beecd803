// Package report writes a result in the formats that people and machines read. A format
// is one small file; a Result holds all that any of them needs.
package report

import (
	"fmt"
	"io"
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// Options are what a report depends on besides the result.
type Options struct {
	// Version is that of the program.
	Version string
	// Color says that the reader is a terminal that shows colours.
	Color bool
	// Links says that the reader is a terminal that opens links (OSC 8).
	Links bool
	// Width is the number of columns to fill; 0 means 80.
	Width int
	// FailOn is the severity from which the run fails; empty: never.
	FailOn lint.Severity
	// WarnWithin and FailWithin are the windows of the run, at which calendars ring.
	WarnWithin, FailWithin lint.Window
	// WorkDir and Root are absolute; formats for machines show paths relative to Root.
	WorkDir, Root string
}

// Format writes a result. The same result and options give the same bytes.
type Format func(w io.Writer, r *lint.Result, o Options) error

// Formats are all formats by name.
var Formats = map[string]Format{
	"text":       Text,
	"table":      Table,
	"json":       JSON,
	"sarif":      SARIF,
	"junit":      JUnit,
	"github":     GitHub,
	"gitlab":     GitLab,
	"markdown":   Markdown,
	"prometheus": Prometheus,
	"ics":        ICS,
	"html":       HTML,
}

// homepage is where the project lives.
const homepage = "https://github.com/kubeconfig-lint/kubeconfig-lint"

// helpURL is the page of a rule, as of the release that reports it.
func helpURL(rule *lint.Rule, version string) string {
	revision := "main"
	if strings.HasPrefix(version, "v") && !strings.Contains(version, "-") && !strings.Contains(version, "+") {
		revision = version
	}
	return fmt.Sprintf("%s/blob/%s/lint/rules/%s/%s.md", homepage, revision, rule.Group, strings.ReplaceAll(rule.Name, "-", "_"))
}

// relative is a path below the root with slashes, or an absolute one where it lies outside.
func (o Options) relative(path string) (string, bool) {
	return lint.Relative(path, o.WorkDir, o.Root)
}

// uri is a path as SARIF wants it: relative and percent-encoded, or an absolute file: URI.
func (o Options) uri(path string) string {
	rel, inside := o.relative(path)
	if inside {
		// A colon would make a scheme of what stands before it; the library avoids
		// that with a leading "./", which code scanning does not resolve.
		return strings.ReplaceAll(strings.TrimPrefix((&url.URL{Path: rel}).String(), "./"), ":", "%3A")
	}
	return (&url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(rel, "/")}).String()
}

// examined is the number of files that were not passed over.
func examined(r *lint.Result) int {
	n := 0
	for _, f := range r.Files {
		n += count(f.Kind != lint.KindSkipped)
	}
	return n
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

// visible are the findings that are not ignored.
func visible(r *lint.Result) []lint.Finding {
	var all []lint.Finding
	for _, f := range r.Findings {
		if f.Ignored == nil {
			all = append(all, f)
		}
	}
	return all
}

func ruleOf(r *lint.Result, name string) *lint.Rule {
	for _, rule := range r.Rules {
		if rule.Name == name {
			return rule
		}
	}
	return &lint.Rule{Name: name}
}

// Names are the names of all formats, sorted.
func Names() []string { return slices.Sorted(maps.Keys(Formats)) }
