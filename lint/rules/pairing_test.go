package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
)

// written makes a kubeconfig of lines that begin with cluster, context or user:
//
//	cluster NAME SERVER [FIELD]...   context NAME CLUSTER USER   user NAME [FIELD]...
//
// Fields are "NAME: VALUE", or the placeholder of a CA or a certificate, parted by semicolons. The first
// context is the current one.
func written(t *testing.T, lines string) string {
	t.Helper()
	lists, current := map[string]string{}, ""
	for _, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		words := strings.SplitN(strings.TrimSpace(line), " ", 4)
		kind, name := words[0], words[1]
		fields := strings.Split(strings.Join(words[2:], " "), ";")
		switch kind {
		case "cluster":
			fields = append([]string{"server: " + words[2]}, strings.Split(strings.Join(words[3:], " "), ";")...)
		case "context":
			fields = []string{"cluster: " + words[2], "user: " + words[3]}
			if current == "" {
				current = "current-context: " + name + "\n"
			}
		case "user":
		default:
			t.Fatalf("%q begins with no kind of entry", line)
		}
		body := ""
		for _, field := range fields {
			if field = strings.TrimSpace(field); strings.HasPrefix(field, "${ca") {
				field = "certificate-authority-data: " + field
			}
			if cn, found := strings.CutPrefix(field, "${cert cn="); found {
				field = "client-certificate-data: " + field + "\n    client-key-data: ${key cn=" + strings.FieldsFunc(cn, func(r rune) bool { return r == ' ' || r == '}' })[0] + "}"
			}
			if field != "" {
				body += "    " + field + "\n"
			}
		}
		lists[kind] += fmt.Sprintf("- name: %s\n  %s:\n%s", name, kind, body)
	}
	return "apiVersion: v1\nkind: Config\n" + current + "clusters:\n" + lists["cluster"] + "contexts:\n" + lists["context"] + "users:\n" + lists["user"]
}

// heard lints files in the notation above, "---" between them, each for itself or as one list, and
// gives the findings of some rules as "severity rule object".
func heard(t *testing.T, text string, merged bool, names ...string) []string {
	t.Helper()
	e := example{files: map[string]string{
		"bundle.crt": "${ca}\n${ca name=minikubeCA}\n",
		"sub.crt":    "${cert cn=any ca=root intermediate=sub chain=yes}\n",
		"chain.crt":  "${cert cn=chain ca=minikubeCA}\n${ca name=minikubeCA}\n", "chain.key": "${key cn=chain}\n",
	}}
	for i, lines := range strings.Split(text, "---") {
		name := string(rune('a' + i))
		e.files[name], e.order = written(t, lines), append(e.order, name)
	}
	if !merged {
		e.call = append([]string{"--profile", "strict"}, e.order...)
	}
	var all []string
	for _, f := range e.lint(t).Findings {
		if slices.Contains(names, f.Rule) {
			all = append(all, fmt.Sprintf("%s %s %s", f.Severity, f.Rule, f.Object))
		}
	}
	return all
}

const (
	prodK8s = "cluster prod https://prod.example.com:6443 ${ca}\n"
	labMini = "cluster lab https://lab.example.org:8443 ${ca name=minikubeCA}\n"
	prodK3s = "cluster prod https://prod.example.com:6443 ${ca name=k3s-server-ca@1767139200}\n"
	labK3s  = "cluster lab https://lab.example.org:6443 ${ca name=k3s-server-ca@1764547200}\n"
	mixed   = "context prod prod lab-admin\nuser lab-admin ${cert cn=lab-admin ca=minikubeCA}\n"
)

// TestClientCertificateOfOtherCluster tells users that were mixed up from the many ways in which a server may
// trust a CA that is not the one that it is verified with.
func TestClientCertificateOfOtherCluster(t *testing.T) {
	t.Parallel()
	const rule, issuer = "client-cert-of-other-cluster", "client-cert-untrusted-issuer"
	prod := []string{"warning " + rule + " contexts/prod"}
	for name, c := range map[string]struct {
		text   string
		merged bool
		want   []string
	}{
		"in one file":     {prodK8s + labMini + mixed, false, prod},
		"in two files":    {prodK8s + mixed + "---" + labMini, false, prod},
		"in one list":     {prodK8s + mixed + "---" + labMini, true, prod},
		"at a k3s server": {prodK3s + labMini + mixed, false, prod},
		"CAs of any name that are seen to sign clients": {
			"cluster prod https://prod.example.com ${ca name=prod-ca}\ncluster lab https://lab.example.org ${ca name=lab-ca}\n" +
				"context prod prod b\ncontext lab lab a\nuser a ${cert cn=a ca=prod-ca}\nuser b ${cert cn=b ca=lab-ca}", false,
			[]string{"warning " + rule + " contexts/prod", "warning " + rule + " contexts/lab"},
		},
		"addresses of the same digits": {"cluster prod https://10.0.1.1 ${ca}\ncluster lab https://10.1.0.1 ${ca name=minikubeCA}\n" + mixed, false, prod},
		"two clusters on this machine": {"cluster prod https://localhost:6443 ${ca}\ncluster lab https://localhost:6444 ${ca name=minikubeCA}\n" + mixed, false, prod},
		"a CA that is seen to sign clients elsewhere": {
			"cluster prod https://prod.example.com ${ca name=prod-ca}\n" + labMini + mixed + "---cluster also https://also.example.net ${ca name=prod-ca}\ncontext also also a\nuser a ${cert cn=a ca=prod-ca}", false, prod,
		},
		"its right context is there, too": {prodK8s + labMini + mixed + "context prod-own prod p\nuser p ${cert cn=p}", false, prod},

		"two doors, one user":                {prodK8s + labMini + mixed + "context lab lab lab-admin", false, nil},
		"two doors, two users, one cert":     {prodK8s + labMini + "context prod prod a\ncontext lab lab b\nuser a client-certificate-data: &cert ${cert cn=a ca=minikubeCA};client-key-data: ${key cn=a}\nuser b client-certificate-data: *cert;client-key-data: ${key cn=a}", false, nil},
		"two doors by name":                  {"cluster lab-internal https://10.0.0.1 ${ca}\n" + labMini + strings.Replace(mixed, "prod prod", "prod lab-internal", 1), false, nil},
		"two doors by host":                  {"cluster prod https://internal.lab.example.org ${ca}\n" + labMini + mixed, false, nil},
		"two ports of one address":           {"cluster prod https://198.51.100.7:6443 ${ca}\ncluster lab https://198.51.100.7:8443 ${ca name=minikubeCA}\n" + mixed, false, nil},
		"a CA below another":                 {prodK8s + "cluster lab https://lab.example.org certificate-authority: sub.crt\ncontext prod prod a\nuser a ${cert cn=a ca=root intermediate=sub}", false, nil},
		"two ports of one host":              {"cluster prod https://lab.example.org:6443 ${ca}\n" + labMini + mixed, false, nil},
		"a certificate of its own in front":  {"cluster prod https://prod.example.com ${ca name=example-corp}\n" + labMini + mixed, false, nil},
		"a webhook with a CA of its own":     {"cluster audit https://audit.example.com ${ca name=audit}\ncontext audit audit apiserver\nuser apiserver ${cert cn=apiserver}\n---" + prodK8s, false, nil},
		"k3s itself":                         {prodK3s + "context prod prod admin\nuser admin ${cert cn=admin ca=k3s-client-ca@1767139200}", false, nil},
		"the CA field of the other is wrong": {prodK3s + "cluster lab https://lab.example.org ${ca name=k3s-client-ca@1767139200}\ncontext prod prod admin\nuser admin ${cert cn=admin ca=k3s-client-ca@1767139200}", false, nil},
		"both CAs in the bundle":             {"cluster prod https://prod.example.com certificate-authority: bundle.crt\n" + labMini + mixed, false, nil},
		"both CAs in the other's bundle":     {prodK8s + "cluster lab https://lab.example.org certificate-authority: bundle.crt\n" + mixed, false, nil},
		"a CA for all clusters":              {"cluster prod https://prod.example.com ${ca}\ncluster lab https://lab.example.org ${ca}\ncontext prod prod a\nuser a ${cert cn=a}", false, nil},
		"no CA: the system's":                {"cluster prod https://prod.example.com\n" + labMini + mixed, false, nil},
		"not verified":                       {"cluster prod https://prod.example.com insecure-skip-tls-verify: true\n" + labMini + mixed, false, nil},
		"over http":                          {"cluster prod http://prod.example.com ${ca}\n" + labMini + mixed, false, nil},
		"expired: another rule's":            {prodK8s + labMini + strings.Replace(mixed, "ca=minikubeCA", "ca=minikubeCA not-after=2025-12-10", 1), false, nil},
		"sent with another":                  {prodK8s + labMini + "context prod prod a\nuser a client-certificate: chain.crt;client-key: chain.key", false, nil},
		"the name and not the signature":     {prodK8s + labMini + "context prod prod a\nuser a ${cert cn=a ca=minikubeCA twin=2}", false, nil},
		"the name of its own CA":             {prodK8s + "cluster lab https://lab.example.org ${ca twin=2}\ncontext prod prod a\nuser a ${cert cn=a twin=2}", false, []string{"error " + issuer + " users/a"}},
	} {
		if got := heard(t, c.text, c.merged, rule, issuer); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestUserOfItsOwnCluster looks at the command that mends it.
func TestUserOfItsOwnCluster(t *testing.T) {
	t.Parallel()
	for lines, user := range map[string]string{
		"context own prod p\nuser p ${cert cn=p}":           "p",
		"context lab lab p\nuser p ${cert cn=p}":            "p", // mixed up as well
		"context own prod p\nuser p token: ${jwt sub=dave}": "USER",
	} {
		e := example{files: map[string]string{"a": written(t, prodK8s+labMini+mixed+lines)}, order: []string{"a"}}
		findings := slices.DeleteFunc(e.lint(t).Findings, func(f lint.Finding) bool { return f.Rule != "client-cert-of-other-cluster" })
		if len(findings) == 0 || !strings.HasSuffix(findings[0].Help, "set-context prod --user="+user) {
			t.Errorf("%s: %+v", lines, findings)
		}
	}
}

// TestCredentialForSeveralClusters is about one credential at two servers.
func TestCredentialForSeveralClusters(t *testing.T) {
	t.Parallel()
	const (
		rule    = "credential-for-several-clusters"
		both    = "context prod prod ci\ncontext lab lab ci\n"
		two     = "context prod prod ci\ncontext lab lab ci2\n"
		account = "token: ${token sa=ci/deployer}"
	)
	one := []string{"warning " + rule + " users/ci"}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"a token":                              {prodK3s + labK3s + both + "user ci " + account, one},
		"a token that never ends":              {prodK3s + labMini + both + "user ci token: ${token sa=ci/deployer legacy=yes}", one},
		"a token under two names":              {prodK3s + labK3s + two + "user ci " + account + "\nuser ci2 " + account, []string{"warning " + rule + " users/ci2"}},
		"a token in two files":                 {prodK3s + "context prod prod ci\nuser ci " + account + "\n---" + labK3s + "context lab lab ci\nuser ci " + account, one},
		"a certificate":                        {prodK3s + labK3s + both + "user ci ${cert cn=ci ca=k3s-client-ca@1767139200}", one},
		"a certificate that one CA signed":     {prodK8s + labMini + both + "user ci ${cert cn=ci ca=minikubeCA}", one},
		"a certificate where it is a stranger": {prodK8s + labMini + "context prod prod a\ncontext lab lab b\nuser a client-certificate-data: &cert ${cert cn=a ca=minikubeCA};client-key-data: ${key cn=a}\nuser b client-certificate-data: *cert;client-key-data: ${key cn=a}", []string{"warning " + rule + " users/a"}},
		"two clusters of Google's":             {"cluster prod https://198.51.100.7 ${ca name=3d6a0e4a-6c0d-4a69-9f0e-0d0a5a5a5a5a}\ncluster lab https://198.51.100.8 ${ca name=3d6a0e4a-6c0d-4a69-9f0e-0d0a5a5a5a5b}\n" + both + "user ci " + account, one},
		"two clusters on this machine":         {"cluster prod https://127.0.0.1:6443 ${ca}\ncluster lab https://127.0.0.1:6444 ${ca twin=2}\n" + both + "user ci " + account, one},
		"a CA that is only seen to be its own": {"cluster prod https://prod.example.com ${ca}\ncluster lab https://lab.example.org ${ca name=lab}\n" + both + "context own lab own\nuser ci ${cert cn=ci}\nuser own ${cert cn=own ca=lab}", []string{"info " + rule + " users/ci"}},

		"one CA for both":                   {prodK8s + "cluster lab https://lab.example.org ${ca}\n" + both + "user ci " + account, nil},
		"one host":                          {prodK3s + strings.Replace(labK3s, "lab.example.org:6443", "prod.example.com:7443", 1) + both + "user ci " + account, nil},
		"one port of this machine":          {"cluster prod https://127.0.0.1:6443 ${ca}\ncluster lab https://127.0.0.1:6443 ${ca twin=2}\n" + both + "user ci " + account, nil},
		"two doors by name":                 {prodK3s + strings.Replace(labK3s, "cluster lab", "cluster prod-vpn", 1) + "context prod prod ci\ncontext vpn prod-vpn ci\nuser ci " + account, nil},
		"a certificate of its own in front": {prodK3s + "cluster lab https://lab.example.org ${ca name=example-corp}\n" + both + "user ci " + account, nil},
		"a certificate for all of them":     {prodK8s + labMini + both + "user ci ${cert cn=ci ca=example-corp}", nil},
		"a certificate with its chain":      {prodK8s + labMini + both + "user ci client-certificate: chain.crt;client-key: chain.key", nil},
		"a door, then the cluster":          {"cluster lab https://lab.example.org ${ca name=example-corp}\n" + prodK3s + "context lab lab ci\ncontext prod prod ci\nuser ci " + account, nil},
		"another token":                     {prodK3s + labK3s + two + "user ci " + account + "\nuser ci2 token: ${token sa=ci/other}", nil},
		"two namespaces of one cluster":     {prodK3s + "context prod prod ci\ncontext other prod ci\nuser ci " + account, nil},
		"a person's token":                  {prodK3s + labK3s + both + "user ci token: ${jwt sub=dave}", nil},
		"an opaque token":                   {prodK3s + labK3s + both + "user ci token: 0123456789abcdef0123456789abcdef", nil},
		"a token of Rancher's":              {prodK3s + labK3s + both + "user ci token: kubeconfig-u-abcdefghij:abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqr", nil},
		"an expired token":                  {prodK3s + labK3s + both + "user ci token: ${token sa=ci/deployer iat=2025-12-01 exp=2025-12-02}", nil},
		"copies of one file":                {prodK3s + "context prod prod ci\nuser ci " + account + "\n---" + prodK3s + "context prod prod ci\nuser ci " + account, nil},
		"the name of its own CA":            {prodK8s + "cluster lab https://lab.example.org ${ca twin=2}\n" + both + "user ci ${cert cn=ci}", nil},
	} {
		if got := heard(t, c.text, false, rule); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestFreshKubeconfigsTogether lints what generators write as one run: each has keys of its own, and none of them
// has anything to do with another.
func TestFreshKubeconfigsTogether(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../testdata/ok/*.yaml")
	must(t, err)
	e := example{files: map[string]string{}, call: []string{"--no-files"}}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		must(t, err)
		name := filepath.Base(path)
		e.files[name], e.order, e.call = newMaker().render(t, string(text), true), append(e.order, name), append(e.call, name)
	}
	result := e.lint(t)
	if len(result.Files) < 15 {
		t.Fatalf("only %d files", len(result.Files))
	}
	aboutRuns := map[string]bool{}
	for _, rule := range rules.All() {
		aboutRuns[rule.Name] = rule.CheckRun != nil
	}
	for _, f := range result.Findings {
		if aboutRuns[f.Rule] {
			t.Errorf("%s: %s", f.Rule, f.Message)
		}
	}
}

// TestOrderOfInputsDoesNotShow gives the same files in another order.
func TestOrderOfInputsDoesNotShow(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"a": written(t, prodK8s+mixed), "b": written(t, labMini), "c": written(t, "cluster also https://also.example.net ${ca name=minikubeCA}"),
		"d": written(t, prodK3s+"context prod prod ci\nuser ci token: ${token sa=ci/deployer}"), "e": written(t, labK3s+"context lab lab ci\nuser ci token: ${token sa=ci/deployer}"),
	}
	var first []lint.Finding
	for _, order := range [][]string{{"a", "b", "c", "d", "e"}, {"e", "d", "c", "b", "a"}, {"c", "e", "a", "d", "b"}} {
		got := example{files: files, order: order, call: order}.lint(t).Findings
		if first == nil {
			first = got
		}
		if len(got) < 2 || !reflect.DeepEqual(got, first) {
			t.Errorf("%v: %v, and before %v", order, describe(got), describe(first))
		}
	}
}
