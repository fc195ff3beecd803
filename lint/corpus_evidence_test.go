//go:build corpus

package lint_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"k8s.io/apimachinery/pkg/runtime/schema"
	_ "k8s.io/client-go/plugin/pkg/client/auth" // gcp, azure and oidc, as kubectl links them
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// reviewFile lists the errors that no evidence beside the corpus supports, each with the source line
// that proves it and a case of its own.
const reviewFile = "../testdata/corpus-review.tsv"

// TestCorpusErrorsHaveEvidence looks for what supports every finding of severity error: what
// client-go said of the file or of its contexts when the corpus was collected, what openssl and a JWT decoder
// read, or what the same client-go says when it is asked to build a client, which truth.jsonl does not
// record. What is left is at most a tenth and stands in the review.
func TestCorpusErrorsHaveEvidence(t *testing.T) {
	dir := corpusDir(t)
	material := materialOf(t, dir)
	bare := byOwnPath(material)
	review := reviewed(t)
	found, errors := map[string]int{}, 0
	for _, c := range truthOf(t, dir) {
		for _, f := range lintCorpus(t, dir, c.File).Findings {
			if f.Severity != lint.Error {
				continue
			}
			errors++
			w := witness{dir: dir, truth: c, rows: append(material[c.File], bare[c.File]...), finding: f}
			source := w.source()
			key := strings.Join([]string{c.File, f.Object, f.Rule}, "\t")
			if source == "" && review[key] {
				source = "review"
				review[key] = false
			}
			found[source]++
			if source == "" {
				t.Errorf("%s %s %s[%s]: nothing supports: %s", c.File, f.Object, f.Field, f.Rule, f.Message)
			}
		}
	}
	for key, unused := range review {
		if unused {
			t.Errorf("the review lists what is no error any more, or has other evidence: %s", key)
		}
	}
	t.Logf("%d errors by evidence: %v", errors, found)
	if errors < 200 || found["review"]*10 > errors {
		t.Errorf("%d of %d errors rest on the review alone", found["review"], errors)
	}
}

// reviewed reads the review; that its cases raise their rules is tested with the rules.
func reviewed(t *testing.T) map[string]bool {
	t.Helper()
	raw, err := os.ReadFile(reviewFile)
	if err != nil {
		t.Fatal(err)
	}
	rows := map[string]bool{}
	for i, line := range strings.Split(strings.TrimSpace(string(raw)), "\n") {
		columns := strings.Split(line, "\t")
		if len(columns) != 5 {
			t.Fatalf("line %d of the review has %d columns", i+1, len(columns))
		}
		if i > 0 {
			rows[strings.Join(columns[:3], "\t")] = true
		}
	}
	return rows
}

// byOwnPath are the rows of files that kubeconfigs name, by the paths of these files themselves.
func byOwnPath(material map[string][]map[string]string) map[string][]map[string]string {
	all := map[string][]map[string]string{}
	for path, rows := range material {
		for _, row := range rows {
			own := map[string]string{}
			maps.Copy(own, row)
			own["owner"] = ""
			file := filepath.Join(filepath.Dir(path), row["source"])
			all[file] = append(all[file], own)
		}
	}
	return all
}

// witness looks for support of one finding.
type witness struct {
	dir     string
	truth   truth
	rows    []map[string]string
	finding lint.Finding
}

func (w witness) source() string {
	switch {
	case !w.truth.Loads && w.finding.Effect == lint.Refused && alike(w.finding.Says, w.truth.Error):
		return "truth: does not load"
	case w.validation():
		return "truth: validation"
	case w.choice():
		return "truth: contexts"
	case w.column():
		return "material"
	case w.client():
		return "client-go asked anew"
	}
	return ""
}

// alike compares words of ours with client-go's: what ours leave out stands there as an ellipsis.
func alike(ours, theirs string) bool {
	ours = regexp.MustCompile(`^(?:error: |Error in configuration: |Unable to connect to the server: )+`).ReplaceAllString(ours, "")
	ours = regexp.MustCompile(`^error loading config file "[^"]*": `).ReplaceAllString(ours, "")
	if ours == "" {
		return false
	}
	pattern := strings.ReplaceAll(regexp.QuoteMeta(ours), "…", ".*")
	return regexp.MustCompile(pattern).MatchString(theirs)
}

// validation is the error of a context that the finding touches; of one that has no server client-go says
// so in several ways.
func (w witness) validation() bool {
	for _, name := range w.finding.Contexts {
		said := strings.ReplaceAll(w.truth.Contexts[name], "@CORPUS@", w.dir)
		if alike(w.finding.Says, said) {
			return true
		}
		if w.finding.Effect == lint.Elsewhere && (strings.Contains(said, "no configuration has been provided") || strings.Contains(said, "no server found") || strings.Contains(said, "no server defined")) {
			return true
		}
	}
	return false
}

// choice is about the context that is in force, and whether there is any.
func (w witness) choice() bool {
	_, exists := w.truth.Contexts[w.truth.Current]
	switch w.finding.Rule {
	case "current-context-not-found":
		return w.truth.Current != "" && !exists
	case "empty-config":
		return w.truth.Loads && len(w.truth.Contexts) == 0
	}
	return false
}

// columns are what in material.tsv supports a rule.
var columns = map[string]func(row map[string]string) bool{
	"bad-base64":                    status("bad-base64"),
	"ca-unparsable":                 status("no-CERTIFICATE-PEM-block", "openssl-parse-error"),
	"client-cert-unparsable":        status("no-CERTIFICATE-PEM-block", "openssl-parse-error"),
	"client-key-unusable":           status("no-PRIVATE-KEY-PEM-block"),
	"redacted-or-placeholder-value": status("no-CERTIFICATE-PEM-block", "no-PRIVATE-KEY-PEM-block"),
	"referenced-file-unusable":      status("file-missing", "abs-path-outside-corpus"),
	"oidc-token-unusable":           status("opaque-token"),
	"ca-expired":                    func(row map[string]string) bool { return row["state_2026-11-23"] == "expired" },
	"client-cert-expired":           func(row map[string]string) bool { return row["state_2026-11-23"] == "expired" },
	"client-key-mismatch":           func(row map[string]string) bool { return row["key_match"] == "MISMATCH" },
	"client-cert-no-common-name": func(row map[string]string) bool {
		return row["subject"] != "" && !strings.Contains(row["subject"], "CN=")
	},
	"token-malformed-jwt": func(row map[string]string) bool { return row["jwt_alg"] != "" && row["jwt_iss"] == "" },
}

func status(values ...string) func(map[string]string) bool {
	return func(row map[string]string) bool { return slices.Contains(values, row["status"]) }
}

// column looks at what openssl and the JWT decoder made of the field; of a user without any credential there is nothing to look at.
func (w witness) column() bool {
	list, name, _ := strings.Cut(w.finding.Object, "/")
	if w.finding.Rule == "no-credentials" {
		return w.truth.Loads && !slices.ContainsFunc(w.rows, func(row map[string]string) bool { return row["owner"] == "user" && row["name"] == name })
	}
	holds := columns[w.finding.Rule]
	return holds != nil && slices.ContainsFunc(w.rows, func(row map[string]string) bool {
		bare := w.finding.Object == "" && row["owner"] == ""
		return (bare || row["owner"]+"s" == list && row["name"] == name && (row["field"] == w.finding.Field || w.finding.Field == "")) && holds(row)
	})
}

// client has client-go build a client as kubectl does: it stops with the words of the finding, or goes
// on without the credential.
func (w witness) client() bool {
	path := filepath.Join(w.dir, w.truth.File)
	config, err := clientcmd.LoadFromFile(path)
	if err != nil {
		return false
	}
	if w.finding.Rule == "entry-without-name" {
		return config.Clusters[""] != nil || config.AuthInfos[""] != nil || config.Contexts[""] != nil
	}
	for _, name := range w.finding.Contexts {
		if w.finding.Rule == "context-user-unresolved" && config.AuthInfos[config.Contexts[name].AuthInfo] == nil {
			return true
		}
		rules := &clientcmd.ClientConfigLoadingRules{ExplicitPath: path}
		overrides := &clientcmd.ConfigOverrides{CurrentContext: name, ClusterDefaults: api.Cluster{Server: "http://localhost:8080"}}
		made, err := clientcmd.NewNonInteractiveDeferredLoadingClientConfig(rules, overrides).ClientConfig()
		if err == nil {
			_, err = rest.TransportFor(made)
		}
		if err == nil {
			_, _, err = rest.DefaultServerURL(made.Host, "", schema.GroupVersion{}, false)
		}
		switch {
		case err != nil && alike(w.finding.Says, fmt.Sprint(err)):
			return true
		case err == nil && w.finding.Effect == lint.Anonymous && config.Contexts[name] != nil:
			if made.BearerToken == "" && made.BearerTokenFile == "" && made.Username == "" && made.ExecProvider == nil && made.AuthProvider == nil && len(made.CertData) == 0 && made.CertFile == "" {
				return true
			}
		}
	}
	return false
}
