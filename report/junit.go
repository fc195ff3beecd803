package report

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

type (
	testSuites struct {
		XMLName  xml.Name    `xml:"testsuites"`
		Name     string      `xml:"name,attr"`
		Tests    int         `xml:"tests,attr"`
		Failures int         `xml:"failures,attr"`
		Errors   int         `xml:"errors,attr"`
		Time     string      `xml:"time,attr"`
		Suites   []testSuite `xml:"testsuite"`
	}
	testSuite struct {
		Name      string     `xml:"name,attr"`
		Tests     int        `xml:"tests,attr"`
		Failures  int        `xml:"failures,attr"`
		Errors    int        `xml:"errors,attr"`
		Skipped   int        `xml:"skipped,attr"`
		Time      string     `xml:"time,attr"`
		Timestamp string     `xml:"timestamp,attr"`
		Cases     []testCase `xml:"testcase"`
	}
	testCase struct {
		Name      string   `xml:"name,attr"`
		Class     string   `xml:"classname,attr"`
		Time      string   `xml:"time,attr"`
		File      string   `xml:"file,attr,omitempty"`
		Line      int      `xml:"line,attr,omitempty"`
		Skipped   *outcome `xml:"skipped"`
		Error     *outcome `xml:"error"`
		Failure   *outcome `xml:"failure"`
		SystemOut string   `xml:"system-out,omitempty"`
	}
	outcome struct {
		Message string `xml:"message,attr"`
		Type    string `xml:"type,attr,omitempty"`
		Text    string `xml:",chardata"`
	}
)

// JUnit writes one suite for each file and one case for each rule that ran over it. All
// findings of one rule in one file are one failure; what does not fail the run is a case that
// passed and says so.
func JUnit(w io.Writer, r *lint.Result, o Options) error {
	findings := map[string]map[string][]lint.Finding{} // by path and rule
	var paths []string
	add := func(path string) {
		if findings[path] == nil {
			findings[path] = map[string][]lint.Finding{}
			paths = append(paths, path)
		}
	}
	for _, file := range r.Files {
		if file.Kind != lint.KindSkipped {
			add(file.Path)
		}
	}
	for _, f := range r.Findings {
		add(f.Path) // a missing element of $KUBECONFIG is no file, and yet has findings
		findings[f.Path][f.Rule] = append(findings[f.Path][f.Rule], f)
	}
	all := testSuites{Name: "kubeconfig-lint", Time: "0"}
	for _, path := range paths {
		all.add(path, casesOf(path, findings[path], r.Rules, o), r, o)
	}
	for _, failure := range r.Failures {
		all.add(failure.Path, []testCase{{
			Name: "read", Error: &outcome{Message: "the file could not be read", Text: Escape(failure.Err.Error())},
		}}, r, o)
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	encoder := xml.NewEncoder(w)
	encoder.Indent("", "  ")
	if err := encoder.Encode(all); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// add appends a suite; its counters, and those of the whole, follow from its cases.
func (s *testSuites) add(path string, cases []testCase, r *lint.Result, o Options) {
	name, _ := o.relative(path)
	suite := testSuite{
		Name: Escape(name), Tests: len(cases), Time: "0", Timestamp: r.Now.UTC().Format("2006-01-02T15:04:05"), Cases: cases,
	}
	for i := range cases {
		c := &cases[i]
		c.Class, c.Time = suite.Name, "0"
		suite.Failures += count(c.Failure != nil)
		suite.Errors += count(c.Error != nil)
		suite.Skipped += count(c.Skipped != nil)
	}
	s.Tests += suite.Tests
	s.Failures += suite.Failures
	s.Errors += suite.Errors
	s.Suites = append(s.Suites, suite)
}

// casesOf are the rules as they went over one file.
func casesOf(path string, findings map[string][]lint.Finding, rules []*lint.Rule, o Options) []testCase {
	var cases []testCase
	relative, _ := o.relative(path)
	for _, rule := range rules {
		c := testCase{Name: rule.Name + ": " + rule.Title}
		var failing, passing, ignored []lint.Finding
		for _, f := range findings[rule.Name] {
			switch {
			case f.Ignored != nil:
				ignored = append(ignored, f)
			case o.FailOn != "" && f.Severity.AtLeast(o.FailOn):
				failing = append(failing, f)
			default:
				passing = append(passing, f)
			}
		}
		switch {
		case len(failing) > 0:
			c.File, c.Line = Escape(relative), failing[0].Range.Start.Line
			c.Failure = &outcome{Message: Escape(failing[0].Message), Type: string(failing[0].Severity), Text: list(append(failing, passing...), relative, rule, o)}
		case len(passing) > 0:
			c.SystemOut = list(passing, relative, rule, o)
		case len(ignored) > 0:
			c.Skipped = &outcome{Message: Escape(ignored[0].Ignored.Reason)}
		}
		cases = append(cases, c)
	}
	return cases
}

// list writes findings as compilers do, one a line, and the rule's page.
func list(findings []lint.Finding, path string, rule *lint.Rule, o Options) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", Escape(path), f.Range.Start.Line, f.Range.Start.Column, f.Severity, Escape(f.Message))
	}
	b.WriteString(helpURL(rule, o.Version))
	return b.String()
}
