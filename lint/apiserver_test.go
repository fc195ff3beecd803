package lint_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// measured is one request that kubectl 1.32, kubectl 1.37 and client-go 0.37.2 sent to
// a kube-apiserver 1.37.2, and what came of it.
type measured struct {
	Name       string            `json:"name"`
	Group      string            `json:"group"`
	Kubeconfig string            `json:"kubeconfig"`
	Env        map[string]string `json:"env"`
	Now        time.Time         `json:"now"`
	Kubectl    string            `json:"kubectl"`
	Kubectl137 string            `json:"kubectl137"`
	ClientGo   string            `json:"client_go"`
	User       string            `json:"user"`
	ValidUntil string            `json:"valid_until"`
	Accept     []string          `json:"accept"`
	Decidable  bool              `json:"decidable"`
}

func (m measured) works() bool {
	return m.Kubectl == "ok" && m.Kubectl137 == "ok" && m.ClientGo == "ok"
}

// several are the groups in which more than one credential, or an unverified one, is at play, so
// that identity and end are not those of one credential.
var several = []string{"combo", "exec", "authprovider", "oidc", "list", "impersonate"}

// TestVerdictsAgainstTheAPIServer holds the verdicts against what a real API server did.
// No certain verdict may be wrong and nothing that works may be called broken; of what
// the file alone decides, 95 % must be right.
func TestVerdictsAgainstTheAPIServer(t *testing.T) {
	t.Parallel()
	var decidable, right, failing, certain, facts, agreeing int
	for _, m := range measurements(t) {
		context := judgeCase(t, m)
		said := string(context.Verdict.Outcome)
		accepted := slices.Contains(m.Accept, said)
		broken := !slices.Contains([]string{"usable", "unknown"}, said)
		switch {
		case m.works() && broken && !accepted:
			t.Errorf("%s: works, and is called %s by %s", m.Name, said, context.Verdict.Rule)
		case broken && !accepted && context.Verdict.Certain:
			t.Errorf("%s: is certainly %s by %s, and really %v", m.Name, said, context.Verdict.Rule, m.Accept)
		}
		if m.Decidable {
			decidable++
			if accepted {
				right++
			} else {
				t.Logf("%s: said %s, really %v", m.Name, said, m.Accept)
			}
		}
		if m.Decidable && accepted && broken && said != "anonymous" && said != "elsewhere" {
			failing++
			if context.Verdict.Certain {
				certain++
			}
		}
		if said == "usable" && m.works() && !slices.Contains(several, m.Group) {
			if m.User != "" && context.Verdict.Identity.User != "" {
				facts++
				agreeing += count(context.Verdict.Identity.User == m.User)
			}
			if m.ValidUntil != "" && !context.Verdict.Until.IsZero() {
				end, err := time.Parse(time.RFC3339, m.ValidUntil)
				if err != nil {
					t.Fatal(err)
				}
				facts++
				agreeing += count(context.Verdict.Until.Sub(end).Abs() <= 10*time.Second)
			}
		}
	}
	if decidable < 300 || failing < 100 || facts < 50 {
		t.Fatalf("only %d decidable cases, %d failing ones and %d facts were seen", decidable, failing, facts)
	}
	if right*100 < decidable*95 {
		t.Errorf("%d of %d decidable cases are right", right, decidable)
	}
	if certain*100 < failing*97 {
		t.Errorf("%d of %d right failing verdicts are certain", certain, failing)
	}
	if agreeing*100 < facts*98 {
		t.Errorf("%d of %d identities and ends agree", agreeing, facts)
	}
}

func count(b bool) int {
	if b {
		return 1
	}
	return 0
}

func measurements(t *testing.T) []measured {
	t.Helper()
	file, err := os.Open("../testdata/apiserver/truth.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []measured
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var m measured
		if err := json.Unmarshal(lines.Bytes(), &m); err != nil {
			t.Fatal(err)
		}
		all = append(all, m)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return all
}

// judgeCase lints a copy of the case's folder and returns its current context.
func judgeCase(t *testing.T, m measured) lint.Context {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "case")
	copyCase(t, filepath.Join("../testdata/apiserver/cases", m.Name), dir)
	source := lint.Source{Path: m.Kubeconfig}
	if list := m.Env["KUBECONFIG"]; m.Kubeconfig == "" {
		source = lint.Source{FromEnvironment: true, List: slices.DeleteFunc(strings.Split(strings.ReplaceAll(list, "{dir}", dir), ":"), func(s string) bool { return s == "" })}
	}
	result, err := lint.Run(context.Background(), []lint.Source{source}, lint.Options{
		Rules: rules.All(), Now: m.Now, MaxFileSize: 1 << 20, WorkDir: dir, Root: dir, SearchPath: os.Getenv("PATH"),
	})
	if err != nil {
		t.Fatalf("%s: %v", m.Name, err)
	}
	for _, c := range result.Contexts {
		if c.Current {
			return c
		}
	}
	if len(result.Failures) > 0 {
		return lint.Context{Verdict: lint.Verdict{Outcome: lint.OutcomeClientError, Certain: true}}
	}
	t.Fatalf("%s: no context is the current one", m.Name)
	return lint.Context{}
}

// copyCase copies a folder; @CASE@ in a file stands for the folder's own path.
func copyCase(t *testing.T, from, to string) {
	t.Helper()
	err := os.CopyFS(to, os.DirFS(from))
	if err != nil {
		t.Fatal(err)
	}
	err = filepath.WalkDir(to, func(path string, entry os.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil || !bytes.Contains(data, []byte("@CASE@")) {
			return err
		}
		return os.WriteFile(path, bytes.ReplaceAll(data, []byte("@CASE@"), []byte(to)), 0o700)
	})
	if err != nil {
		t.Fatal(err)
	}
}
