//go:build corpus

package lint_test

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// corpusDir is where kubeconfigs of other projects lie. They are used in place and never copied.
func corpusDir(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(os.Getenv("CASES"), "corpus")
	if _, err := os.Stat(filepath.Join(dir, "truth.jsonl")); err != nil {
		t.Fatalf("no corpus: set CASES to the folder that holds corpus/truth.jsonl: %v", err)
	}
	return dir
}

// TestCorpusAgreesWithClientGo holds real kubeconfigs against what client-go says of them:
// whether they load, and per context whether the validation before connecting objects.
func TestCorpusAgreesWithClientGo(t *testing.T) {
	dir := corpusDir(t)
	seen := 0
	for _, c := range truthOf(t, dir) {
		seen++
		result := lintCorpus(t, dir, c.File)
		if bare := len(result.Files) == 1 && result.Files[0].Kind != lint.KindKubeconfig; bare && !c.Loads {
			continue // a certificate or key beside the kubeconfigs
		}
		if len(result.Files) != 1 || result.Files[0].Kind != lint.KindKubeconfig {
			t.Errorf("%s: is taken for %+v, failures %v", c.File, result.Files, result.Failures)
			continue
		}
		if result.Files[0].Loads != c.Loads {
			t.Errorf("%s: loads is %v, client-go says %v", c.File, result.Files[0].Loads, c.Loads)
			continue
		}
		for _, got := range result.Contexts {
			said, ok := c.Contexts[got.Name]
			if got.Synthetic || got.Name == "" || !ok {
				continue // the empty name stands for the current context
			}
			empty := !strings.Contains(said, "[") && (strings.Contains(said, "no configuration has been provided") || strings.Contains(said, "no server found") || strings.Contains(said, "no server defined"))
			switch {
			case empty && got.Verdict.Outcome != lint.OutcomeElsewhere:
				t.Errorf("%s %s: client-go says %q, the verdict is %s by %s", c.File, got.Name, said, got.Verdict.Outcome, got.Verdict.Rule)
			case said != "" && !empty && got.Verdict.Outcome != lint.OutcomeClientError:
				t.Errorf("%s %s: client-go says %q, the verdict is %s by %s", c.File, got.Name, said, got.Verdict.Outcome, got.Verdict.Rule)
			case said == "" && got.Verdict.Outcome == lint.OutcomeElsewhere:
				t.Errorf("%s %s: client-go has no objection, the verdict is %s by %s", c.File, got.Name, got.Verdict.Outcome, got.Verdict.Rule)
			}
		}
	}
	t.Logf("%d files", seen)
	if seen < 50 {
		t.Fatalf("only %d files were seen", seen)
	}
}

// TestCorpusAgreesWithOpenSSL holds the dates of every certificate and token against those that
// openssl and a JWT decoder read, to the second.
func TestCorpusAgreesWithOpenSSL(t *testing.T) {
	dir := corpusDir(t)
	results := map[string]*lint.Result{}
	compared := 0
	for _, row := range slices.Concat(slices.Collect(maps.Values(materialOf(t, dir)))...) {
		at := func(name string) string { return row[name] }
		if at("doc") != "" || at("status") != "ok" || at("not_after") == "" && at("jwt_exp") == "" {
			continue
		}
		path := at("path")
		result, ok := results[path]
		if !ok {
			result = lintCorpus(t, dir, path)
			results[path] = result
		}
		if len(result.Files) == 0 || !result.Files[0].Loads {
			continue
		}
		object, role := at("owner")+"s/"+at("name"), "client"
		from, until := at("not_before"), at("not_after")
		switch {
		case at("owner") == "cluster":
			role = "ca"
		case at("jwt_exp") != "":
			role, from, until = "token", "", at("jwt_exp")
		}
		if at("idx") != "0" && role != "ca" || strings.Contains(at("field"), "config") {
			continue
		}
		if refused(result, object) {
			continue // openssl reads a point off its curve, Go and so client-go do not
		}
		if !dated(result, object, role, from, until) {
			t.Errorf("%s %s %s[%s]: openssl says %s to %s, this says %+v", path, object, at("field"), at("idx"), from, until, datesOf(result, object, role))
		}
		compared++
	}
	t.Logf("%d certificates and tokens", compared)
	if compared < 30 {
		t.Fatalf("only %d certificates and tokens were compared", compared)
	}
}

// truth is what client-go said of one file.
type truth struct {
	File     string            `json:"file"`
	Loads    bool              `json:"loads"`
	Error    string            `json:"error"`
	Current  string            `json:"current"`
	Contexts map[string]string `json:"contexts"`
}

func truthOf(t *testing.T, dir string) []truth {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	var all []truth
	for _, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		var one truth
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		all = append(all, one)
	}
	return all
}

// materialOf are the certificates, keys and tokens of each file with what openssl and a JWT decoder read.
func materialOf(t *testing.T, dir string) map[string][]map[string]string {
	t.Helper()
	file, err := os.Open(filepath.Join(dir, "material.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows := csv.NewReader(file)
	rows.Comma, rows.LazyQuotes, rows.FieldsPerRecord = '\t', true, -1
	table, err := rows.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string][]map[string]string{}
	for _, cells := range table[1:] {
		row := map[string]string{}
		for i, name := range table[0][:len(cells)] {
			row[name] = cells[i]
		}
		all[row["path"]] = append(all[row["path"]], row)
	}
	return all
}

func lintCorpus(t *testing.T, dir, path string) *lint.Result {
	t.Helper()
	result, err := lint.Run(context.Background(), []lint.Source{{Path: path}}, lint.Options{
		Rules: rules.All(), Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), MaxFileSize: 1 << 24, WorkDir: dir, Root: dir,
	})
	if err != nil {
		t.Fatal(err)
	}
	return result
}

func refused(r *lint.Result, object string) bool {
	for _, f := range r.Findings {
		if f.Object == object && f.Rule == "ca-unparsable" {
			return true
		}
	}
	return false
}

func datesOf(r *lint.Result, object, role string) []lint.Validity {
	var all []lint.Validity
	for _, c := range r.Credentials {
		if c.Object == object && c.Role == role {
			all = append(all, c.Validity)
		}
	}
	return all
}

func dated(r *lint.Result, object, role, from, until string) bool {
	for _, v := range datesOf(r, object, role) {
		if (from == "" || same(v.From, from)) && same(v.Until, until) {
			return true
		}
	}
	return false
}

func same(got time.Time, want string) bool {
	for _, layout := range []string{"2006-01-02 15:04:05Z", time.RFC3339} {
		if at, err := time.Parse(layout, want); err == nil {
			return got.Equal(at)
		}
	}
	return false
}
