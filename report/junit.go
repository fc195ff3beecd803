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
	all := testSuites{Name: "kubeconfig-lint", Time: "0"}
	for _, file := range r.Files {
		if file.Kind != lint.KindSkipped {
			all.add(suiteOf(r, file, o))
		}
	}
	for _, failure := range r.Failures {
		path, _ := o.relative(failure.Path)
		all.add(testSuite{Name: clean(path), Cases: []testCase{{
			Name: "read", Class: clean(path), Time: "0", Error: &outcome{Message: "the file could not be read", Text: clean(failure.Err.Error())},
		}}}, r)
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

func (s *testSuites) add(suite testSuite, r ...*lint.Result) {
	for _, c := range suite.Cases {
		suite.Tests++
		suite.Failures += count(c.Failure != nil)
		suite.Errors += count(c.Error != nil)
		suite.Skipped += count(c.Skipped != nil)
	}
	suite.Time = "0"
	for _, result := range r {
		suite.Timestamp = result.Now.UTC().Format("2006-01-02T15:04:05")
	}
	s.Tests += suite.Tests
	s.Failures += suite.Failures
	s.Errors += suite.Errors
	s.Suites = append(s.Suites, suite)
}

func suiteOf(r *lint.Result, file lint.File, o Options) testSuite {
	path, _ := o.relative(file.Path)
	suite := testSuite{Name: clean(path), Timestamp: r.Now.UTC().Format("2006-01-02T15:04:05")}
	for _, rule := range r.Rules {
		c := testCase{Name: rule.Name + ": " + rule.Title, Class: clean(path), Time: "0"}
		var failing, passing, ignored []lint.Finding
		for _, f := range r.Findings {
			switch {
			case f.Rule != rule.Name || f.Path != file.Path:
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
			c.File, c.Line = clean(path), failing[0].Range.Start.Line
			c.Failure = &outcome{Message: clean(failing[0].Message), Type: string(failing[0].Severity), Text: list(append(failing, passing...), path, rule, o)}
		case len(passing) > 0:
			c.SystemOut = list(passing, path, rule, o)
		case len(ignored) > 0:
			c.Skipped = &outcome{Message: clean(ignored[0].Ignored.Reason)}
		}
		suite.Cases = append(suite.Cases, c)
	}
	return suite
}

// list writes findings as compilers do, one a line, and the rule's page.
func list(findings []lint.Finding, path string, rule *lint.Rule, o Options) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s:%d:%d: %s: %s\n", clean(path), f.Range.Start.Line, f.Range.Start.Column, f.Severity, clean(f.Message))
	}
	b.WriteString(helpURL(rule, o.Version))
	return b.String()
}

// clean makes visible what XML cannot hold.
func clean(text string) string { return escape(text) }
