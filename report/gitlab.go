package report

import (
	"io"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// issue is an entry of GitLab's Code Quality report (docs.gitlab.com, code quality report format).
type issue struct {
	Description string   `json:"description"`
	CheckName   string   `json:"check_name"`
	Fingerprint string   `json:"fingerprint"`
	Severity    string   `json:"severity"`
	Location    location `json:"location"`
}

type location struct {
	Path  string    `json:"path"`
	Lines beginning `json:"lines"`
}

type beginning struct {
	Begin int `json:"begin"`
}

// grades are GitLab's names for the severities.
var grades = map[lint.Severity]string{lint.Error: "critical", lint.Warning: "major", lint.Info: "info"}

// GitLab writes a Code Quality report: one list, in which no fingerprint stands twice.
func GitLab(w io.Writer, r *lint.Result, o Options) error {
	issues := []issue{}
	for _, f := range visible(r) {
		path, _ := o.relative(f.Path)
		issues = append(issues, issue{
			Description: capital(Escape(f.Message)) + ".", CheckName: f.Rule, Fingerprint: f.Fingerprint, Severity: grades[f.Severity],
			Location: location{Path: Escape(path), Lines: beginning{f.Range.Start.Line}},
		})
	}
	return writeJSON(w, issues)
}
