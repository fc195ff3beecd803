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
	own := byOwnPath(material)
	review := reviewed(t)
	found, errors, files := map[string]int{}, 0, map[string]bool{}
	truths := truthOf(t, dir)
	for _, c := range truths {
		files[c.File] = true
		for _, f := range lintCorpus(t, dir, c.File).Findings {
			if f.Severity != lint.Error {
				continue
			}
			errors++
			w := witness{dir: dir, truth: c, rows: slices.Concat(material[c.File], own[c.File]), finding: f}
			source := w.source()
			key := strings.Join([]string{c.File, f.Object, f.Rule}, "\t")
			switch {
			case source != "":
			case review[key]:
				source, review[key] = "review", false
			case proved(review, f.Rule) && !whole(review, truths):
				// Another corpus than the one that was reviewed: the source line and the case of the rule prove it as well.
				source = "review"
				t.Logf("%s %s %s[%s]: rests on the review of its rule: %s", c.File, f.Object, f.Field, f.Rule, f.Message)
			default:
				t.Errorf("%s %s %s[%s]: nothing supports: %s", c.File, f.Object, f.Field, f.Rule, f.Message)
			}
			found[source]++
		}
	}
	for key, unused := range review {
		if file, _, _ := strings.Cut(key, "\t"); unused && files[file] {
			t.Errorf("the review lists what is no error any more, or has other evidence: %s", key)
		}
	}
	t.Logf("%d errors by evidence: %v", errors, found)
	if errors < 50 || found["review"]*10 > errors {
		t.Errorf("%d of %d errors rest on the review alone", found["review"], errors)
	}
}

// proved reports a rule that the review has a source and a case for.
func proved(review map[string]bool, rule string) bool {
	for key := range review {
		if strings.HasSuffix(key, "\t"+rule) {
			return true
		}
	}
	return false
}

// whole reports the corpus that was reviewed: it holds every file of the review.
func whole(review map[string]bool, truths []truth) bool {
	for key := range review {
		file, _, _ := strings.Cut(key, "\t")
		if !slices.ContainsFunc(truths, func(c truth) bool { return c.File == file }) {
			return false
		}
	}
	return true
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
	case w.refusal(w.truth.Error) && w.finding.Rule != "bad-base64" && alike(w.finding.Says, w.truth.Error):
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

// refusals are what client-go says of the faults of which a file can have several; it names the first alone.
var refusals = map[string]string{
	"wrong-scalar-type": "json: cannot unmarshal ", "yaml11-implicit-type": "json: cannot unmarshal ",
	"bad-base64": "illegal base64 data", "duplicate-entry-name": "duplicate name ",
}

// refusal reports words of client-go that refuse a file for what the finding says.
func (w witness) refusal(said string) bool {
	return w.finding.Effect == lint.Refused && said != "" && strings.Contains(said, refusals[w.finding.Rule])
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

// validation is the error of a context that the finding touches. Of one that leads to no server client-go says
// so in several ways, of which one names the cluster.
func (w witness) validation() bool {
	return slices.ContainsFunc(w.finding.Contexts, func(name string) bool {
		said := strings.ReplaceAll(w.truth.Contexts[name], "@CORPUS@", w.dir)
		nothing := strings.Contains(said, "no configuration has been provided")
		switch w.finding.Rule {
		case "context-cluster-unresolved":
			return nothing || strings.Contains(said, "cluster has no server defined")
		case "server-missing":
			return nothing || strings.Contains(said, fmt.Sprintf("no server found for cluster %q", lint.Name(w.finding.Object)))
		}
		return alike(w.finding.Says, said)
	})
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

// rows are what material.tsv says of one field, of a bundle a row for each certificate.
type rows []map[string]string

// columns are what in material.tsv supports a rule.
var columns = map[string]func(rows) bool{
	"bad-base64":                    some("status", "bad-base64"),
	"ca-unparsable":                 some("status", "no-CERTIFICATE-PEM-block", "openssl-parse-error"),
	"client-cert-unparsable":        some("status", "no-CERTIFICATE-PEM-block", "openssl-parse-error"),
	"client-key-unusable":           some("status", "no-PRIVATE-KEY-PEM-block"),
	"client-key-mismatch":           some("key_match", "MISMATCH"),
	"redacted-or-placeholder-value": some("status", "no-CERTIFICATE-PEM-block", "no-PRIVATE-KEY-PEM-block"),
	"referenced-file-unusable":      some("status", "file-missing", "abs-path-outside-corpus"),
	"oidc-token-unusable":           some("status", "opaque-token"),
	"token-unacceptable-algorithm":  some("jwt_alg", "HS256", "HS384", "HS512", "none"),
	"token-expired":                 some("state_2026-11-23", "expired"),
	"client-cert-expired":           leaf("state_2026-11-23", "expired"),
	"serving-cert-expired":          leaf("state_2026-11-23", "expired"),
	"ca-expired": func(all rows) bool {
		return len(all) > 0 && !slices.ContainsFunc(all, func(row map[string]string) bool { return row["state_2026-11-23"] != "expired" })
	},
	"client-cert-wrong-key-usage": func(all rows) bool {
		return len(all) > 0 && all[0]["eku"] != "" && !strings.Contains(all[0]["eku"], "Client")
	},
	"client-cert-no-common-name": func(all rows) bool {
		return len(all) > 0 && all[0]["subject"] != "" && !strings.Contains(all[0]["subject"], "CN=")
	},
	"token-malformed-jwt": func(all rows) bool { return len(all) > 0 && all[0]["jwt_alg"] != "" && all[0]["jwt_iss"] == "" },
}

func some(column string, values ...string) func(rows) bool {
	return func(all rows) bool {
		return slices.ContainsFunc(all, func(row map[string]string) bool { return slices.Contains(values, row[column]) })
	}
}

// leaf looks at the first certificate alone: of a chain the others do not name the holder.
func leaf(column, value string) func(rows) bool {
	return func(all rows) bool { return len(all) > 0 && all[0][column] == value }
}

// column looks at what openssl and the JWT decoder made of the field.
func (w witness) column() bool {
	list, name, _ := strings.Cut(w.finding.Object, "/")
	var of rows
	for _, row := range w.rows {
		bare := w.finding.Object == "" && row["owner"] == ""
		if bare || row["owner"]+"s" == list && row["name"] == name && row["field"] == w.finding.Field {
			of = append(of, row)
		}
	}
	holds := columns[w.finding.Rule]
	return holds != nil && holds(of)
}

// hasMaterial reports a user for whom material.tsv knows any credential.
func (w witness) hasMaterial(user string) bool {
	return slices.ContainsFunc(w.rows, func(row map[string]string) bool { return row["owner"] == "user" && row["name"] == user })
}

// client has client-go build a client as kubectl does: it stops with the words of the finding, or goes
// on without the credential.
func (w witness) client() bool {
	path := filepath.Join(w.dir, w.truth.File)
	config, err := clientcmd.LoadFromFile(path)
	if err != nil {
		return refusals[w.finding.Rule] != "" && w.finding.Rule != "bad-base64" && w.refusal(withoutData(path))
	}
	if err := clientcmd.ResolveLocalPaths(config); err != nil {
		return false
	}
	if w.finding.Rule == "entry-without-name" {
		return config.Clusters[""] != nil || config.AuthInfos[""] != nil || config.Contexts[""] != nil
	}
	return slices.ContainsFunc(w.finding.Contexts, func(name string) bool {
		if config.Contexts[name] == nil {
			return false
		}
		if _, err := build(config, name); err != nil {
			if alike(w.finding.Says, err.Error()) {
				return true
			}
			alone := w.alone(config)
			if _, err := build(alone, name); err != nil && alike(w.finding.Says, err.Error()) {
				return true
			}
			config = config.DeepCopy() // it may stop at the CA; what becomes of the user?
			for _, cluster := range config.Clusters {
				cluster.CertificateAuthority, cluster.CertificateAuthorityData = "", nil
			}
		}
		made, err := build(config, name)
		return err == nil && w.lost(config, config.Contexts[name].AuthInfo, made)
	})
}

// alone leaves nothing against which client-go could object but the entry of the finding: it names only the
// first thing that it meets.
func (w witness) alone(config *api.Config) *api.Config {
	config = config.DeepCopy()
	if strings.HasPrefix(w.finding.Object, "users/") {
		for name := range config.Clusters {
			config.Clusters[name] = &api.Cluster{Server: "https://127.0.0.1:1"}
		}
	} else {
		for name := range config.AuthInfos {
			config.AuthInfos[name] = api.NewAuthInfo()
		}
	}
	return config
}

// build makes a client for one context; where kubectl talks to localhost:8080, so does this.
func build(config *api.Config, context string) (*rest.Config, error) {
	overrides := &clientcmd.ConfigOverrides{ClusterDefaults: api.Cluster{Server: "http://localhost:8080"}}
	made, err := clientcmd.NewNonInteractiveClientConfig(*config, context, overrides, nil).ClientConfig()
	if err == nil {
		_, err = rest.TransportFor(made)
	}
	if err == nil {
		_, _, err = rest.DefaultServerURL(made.Host, "", schema.GroupVersion{}, false)
	}
	return made, err
}

// lost reports a client that sends no credential for the reason of the finding.
func (w witness) lost(config *api.Config, name string, made *rest.Config) bool {
	user := config.AuthInfos[name]
	if !sendsNothing(made) {
		return false
	}
	switch w.finding.Rule {
	case "context-user-unresolved":
		return user == nil
	case "no-credentials":
		return user != nil && !w.hasMaterial(name)
	case "server-not-https":
		return user != nil && (w.hasMaterial(name) || user.Username != "" || user.Exec != nil || user.AuthProvider != nil)
	}
	return false
}

func sendsNothing(c *rest.Config) bool {
	return c.BearerToken == "" && c.BearerTokenFile == "" && c.Username == "" && c.ExecProvider == nil && c.AuthProvider == nil && len(c.CertData) == 0 && c.CertFile == ""
}

// withoutData asks client-go again about a file that it refuses, without what it has to decode from base64.
func withoutData(path string) string {
	text, err := os.ReadFile(path)
	if err == nil {
		_, err = clientcmd.Load(regexp.MustCompile(`(?m)^( *[a-z-]+-data:).*$`).ReplaceAll(text, []byte("$1")))
	}
	return fmt.Sprint(err)
}
