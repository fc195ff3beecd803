package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/joshdk/go-junit"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

var update = flag.Bool("update", false, "write the golden files anew")

// sample is a result with something of everything. hostile is put into every name.
func sample(hostile string) *lint.Result {
	day := func(text string) time.Time {
		at, err := time.Parse(time.DateOnly, text)
		if err != nil {
			panic(err)
		}
		return at
	}
	expired := &lint.Rule{Name: "client-cert-expired", Title: "client certificate has expired", Severity: lint.Error, Effect: lint.Unauthorized, CWE: 324, Precision: "very-high", Group: "clientcert",
		Page: "# client-cert-expired\n\nClient certificate has expired.\n\n## What it means\n"}
	soon := &lint.Rule{Name: "credential-expires-soon", Title: "a credential ends soon", Severity: lint.Warning, Effect: lint.Risk, Precision: "very-high", Group: "combination", Page: "# credential-expires-soon\n\nA credential ends soon.\n"}
	runnable := &lint.Rule{Name: "exec-command-not-runnable", Title: "an exec plugin cannot be started here", Severity: lint.Warning, Effect: lint.ClientError, Precision: "medium", Group: "execplugin", Page: "# exec-command-not-runnable\n\nAn exec plugin cannot be started here.\n"}
	at := func(line, from, to int) lint.Range {
		return lint.Range{Start: lint.Position{Line: line, Column: from}, End: lint.Position{Line: line, Column: to}}
	}
	old := lint.Validity{From: day("2025-11-01"), Until: day("2026-11-01")}
	near := lint.Validity{From: day("2025-12-10"), Until: day("2026-12-10")}
	return &lint.Result{
		Now:   time.Date(2026, 11, 23, 9, 56, 55, 0, time.UTC),
		Files: []lint.File{{Path: "kube/config" + hostile, Kind: lint.KindKubeconfig, Loads: true}, {Path: "kube/notes.txt", Kind: lint.KindSkipped, Reason: "no kubeconfig"}},
		Contexts: []lint.Context{
			{Path: "kube/config" + hostile, Name: "prod" + hostile, Current: true, Cluster: "prod", User: "ci" + hostile, Server: "https://prod.example.com:6443" + hostile, Credential: "client-certificate", AlsoPresent: []string{"token"},
				Verdict: lint.Verdict{Outcome: lint.OutcomeUnauthorized, Certain: true, Rule: expired.Name, Validity: old}},
			{Path: "kube/config" + hostile, Name: "dev", Cluster: "dev", User: "alice", Server: "https://dev.example.com:6443", Credential: "client-certificate",
				Verdict: lint.Verdict{Outcome: lint.OutcomeUsable, Certain: true, Identity: lint.Identity{User: "alice" + hostile, Groups: []string{"developers"}, Impersonates: "bob"}, Validity: near}},
			{Path: "kube/config" + hostile, Name: "robot", Cluster: "dev", User: "robot", Server: "https://dev.example.com:6443", Credential: "token",
				Verdict: lint.Verdict{Outcome: lint.OutcomeUsable, Certain: true, Identity: lint.Identity{User: "system:serviceaccount:ci:robot"}, Validity: lint.Validity{Never: true}}},
			{Path: "kube/config" + hostile, Name: "eks", Cluster: "dev", User: "eks", Server: "https://dev.example.com:6443", Credential: "exec", Verdict: lint.Verdict{Outcome: lint.OutcomeUnknown}},
		},
		Credentials: []lint.Credential{
			{Path: "kube/config" + hostile, Object: "users/ci" + hostile, Role: "client", Kind: "certificate", Identity: lint.Identity{User: "ci"}, Contexts: []string{"prod" + hostile}, Validity: old},
			{Path: "kube/config" + hostile, Object: "users/alice", Role: "client", Kind: "certificate", Identity: lint.Identity{User: "alice"}, Contexts: []string{"dev"}, Validity: near},
		},
		Findings: []lint.Finding{
			{Rule: expired.Name, Severity: lint.Error, Effect: lint.Unauthorized, Certainty: lint.Certain, Message: `the client certificate of user "ci` + hostile + `" expired on 2026-11-01 00:00 UTC`,
				Says: "error: You must be logged in to the server (Unauthorized)",
				Log:  "x509: certificate has expired or is not yet valid: current time 2026-11-23T09:56:55Z is after 2026-11-01T00:00:00Z" + hostile,
				Help: "get a fresh kubeconfig from where this one came from:\n    kind export kubeconfig", Path: "kube/config" + hostile, Range: at(31, 30, 1890), Object: "users/ci" + hostile, Field: "client-certificate-data",
				Contexts: []string{"prod" + hostile}, CurrentContext: true, FailsNow: true, Expires: old.Until, Fingerprint: strings.Repeat("a1", 32),
				Excerpt: []lint.ExcerptLine{{Number: 31, Text: "    client-certificate-data: …" + hostile, MarkStart: 30, MarkEnd: 31}}},
			{Rule: soon.Name, Severity: lint.Warning, Effect: lint.Risk, Certainty: lint.Certain, Message: `the client certificate of user "alice" expires on 2026-12-10 00:00 UTC`,
				Help: "renew it before that day", Path: "kube/config" + hostile, Range: at(35, 30, 1890), Object: "users/alice", Contexts: []string{"dev"}, Expires: near.Until, FailsFrom: near.Until, Fingerprint: strings.Repeat("b2", 32)},
			{Rule: runnable.Name, Severity: lint.Info, Effect: lint.ClientError, Certainty: lint.Likely, Message: `the exec plugin of user "eks", aws, is not in $PATH here`, Says: "Unable to connect to the server: getting credentials: exec: executable aws not found",
				Help: "install it:\n    command -v aws", Path: "kube/config" + hostile, Range: at(42, 16, 19), Object: "users/eks", Contexts: []string{"eks"}, FailsNow: true, Fingerprint: strings.Repeat("c3", 32),
				Excerpt: []lint.ExcerptLine{{Number: 42, Text: "      command: aws", MarkStart: 16, MarkEnd: 19}}},
			{Rule: soon.Name, Severity: lint.Warning, Effect: lint.Risk, Path: "kube/config" + hostile, Range: at(50, 1, 2), Message: "accepted", Help: "none", Fingerprint: strings.Repeat("d4", 32), Ignored: &lint.Ignored{By: "config", Reason: "rotated by hand" + hostile}},
		},
		Rules:      []*lint.Rule{expired, soon, runnable},
		NextExpiry: &lint.Expiry{At: near.Until, Path: "kube/config" + hostile, Object: "users/alice", Credential: "client-certificate"},
		Failures:   []lint.Failure{{Path: "kube/secret" + hostile, Err: errors.New("permission denied")}},
	}
}

var options = Options{Version: "v0.1.0", WorkDir: "/repo", Root: "/repo", FailOn: lint.Error}

func write(t *testing.T, name string, r *lint.Result, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := Formats[name](&b, r, o); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return b.String()
}

// TestGolden compares every format with a file that people have read.
func TestGolden(t *testing.T) {
	t.Parallel()
	for _, name := range Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := write(t, name, sample(""), options)
			path := filepath.Join("testdata", name+".golden")
			if *update {
				if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("differs from %s; after a look, run go test ./report -update\n%s", path, got)
			}
			if again := write(t, name, sample(""), options); again != got {
				t.Error("a second run gives other bytes")
			}
		})
	}
}

// TestHostileNames puts what could do harm into every name and looks at what comes out.
func TestHostileNames(t *testing.T) {
	t.Parallel()
	for _, hostile := range []string{"\r\n::stop-commands::x", "\x1b[2J\x1b]8;;http://evil\x07", "\u202egnp.exe", "\x00", "]]><x>", "</script>", "|`*_", "%0A", "\u2028", "\xff\xfe", strings.Repeat("x", 10000), "\u200b\ufeff", "\U000e0001", "\u009b31m", "\x7f", "\u2066"} {
		for _, name := range Names() {
			got := write(t, name, sample(hostile), options)
			wellFormed(t, name, got)
			if name == "ics" {
				got = strings.ReplaceAll(got, "\r\n", "\n") // its own line ends
			}
			for _, r := range got {
				if r != '\n' && deceives(r) {
					t.Errorf("%s lets %U through", name, r)
				}
			}
			if strings.Contains(got, "\n::") && name != "github" {
				t.Errorf("%s begins a line with a command", name)
			}
		}
	}
}

var (
	annotationLine = regexp.MustCompile(`^::(?:error|warning|notice) file=[^:,\n]*,line=\d+(?:,endLine=\d+)?(?:,col=\d+,endColumn=\d+)?,title=[a-z0-9-]+::[^\r\n]+$`)
	metricLine     = regexp.MustCompile(`^(?:# (?:HELP|TYPE) kubeconfig_lint_[a-z_]+ .+|kubeconfig_lint_[a-z_]+(?:\{[a-z]+="(?:[^"\\\n]|\\.)*"(?:,[a-z]+="(?:[^"\\\n]|\\.)*")*\})? (?:\d+|\+Inf))$`)
	// unquotedPipe is a row of the verdicts with more cells than there are columns.
	unquotedPipe = regexp.MustCompile(`(?m)^(?:\|(?:[^|\\\n]|\\.)*){7,}$`)
)

func wellFormed(t *testing.T, name, got string) {
	t.Helper()
	switch name {
	case "json", "sarif":
		if !json.Valid([]byte(got)) {
			t.Errorf("%s is no JSON", name)
		}
	case "gitlab":
		var issues []struct {
			Description, Check_name, Fingerprint, Severity string
			Location                                       struct {
				Path  string
				Lines struct{ Begin int }
			}
		}
		if err := json.Unmarshal([]byte(got), &issues); err != nil || len(issues) != 3 {
			t.Fatalf("gitlab holds %d issues: %v", len(issues), err)
		}
		for _, i := range issues {
			if i.Description == "" || i.Check_name == "" || i.Fingerprint == "" || i.Location.Path == "" || i.Location.Lines.Begin < 1 || !strings.Contains("info minor major critical blocker", i.Severity) {
				t.Errorf("gitlab would stop at %+v", i)
			}
		}
	case "github":
		lines := strings.Split(strings.TrimSuffix(got, "\n"), "\n")
		for _, line := range lines {
			if !annotationLine.MatchString(line) {
				t.Errorf("github would not take %q for an annotation", line)
			}
		}
		if len(lines) != 3 {
			t.Errorf("github has %d lines", len(lines))
		}
	case "prometheus":
		for _, line := range strings.Split(strings.TrimSuffix(got, "\n"), "\n") {
			if !metricLine.MatchString(line) {
				t.Errorf("prometheus would not take %q for a metric", line)
			}
		}
	case "ics":
		for _, line := range strings.Split(strings.TrimSuffix(got, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("a line of the calendar has %d bytes", len(line))
			}
		}
	case "html":
		for _, tag := range []string{"<script>", "</script>", "<style>", "</style>", "<html ", "</html>"} {
			if n := strings.Count(got, tag); n != 1 {
				t.Errorf("html holds %d times %s", n, tag)
			}
		}
		if strings.Contains(got, "<x>") || strings.Contains(got, "ZgotmplZ") || !strings.Contains(got, "default-src &#39;none&#39;") {
			t.Error("html holds markup of a name, or no policy")
		}
	case "markdown":
		if strings.Contains(got, "<") || unquotedPipe.MatchString(got) {
			t.Error("markdown holds markup, or a name breaks a table")
		}
	case "junit":
		decoder := xml.NewDecoder(strings.NewReader(got))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				return
			} else if err != nil {
				t.Errorf("junit is no XML: %v", err)
				return
			}
		}
	}
}

// TestTableFits: the table is for terminals of eighty columns.
func TestTableFits(t *testing.T) {
	t.Parallel()
	for _, hostile := range []string{"", strings.Repeat("long", 50)} {
		r := sample(hostile)
		if hostile != "" {
			r.Credentials = append(r.Credentials, lint.Credential{Path: "pki/apiserver.crt", Role: "serving", Kind: "certificate", Validity: lint.Validity{From: r.Now.AddDate(1, 0, 0), Until: r.Now.AddDate(2, 0, 0)}})
		}
		rows, _, _ := strings.Cut(write(t, "table", r, options), "\n\n")
		if named := strings.Contains(rows, "rver.crt"); named != (hostile != "") {
			t.Errorf("the file of a bare certificate is named: %v\n%s", named, rows)
		}
		for _, line := range strings.Split(rows, "\n") {
			if n := len([]rune(line)); n > 80 {
				t.Errorf("a line has %d columns: %s", n, line)
			}
		}
	}
}

// TestSARIFShape checks what code scanning insists on.
func TestSARIFShape(t *testing.T) {
	t.Parallel()
	var document struct {
		Runs []struct {
			ColumnKind string
			Results    []struct {
				RuleID              string
				RuleIndex           *int
				Message             struct{ Text string }
				PartialFingerprints map[string]string
				Locations           []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct {
							StartLine int
							Snippet   any
						}
					}
				}
			}
			Tool struct {
				Driver struct {
					Rules []struct {
						ID, Name, HelpURI string
						Help              struct{ Text, Markdown string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(write(t, "sarif", sample(" name"), options)), &document); err != nil {
		t.Fatal(err)
	}
	if len(document.Runs) != 1 || len(document.Runs[0].Results) != 3 || document.Runs[0].ColumnKind != "unicodeCodePoints" {
		t.Fatalf("%+v", document)
	}
	run := document.Runs[0]
	for _, result := range run.Results {
		place := result.Locations[0].PhysicalLocation
		if result.RuleIndex == nil || run.Tool.Driver.Rules[*result.RuleIndex].ID != result.RuleID {
			t.Errorf("the index of %s is wrong", result.RuleID)
		}
		if place.ArtifactLocation.URI != "kube/config%20name" || place.Region.StartLine < 1 || place.Region.Snippet != nil {
			t.Errorf("%s stands at %+v", result.RuleID, place)
		}
		if !strings.HasSuffix(result.Message.Text, ".") || len(result.PartialFingerprints["kubeconfigLint/v1"]) != 64 || result.PartialFingerprints["primaryLocationLineHash"] != "" {
			t.Errorf("%s: %+v", result.RuleID, result)
		}
	}
	for _, rule := range run.Tool.Driver.Rules {
		if rule.Help.Text == "" || rule.Help.Markdown == "" || !strings.HasPrefix(rule.HelpURI, homepage+"/blob/v0.1.0/lint/rules/") || rule.Name == rule.ID {
			t.Errorf("%+v", rule)
		}
	}
	empty := write(t, "sarif", &lint.Result{Now: time.Unix(0, 0)}, options)
	if !strings.Contains(empty, `"results": []`) {
		t.Errorf("a run without findings has no results: %s", empty)
	}
}

// TestJSONIsLossless: what is escaped means the same as before.
func TestJSONIsLossless(t *testing.T) {
	t.Parallel()
	for _, hostile := range []string{"\x1b[31m", "\u202e\u009b\x7f", "\U000e0001", "</script>&", "\u2028", "ü…😀"} {
		var document struct{ Contexts []struct{ Name string } }
		if err := json.Unmarshal([]byte(write(t, "json", sample(hostile), options)), &document); err != nil {
			t.Fatal(err)
		}
		if got := document.Contexts[0].Name; got != "prod"+hostile {
			t.Errorf("%q has become %q", "prod"+hostile, got)
		}
	}
}

// TestJUnitCountersAddUp also with a finding whose path is no file of the run.
func TestJUnitCountersAddUp(t *testing.T) {
	t.Parallel()
	r := sample("")
	r.Findings = append(r.Findings, lint.Finding{Rule: "client-cert-expired", Severity: lint.Error, Path: "elsewhere/config", Message: "gone", Range: r.Findings[0].Range})
	var all testSuites
	if err := xml.Unmarshal([]byte(write(t, "junit", r, options)), &all); err != nil {
		t.Fatal(err)
	}
	tests, failures, errors := 0, 0, 0
	names := map[string]bool{}
	for _, suite := range all.Suites {
		cases, failed, broken := 0, 0, 0
		for _, c := range suite.Cases {
			if names[suite.Name+c.Name] {
				t.Errorf("%s: %s stands there twice", suite.Name, c.Name)
			}
			names[suite.Name+c.Name] = true
			cases, failed, broken = cases+1, failed+count(c.Failure != nil), broken+count(c.Error != nil)
		}
		if suite.Tests != cases || suite.Failures != failed || suite.Errors != broken {
			t.Errorf("%s counts %d, %d, %d and has %d, %d, %d", suite.Name, suite.Tests, suite.Failures, suite.Errors, cases, failed, broken)
		}
		tests, failures, errors = tests+cases, failures+failed, errors+broken
	}
	if all.Tests != tests || all.Failures != failures || all.Errors != errors || failures != 2 || errors != 1 {
		t.Errorf("the whole counts %d, %d, %d and has %d, %d, %d", all.Tests, all.Failures, all.Errors, tests, failures, errors)
	}
}

// TestCurrentIsMarkedPerFile: each file has its own current context; a merged list has one.
func TestCurrentIsMarkedPerFile(t *testing.T) {
	t.Parallel()
	finding := func(path string) lint.Finding {
		return lint.Finding{Path: path, Contexts: []string{"dev", "prod"}, CurrentContext: true}
	}
	several := newTextWriter(nil, &lint.Result{Contexts: []lint.Context{{Path: "a", Name: "prod", Current: true}, {Path: "b", Name: "dev", Current: true}, {Path: "b", Name: "prod"}}}, options)
	if got := several.contexts(finding("b")); got != "dev (current), prod" {
		t.Errorf("of two files the second says %q", got)
	}
	merged := newTextWriter(nil, &lint.Result{Contexts: []lint.Context{{Path: "a", Name: "prod", Current: true}, {Path: "b", Name: "dev"}}}, options)
	if got := merged.contexts(finding("b")); got != "dev, prod (current)" {
		t.Errorf("of a merged list the second file says %q", got)
	}
}

// TestLinesFit: prose is wrapped at the width, also in notes; only paths and commands may be longer.
func TestLinesFit(t *testing.T) {
	t.Parallel()
	for _, width := range []int{60, 80, 120} {
		o := options
		o.Width = width
		for _, line := range strings.Split(strings.TrimSpace(write(t, "text", sample(""), o)), "\n") {
			if n := len([]rune(line)); n > width && !strings.Contains(line, "https://") && !strings.Contains(line, "next expiry") {
				t.Errorf("at %d a line has %d columns: %s", width, n, line)
			}
		}
	}
}

// TestPlaces spells paths for code scanning.
func TestPlaces(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]string{
		"kube/config": "kube/config", "/repo/kube/config": "kube/config", "./a:b": "a%3Ab", "a b#c%d?": "a%20b%23c%25d%3F",
		"/etc/config": "file:///etc/config", "../other": "file:///other", "\xff": "%FF",
	} {
		if got := options.uri(path); got != want {
			t.Errorf("%q is written as %s, not %s", path, got, want)
		}
	}
}

// TestAlertsAreInert: a name can be no link in an alert, and no title begins in the middle of a letter.
func TestAlertsAreInert(t *testing.T) {
	t.Parallel()
	for message, want := range map[string]string{
		`user "[log in](https://evil.example)"`: "User '[log in] (https://evil.example)'.",
		"übel":                                  "Übel.",
		"":                                      ".",
	} {
		if got := sentence(lint.Finding{Message: message}); got != want {
			t.Errorf("%q is %q, not %q", message, got, want)
		}
	}
}

// TestMarkdownIsCut: GitHub drops a summary of more than a mebibyte as a whole.
func TestMarkdownIsCut(t *testing.T) {
	t.Parallel()
	r := sample("")
	for range 5000 {
		r.Findings = append(r.Findings, r.Findings[0])
		r.Contexts = append(r.Contexts, r.Contexts[1])
		r.Credentials = append(r.Credentials, r.Credentials[1])
	}
	got := write(t, "markdown", r, options)
	if len(got) > 1<<20 || !strings.Contains(got, "cut here") || !strings.Contains(got, "and 4804 more") {
		t.Errorf("%d bytes, ending in %q", len(got), got[max(0, len(got)-100):])
	}
	if strings.Contains(write(t, "markdown", sample(""), options), "cut here") {
		t.Error("a short one is said to be cut")
	}
}

// TestSeriesAreUnique: two certificates of one bundle are two series, and calendar entries.
func TestSeriesAreUnique(t *testing.T) {
	t.Parallel()
	r := sample("")
	r.Credentials = append(r.Credentials, r.Credentials...)
	seen := map[string]bool{}
	for _, line := range strings.Split(write(t, "prometheus", r, options), "\n") {
		name := line[:max(0, strings.LastIndex(line, " "))]
		if seen[name] && name != "" {
			t.Errorf("%s stands twice", name)
		}
		seen[name] = true
	}
	o := options
	o.WarnWithin, o.FailWithin = lint.Window{Length: 30 * 24 * time.Hour, Explicit: true}, lint.Window{Length: time.Hour, Explicit: true}
	calendar := write(t, "ics", r, o)
	if n := strings.Count(calendar, "TRIGGER:-PT2592000S\r\n"); n != 4 || strings.Count(calendar, "TRIGGER:-PT3600S\r\n") != 4 {
		t.Errorf("%d alarms in\n%s", n, calendar)
	}
	uids := map[string]bool{}
	for _, line := range strings.Split(calendar, "\r\n") {
		if uid, ok := strings.CutPrefix(line, "UID:"); ok {
			uids[uid] = true
		}
	}
	if len(uids) != 4 {
		t.Errorf("%d different UIDs", len(uids))
	}
}

// TestLinks: on a terminal that opens links the rule's name leads to its page, and nothing else does.
func TestLinks(t *testing.T) {
	t.Parallel()
	o := options
	o.Color, o.Links = true, true
	got := write(t, "text", sample(""), o)
	if n := strings.Count(got, "\x1b]8;;https://github.com/kubeconfig-lint/"); n != 3 || strings.Contains(got, "more:") {
		t.Errorf("%d links in\n%q", n, got)
	}
	if strings.Contains(write(t, "text", sample(""), options), "\x1b") {
		t.Error("a plain report holds an escape")
	}
}

// TestJUnitIsReadByOthers reads the report with a library of a consumer.
func TestJUnitIsReadByOthers(t *testing.T) {
	t.Parallel()
	suites, err := junit.Ingest([]byte(write(t, "junit", sample(""), options)))
	if err != nil {
		t.Fatal(err)
	}
	var totals junit.Totals
	names := map[string]bool{}
	for _, suite := range suites {
		suite.Aggregate()
		totals.Tests += suite.Totals.Tests
		totals.Failed += suite.Totals.Failed
		totals.Error += suite.Totals.Error
		for _, test := range suite.Tests {
			if id := test.Classname + "\x00" + test.Name; names[id] {
				t.Errorf("%s stands twice", test.Name)
			} else {
				names[id] = true
			}
		}
	}
	if totals.Tests == 0 || totals.Failed != 1 || totals.Error != 1 {
		t.Errorf("it is read as %+v", totals)
	}
}
