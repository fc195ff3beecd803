package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// good is a kubeconfig with nothing to say about but what --now makes of it: the token
// ends on 2026-12-31.
const good = `apiVersion: v1
kind: Config
current-context: prod
clusters:
- name: prod
  cluster: {server: "https://prod.example.com:6443"}
contexts:
- name: prod
  context: {cluster: prod, user: ci}
users:
- name: ci
  user: {token: opaque-and-static}
`

var (
	dangling = strings.Replace(good, "cluster: prod, user", "cluster: staging, user", 1)
	unset    = strings.Replace(good, "current-context: prod\n", "", 1)
	broken   = "apiVersion: v1\n\tkind: Config\n"
)

// call is one run of the program in a folder of its own.
type call struct {
	files  map[string]string
	env    map[string]string
	stdin  string
	stdout io.Writer
	args   []string
}

type answer struct {
	code           int
	stdout, stderr string
	dir            string
}

func (c call) run(t *testing.T) answer {
	t.Helper()
	dir := t.TempDir()
	for name, content := range c.files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var stdout, stderr bytes.Buffer
	e := environment{
		stdin: strings.NewReader(c.stdin), stdout: &stdout, stderr: &stderr, workDir: dir, home: filepath.Join(dir, "home"),
		getenv: func(name string) string { return strings.ReplaceAll(c.env[name], "{dir}", dir) },
		now:    func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC) },
	}
	if c.stdout != nil {
		e.stdout = c.stdout
	}
	code := run(context.Background(), e, c.args)
	return answer{code, stdout.String(), stderr.String(), dir}
}

func TestExitStatus(t *testing.T) {
	t.Parallel()
	files := map[string]string{"good": good, "dangling": dangling, "unset": unset, "broken": broken, "folder/config": good, "empty/readme.txt": "nothing here", "lint": good, "rules": good, "config": good, "version": good, "a,b": good, "x/config": good}
	for name, test := range map[string]struct {
		args []string
		env  map[string]string
		code int
		says string
	}{
		"nothing to say":               {args: []string{"good"}, code: exitClean},
		"an error":                     {args: []string{"dangling"}, code: exitFindings},
		"a warning":                    {args: []string{"unset"}, code: exitClean},
		"a warning that counts":        {args: []string{"unset", "--fail-on", "warning"}, code: exitFindings},
		"an error that does not count": {args: []string{"dangling", "--fail-on", "never"}, code: exitClean},
		"what does not parse":          {args: []string{"broken"}, code: exitFindings},
		"what does not exist":          {args: []string{"nowhere"}, code: exitIncomplete, says: "nowhere: no such file"},
		"incomplete beats findings":    {args: []string{"dangling", "nowhere"}, code: exitIncomplete},
		"no input":                     {code: exitNoInput, says: "nothing to lint"},
		"no input, allowed":            {args: []string{"--allow-empty"}, code: exitClean},
		"no input, in CI":              {env: map[string]string{"CI": "1"}, code: exitNoInput, says: "where $CI is set"},
		"a folder with nothing":        {args: []string{"empty"}, code: exitNoInput, says: "no kubeconfig was found"},
		"a folder with one":            {args: []string{"folder"}, code: exitClean},
		"unknown flag":                 {args: []string{"good", "--fail-one", "error"}, code: exitIncomplete, says: "did you mean --fail-on?"},
		"a flag of a later day":        {args: []string{"good", "--fix"}, code: exitIncomplete, says: "unknown flag --fix"},
		"unknown format":               {args: []string{"good", "-o", "jsn"}, code: exitIncomplete, says: "did you mean json?"},
		"a format of a later day":      {args: []string{"good", "-o", "xml"}, code: exitIncomplete, says: "no format"},
		"two reports to one place":     {args: []string{"good", "-o", "json", "-o", "text"}, code: exitIncomplete, says: "only one report"},
		"unknown rule":                 {args: []string{"good", "--disable", "token-expird"}, code: exitIncomplete, says: "did you mean token-expired?"},
		"unknown severity":             {args: []string{"good", "--severity", "token-expired=fatal"}, code: exitIncomplete, says: "--severity"},
		"unknown context":              {args: []string{"good", "--context", "staging"}, code: exitIncomplete, says: `no input has a context "staging"`},
		"known context":                {args: []string{"good", "--context", "prod"}, code: exitClean},
		"no duration":                  {args: []string{"good", "--warn-within", "a month"}, code: exitIncomplete, says: "no duration"},
		"no time":                      {args: []string{"good", "--now", "tomorrow"}, code: exitIncomplete, says: "no time"},
		"no size":                      {args: []string{"good", "--max-file-size", "much"}, code: exitIncomplete, says: "no size"},
		"too large":                    {args: []string{"good", "--max-file-size", "10"}, code: exitIncomplete, says: "larger than allowed"},
		"flag without value":           {args: []string{"good", "-o"}, code: exitIncomplete, says: "needs a value"},
		"flags before and behind":      {args: []string{"--fail-on", "error", "good", "-o", "json"}, code: exitClean},
		"the word lint":                {args: []string{"lint", "good"}, code: exitClean},
		"a file called lint":           {args: []string{"lint", "lint"}, code: exitClean},
		"a file called config":         {args: []string{"config"}, code: exitClean},
		"a file called rules":          {args: []string{"--", "rules"}, code: exitClean},
		"a command and a file":         {args: []string{"version"}, code: exitIncomplete, says: "kubeconfig-lint lint version"},
		"a file and the command lint":  {args: []string{"lint", "-q"}, code: exitIncomplete, says: "kubeconfig-lint ./lint"},
		"a kuberc that is not there":   {args: []string{"good", "--kuberc", "nowhere"}, code: exitIncomplete, says: "--kuberc nowhere: no such file"},
		"a kuberc that is none":        {args: []string{"good", "--kuberc", "good"}, code: exitIncomplete, says: "--kuberc good: no document is a Preference"},
		"a word that is no command":    {args: []string{"frobnicate"}, code: exitIncomplete, says: "frobnicate: no such file or folder, and no command"},
		"a flag that is a command":     {args: []string{"--version"}, code: exitIncomplete, says: "the command is 'kubeconfig-lint version'"},
		"two reports to one file":      {args: []string{"good", "-o", "json=a", "-o", "text=./a"}, code: exitIncomplete, says: "only one report can go to"},
		"one rule of all":              {args: []string{"dangling", "--disable", "*", "--enable", "context-cluster-unresolved"}, code: exitFindings},
		"a group of all":               {args: []string{"dangling", "--disable", "*", "--enable", "context-*"}, code: exitFindings},
		"switched off and on":          {args: []string{"dangling", "--enable", "context-cluster-unresolved", "--disable", "context-cluster-unresolved"}, code: exitClean},
		"a broken value":               {args: []string{"good", "--quiet=maybe"}, code: exitIncomplete, says: "invalid boolean"},
		"a file like a flag":           {args: []string{"--", "-o"}, code: exitIncomplete, says: "-o: no such file"},
		"a comma in a name":            {args: []string{"a,b"}, code: exitClean},
		"empty path":                   {args: []string{""}, code: exitIncomplete, says: "empty"},
		"everything disabled":          {args: []string{"dangling", "--disable", "*"}, code: exitClean},
		"severity lowered":             {args: []string{"dangling", "--severity", "context-*=info"}, code: exitClean},
		"an environment":               {env: map[string]string{"KUBECONFIG": "{dir}/good:{dir}/nowhere"}, code: exitClean},
		"an environment of nothing":    {env: map[string]string{"KUBECONFIG": "{dir}/nowhere"}, code: exitFindings},
		"an environment of separators": {env: map[string]string{"KUBECONFIG": ":"}, code: exitFindings},
		"standard input in CI":         {args: []string{"-"}, env: map[string]string{"CI": "true"}, code: exitFindings},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := call{files: files, env: test.env, args: test.args}.run(t)
			if got.code != test.code {
				t.Errorf("exit status %d, want %d\n%s%s", got.code, test.code, got.stdout, got.stderr)
			}
			if !strings.Contains(got.stderr, test.says) {
				t.Errorf("standard error says %q, not %q", got.stderr, test.says)
			}
		})
	}
}

// TestHomeIsNotTakenInCI: a pipeline's home folder is nobody's kubeconfig.
func TestHomeIsNotTakenInCI(t *testing.T) {
	t.Parallel()
	files := map[string]string{"home/.kube/config": dangling}
	if got := (call{files: files}).run(t); got.code != exitFindings {
		t.Errorf("at home the exit status is %d", got.code)
	}
	if got := (call{files: files, env: map[string]string{"CI": "1"}}).run(t); got.code != exitNoInput {
		t.Errorf("in CI the exit status is %d", got.code)
	}
}

func TestNothingOfTheOthersIsLost(t *testing.T) {
	t.Parallel()
	files := map[string]string{}
	args := []string{"-o", "json", "missing"}
	for _, name := range strings.Split("abcdefghi", "") {
		files[name] = dangling
		args = append(args, name)
	}
	got := call{files: files, args: args}.run(t)
	if got.code != exitIncomplete {
		t.Errorf("exit status %d", got.code)
	}
	var report struct {
		Files    []struct{ Path string }
		Findings []struct{ Rule string }
	}
	if err := json.Unmarshal([]byte(got.stdout), &report); err != nil {
		t.Fatal(err)
	}
	unresolved := 0
	for _, f := range report.Findings {
		if f.Rule == "context-cluster-unresolved" {
			unresolved++
		}
	}
	if len(report.Files) != 9 || unresolved != 9 {
		t.Errorf("%d files and %d findings are left of nine", len(report.Files), unresolved)
	}
}

func TestSeveralReports(t *testing.T) {
	t.Parallel()
	got := call{files: map[string]string{"config": dangling}, args: []string{"config", "-o", "table", "-o", "json=out/report.json", "-o", "sarif=out/report.sarif", "-o", "junit=out/report.xml"}}.run(t)
	if got.code != exitFindings || !strings.HasPrefix(got.stdout, "CONTEXT") {
		t.Errorf("exit status %d, standard output %q", got.code, got.stdout)
	}
	for _, name := range []string{"report.json", "report.sarif", "report.xml"} {
		if content, err := os.ReadFile(filepath.Join(got.dir, "out", name)); err != nil || len(content) == 0 {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// brokenPipe fails every write.
type brokenPipe struct{}

func (brokenPipe) Write([]byte) (int, error) { return 0, errors.New("broken pipe") }

func TestFailingWriterStopsNoOther(t *testing.T) {
	t.Parallel()
	got := call{files: map[string]string{"config": good, "file": ""}, stdout: brokenPipe{}, args: []string{"config", "-o", "text", "-o", "sarif=file/report.sarif", "-o", "json=report.json"}}.run(t)
	if got.code != exitIncomplete || strings.Count(got.stderr, "could not be written") != 2 {
		t.Errorf("exit status %d, standard error %q", got.code, got.stderr)
	}
	if _, err := os.Stat(filepath.Join(got.dir, "report.json")); err != nil {
		t.Error(err)
	}
}

func TestStandardInput(t *testing.T) {
	t.Parallel()
	got := call{stdin: dangling, args: []string{"-", "--stdin-name", "kubeconfig", "-o", "json"}}.run(t)
	if got.code != exitFindings || !strings.Contains(got.stdout, `"path": "kubeconfig"`) {
		t.Errorf("exit status %d, %s", got.code, got.stdout)
	}
}

// TestVerdictsDoNotDependOnSwitches: what is not reported happens all the same.
func TestVerdictsDoNotDependOnSwitches(t *testing.T) {
	t.Parallel()
	contexts := func(args ...string) string {
		got := call{files: map[string]string{"config": dangling}, args: append([]string{"config", "-o", "json"}, args...)}.run(t)
		var report struct{ Contexts json.RawMessage }
		if err := json.Unmarshal([]byte(got.stdout), &report); err != nil {
			t.Fatal(err)
		}
		return string(report.Contexts)
	}
	all := contexts()
	if !strings.Contains(all, `"elsewhere"`) {
		t.Fatalf("the verdict is %s", all)
	}
	for _, args := range [][]string{{"--disable", "*"}, {"--severity", "*=info"}, {"--fail-on", "never"}} {
		if got := contexts(args...); got != all {
			t.Errorf("with %v the contexts are %s", args, got)
		}
	}
}

func TestVerboseAndQuiet(t *testing.T) {
	t.Parallel()
	files := map[string]string{"folder/config": good, "folder/notes.txt": "nothing"}
	if got := (call{files: files, args: []string{"-v", "folder"}}).run(t); !strings.Contains(got.stderr, "read folder/config") || !strings.Contains(got.stderr, "skipped folder/notes.txt") {
		t.Errorf("standard error says %q", got.stderr)
	}
	if got := (call{files: files, args: []string{"-q", "folder"}}).run(t); got.stderr != "" {
		t.Errorf("standard error says %q", got.stderr)
	}
}

func TestVersionAndHelp(t *testing.T) {
	t.Parallel()
	if got := (call{args: []string{"version"}}).run(t); got.code != exitClean || !strings.HasPrefix(got.stdout, "kubeconfig-lint ") {
		t.Errorf("exit status %d, %q", got.code, got.stdout)
	}
	for _, flag := range []string{"--help", "-h"} {
		if got := (call{args: []string{flag}}).run(t); got.code != exitClean || !strings.Contains(got.stdout, "--warn-within") {
			t.Errorf("%s: exit status %d, %q", flag, got.code, got.stdout)
		}
	}
}

func TestDurations(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]time.Duration{"0": 0, "30d": 720 * time.Hour, "2w": 336 * time.Hour, "36h": 36 * time.Hour, "1d12h": 36 * time.Hour, "90m": 90 * time.Minute} {
		if got, err := duration(text); err != nil || got != want {
			t.Errorf("%s is %v, %v", text, got, err)
		}
	}
	for _, text := range []string{"", "d", "-1d", "1.5d", "1y", "99999999999999999999w", "1d 2h"} {
		if got, err := duration(text); err == nil {
			t.Errorf("%q is taken for %v", text, got)
		}
	}
}

// TestVersionTakesNothing: and what is wrong is never said on standard output.
func TestVersionTakesNothing(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"version", "-o", "json"}, {"version", "now"}, {"version", "--", "now"}} {
		if got := (call{args: args}).run(t); got.code != exitIncomplete || got.stdout != "" || got.stderr == "" {
			t.Errorf("%v: exit status %d, standard output %q, standard error %q", args, got.code, got.stdout, got.stderr)
		}
	}
}

// TestFolderLikeACommand: a folder of that name, as in this project, hides no command.
func TestFolderLikeACommand(t *testing.T) {
	t.Parallel()
	files := map[string]string{"lint/notes": "", "version/notes": "", "config": good}
	for _, args := range [][]string{{"version"}, {"lint", "config"}} {
		if got := (call{files: files, args: args}).run(t); got.code != exitClean {
			t.Errorf("%v: exit status %d, standard error %q", args, got.code, got.stderr)
		}
	}
}

// TestReportsOfNothing: what reads a report finds one, also where there was nothing to judge.
func TestReportsOfNothing(t *testing.T) {
	t.Parallel()
	for _, allowed := range []bool{false, true} {
		args := []string{"-o", "sarif=report.sarif", "-o", "text"}
		want := exitNoInput
		if allowed {
			args, want = append(args, "--allow-empty"), exitClean
		}
		got := call{args: args}.run(t)
		if got.code != want || !strings.HasPrefix(got.stdout, "nothing to judge") {
			t.Errorf("exit status %d, standard output %q", got.code, got.stdout)
		}
		if content, err := os.ReadFile(filepath.Join(got.dir, "report.sarif")); err != nil || !bytes.Contains(content, []byte(`"results": []`)) {
			t.Errorf("the SARIF report: %v", err)
		}
	}
}

// TestStandardErrorIsEscaped: names of files reach the terminal there, too.
func TestStandardErrorIsEscaped(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"a\x1b[31m\u202eb"}, {"--a\x1b[31m\u202eb"}, {"-o", "a\x1b[31m\u202eb"}, {"--context", "a\x1b[31m\u202eb", "config"}} {
		got := call{files: map[string]string{"config": good}, args: args}.run(t)
		if got.code != exitIncomplete || strings.ContainsAny(got.stderr, "\x1b\u202e") {
			t.Errorf("%q: exit status %d, standard error %q", args, got.code, got.stderr)
		}
	}
}

// TestMissingElementIsInEveryReport: it is no file, and yet it decides the exit status.
func TestMissingElementIsInEveryReport(t *testing.T) {
	t.Parallel()
	env := map[string]string{"KUBECONFIG": "{dir}/nowhere"}
	for format, says := range map[string]string{"text": "error[", "json": `"severity": "error"`, "sarif": `"level": "error"`, "junit": `failures="`} {
		got := call{env: env, args: []string{"-o", format}}.run(t)
		if got.code != exitFindings || !strings.Contains(got.stdout, says) || strings.Contains(got.stdout, `failures="0" errors="0" time="0"></testsuites>`) {
			t.Errorf("%s: exit status %d\n%s", format, got.code, got.stdout)
		}
	}
}
