package kubeconfig

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// parts have every field of a kubeconfig between them.
var parts = []string{
	`apiVersion: v1
kind: Config
current-context: x
preferences: {colors: true, extensions: [{name: e, extension: 1}]}
extensions: [{name: e, extension: {a: b}}]
`,
	`clusters:
- name: c
  cluster: {server: 'https://a', tls-server-name: t, proxy-url: 'http://p', certificate-authority: f, certificate-authority-data: QQ==, insecure-skip-tls-verify: true, disable-compression: true, extensions: [{name: q, extension: 2}]}
`,
	`contexts:
- name: x
  context: {cluster: c, user: u, namespace: w, extensions: [{name: q, extension: 2}]}
`,
	`users:
- name: u
  user:
    token: t
    tokenFile: f
    client-certificate: x
    client-certificate-data: QQ==
    client-key: k
    client-key-data: Qg==
    username: someone
    password: p
    as: a
    as-uid: b
    as-groups: [c, d]
    as-user-extra: {k: [v, w]}
    extensions: [{name: q, extension: 2}]
`,
	`users:
- name: plugin
  user:
    exec: {command: c, args: [a, b], env: [{name: e, value: v}], apiVersion: z, installHint: h, interactiveMode: Never, provideClusterInfo: true}
    auth-provider: {name: oidc, config: {client-id: v}}
`,
}

// ours and theirs write all values down in the same way, so that they can be compared.
func ours(f *File) map[string]string {
	values := map[string]string{"": fmt.Sprintf("%q %v", f.CurrentContext, f.Empty)}
	for _, c := range f.Clusters {
		values["clusters/"+c.Name] = fmt.Sprintf("%q %q %q %q %q %v", c.Server.Reveal(), c.TLSServerName, c.ProxyURL.Reveal(), c.CertificateAuthority, c.CertificateAuthorityData.Reveal(), c.InsecureSkipTLSVerify)
	}
	for _, c := range f.Contexts {
		values["contexts/"+c.Name] = fmt.Sprintf("%q %q %q", c.Cluster, c.User, c.Namespace)
	}
	for _, u := range f.Users {
		var plugin string
		if x := u.Exec; x != nil {
			plugin = fmt.Sprintf("%q %q %q %q %v", x.Command, x.APIVersion, x.InstallHint, x.InteractiveMode, x.ProvideClusterInfo)
			for _, arg := range x.Args {
				plugin += fmt.Sprintf(" %q", arg.Reveal())
			}
			for _, variable := range x.Env {
				plugin += fmt.Sprintf(" %q=%q", variable.Name, variable.Value.Reveal())
			}
		}
		var provider string
		if p := u.AuthProvider; p != nil {
			config := map[string]string{}
			for key, value := range p.Config {
				config[key] = string(value.Reveal())
			}
			provider = fmt.Sprintf("%q %q", p.Name, config)
		}
		values["users/"+u.Name] = fmt.Sprintf("%q %q %q %q %q %q %q %q %q %q %q %q %s %s", u.Token.Reveal(), u.TokenFile, u.ClientCertificate, u.ClientCertificateData.Reveal(), u.ClientKey, u.ClientKeyData.Reveal(),
			u.Username, u.Password.Reveal(), u.Impersonate, u.ImpersonateUID, u.ImpersonateGroups, u.ImpersonateExtra, plugin, provider)
	}
	return values
}

func theirs(config *api.Config) map[string]string {
	values := map[string]string{"": fmt.Sprintf("%q %v", config.CurrentContext, api.IsConfigEmpty(config))}
	for name, c := range config.Clusters {
		values["clusters/"+name] = fmt.Sprintf("%q %q %q %q %q %v", c.Server, c.TLSServerName, c.ProxyURL, c.CertificateAuthority, c.CertificateAuthorityData, c.InsecureSkipTLSVerify)
	}
	for name, c := range config.Contexts {
		values["contexts/"+name] = fmt.Sprintf("%q %q %q", c.Cluster, c.AuthInfo, c.Namespace)
	}
	for name, u := range config.AuthInfos {
		var plugin string
		if x := u.Exec; x != nil {
			plugin = fmt.Sprintf("%q %q %q %q %v", x.Command, x.APIVersion, x.InstallHint, x.InteractiveMode, x.ProvideClusterInfo)
			for _, arg := range x.Args {
				plugin += fmt.Sprintf(" %q", arg)
			}
			for _, variable := range x.Env {
				plugin += fmt.Sprintf(" %q=%q", variable.Name, variable.Value)
			}
		}
		var provider string
		if p := u.AuthProvider; p != nil {
			provider = fmt.Sprintf("%q %q", p.Name, p.Config)
		}
		values["users/"+name] = fmt.Sprintf("%q %q %q %q %q %q %q %q %q %q %q %q %s %s", u.Token, u.TokenFile, u.ClientCertificate, u.ClientCertificateData, u.ClientKey, u.ClientKeyData,
			u.Username, u.Password, u.Impersonate, u.ImpersonateUID, u.ImpersonateGroups, u.ImpersonateUserExtra, plugin, provider)
	}
	return values
}

// agree holds what this package makes of some bytes against clientcmd.Load: whether they load, every
// value, and the words of the refusal as far as those quote nothing.
func agree(t *testing.T, data []byte) *File {
	t.Helper()
	config, err := clientcmd.Load(data)
	f := Load(credential.NewSecret(data))
	switch {
	case (err == nil) != (f.Err == nil):
		t.Fatalf("client-go says %v, this package %v, of\n%s", err, f.Err, data)
	case err == nil:
		if got, want := ours(f), theirs(config); !maps.Equal(got, want) {
			t.Errorf("%q, client-go has %q", got, want)
		}
	case len(f.Err.Faults) == 0:
		t.Errorf("no place is named for %v", err)
	case !sameWords(f.Err.Says, err.Error()):
		t.Errorf("says %q, client-go %q, of\n%s", f.Err.Says, err, data)
	}
	return f
}

func TestEveryValue(t *testing.T) {
	t.Parallel()
	for _, part := range parts {
		if f := agree(t, []byte(part)); f.Err != nil {
			t.Error(f.Err)
		}
	}
}

// oddities are what may stand where text, a boolean, a list, a mapping or base64 should.
var oddities = []string{
	"1", "yes", "y", "Off", "~", "1e3", "0x1F", "0o7", "08", "0b1", "1_000", "190:20:30", "-.5", "+1", "99999999999999999999999", "2026-01-01",
	".inf", ".nan", "=", "<<", "\"1\"", "'x y'", "\"\"", "|\n      x\n", "[]", "[1]", "[300]", "{}", "{a: b}", "[null, null]", "[{name: a}, {name: a}]", "[{name: 1}]",
	"!!str 1", "!!binary QQ==", "!!float 1", "!!int '1'", "!!null ''", "!!bool yes", "!!timestamp 2026-01-01", "! 1", "!foo bar", "&z 1", "*nothing",
	"A=", "Q-Q_", "QQ==QQ==", "QQ= =",
}

// TestOneOddityAnywhere puts every oddity in the place of every value: client-go's verdict and words
// are this package's, and the fault has a place.
func TestOneOddityAnywhere(t *testing.T) {
	t.Parallel()
	for _, part := range parts {
		tree := plant([]byte(part))
		var visit func(node *yaml.Node)
		visit = func(node *yaml.Node) {
			for i, child := range node.Content {
				if node.Kind == yaml.MappingNode && i%2 == 0 {
					continue // a key
				}
				start, end := tree.span(child)
				for _, oddity := range oddities {
					f := agree(t, []byte(part[:start]+oddity+part[end:]))
					if f.Err != nil && f.Err.Kind != Syntax && (f.Err.Faults[0].Path == "" || f.Err.Faults[0].Range == Top) {
						t.Errorf("%q for %q: no place: %+v", oddity, part[start:end], f.Err.Faults)
					}
				}
				visit(child)
			}
		}
		visit(tree.root)
	}
}

// TestWordsOfTheFirstError: kubectl prints what decoding meets first, in the order of the
// sorted keys; the faults are in the order of the file.
func TestWordsOfTheFirstError(t *testing.T) {
	t.Parallel()
	f := Load(credential.SecretString("users: [{name: u, user: {token: 1, exec: {args: x}}}]\nclusters:\n- name: c\n  cluster: {insecure-skip-tls-verify: 'no'}\n- name: c\n"))
	if f.Err == nil || len(f.Err.Faults) != 4 {
		t.Fatalf("%+v", f.Err)
	}
	if want := "json: cannot unmarshal string into Go struct field Cluster.clusters.cluster.insecure-skip-tls-verify of type bool"; f.Err.Says != want || f.Err.Kind != WrongType {
		t.Errorf("%s: %q, want %q", f.Err.Kind, f.Err.Says, want)
	}
	if first := f.Err.Faults[0]; first.Field != "token" || first.Range.Start != (Position{1, 33}) {
		t.Errorf("the first fault is %+v", first)
	}
}

// FuzzLoad looks for bytes of which this package and client-go make different things.
func FuzzLoad(f *testing.F) {
	files, err := filepath.Glob("../../testdata/loader/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	for _, seed := range append([]string{strings.Join(parts[:4], ""), parts[4], planted, "users:\n- name: a\n  user: {token: x}\n---\nusers: []\n", "a: &a {name: b}\nusers: [{<<: *a, user: {}}]", "\xff\xfe{\x00}\x00"}, mergers...) {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		config, err := clientcmd.Load(data)
		file := Load(credential.NewSecret(data))
		if (err == nil) != (file.Err == nil) {
			t.Fatalf("client-go says %v, this package %v", err, file.Err)
		}
		if err == nil && !maps.Equal(ours(file), theirs(config)) {
			t.Fatal("the values differ")
		}
		everything(file)
	})
}

// everything calls all that looks at the text of a file, for what would panic or hang.
func everything(f *File) {
	ranges := []Range{f.Range("current-context"), f.Range("users"), {Position{3, 2}, Position{9, 99}}}
	for _, c := range f.Clusters {
		ranges = append(ranges, c.Range("server"), c.Range("name"), c.Range(""))
	}
	for _, u := range f.Users {
		ranges = append(ranges, u.Range("exec.args[1]"), u.Range("token"), u.Range("exec"))
	}
	for _, d := range f.DuplicateKeys() {
		ranges = append(ranges, d.First, d.Last)
	}
	for _, d := range f.Documents() {
		ranges = append(ranges, d.Range)
	}
	for _, m := range f.Misplaced() {
		ranges = append(ranges, m.Range)
	}
	for _, u := range f.Unknown() {
		ranges = append(ranges, u.Range)
	}
	ranges = append(ranges, f.TurnedComments()...)
	shape := f.Shape()
	ranges = append(ranges, shape.Anchor, shape.DepthRange, shape.LongestRange)
	for _, n := range f.Nameless() {
		ranges = append(ranges, n.Range)
	}
	if f.Err != nil {
		for _, fault := range f.Err.Faults {
			ranges = append(ranges, fault.Range)
		}
	}
	for _, r := range ranges[:min(len(ranges), 50)] {
		f.Excerpt(r)
	}
	f.Recognised()
}
