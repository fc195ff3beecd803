package rules_test

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestSaidOnce holds what several rules, or one rule twice, could say of one mistake: each is said once, and
// what gives way to something else says to what.
func TestSaidOnce(t *testing.T) {
	t.Parallel()
	const (
		broken = "server: https://prod.example.com:6443\ncertificate-authority-data: ${base64 ca}"
		oidc   = "auth-provider:\n  name: oidc\n  config: {idp-issuer-url: https://login.example.com, client-id: kubernetes, refresh-token: x, id-token: "
	)
	for name, c := range map[string]struct {
		cluster, user, rule string
		wanted              []string
	}{
		"a CA behind an address that is no more one": {
			cluster: strings.Replace(broken, "prod.example.com", "[203.0.113.7]", 1), user: "token: ${token}", rule: "ca-unparsable",
			wanted: []string{`the CA of cluster "prod" is no PEM; context "prod" stops before that matters`},
		},
		"a password that a token excludes": {
			cluster: plainCluster, user: "token: ${token}\nusername: ci\npassword: x", rule: "basic-auth-removed",
			wanted: []string{`user "ci" has a user name to log in with, which no API server reads since 1.19; context "prod" stops before that matters`},
		},
		"a bad certificate beside a good token": {
			cluster: plainCluster, user: client("ci", "not-after=2025-12-01") + "\ntoken: ${token}", rule: "client-cert-expired",
			wanted: []string{`the client certificate of user "ci" expired on 2025-12-01 00:00 UTC; context "prod" uses the token instead`},
		},
		"a token without an issuer and an audience": {
			cluster: plainCluster, user: "token: eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjaSJ9.c2lnbmF0dXJl", rule: "token-malformed-jwt",
			wanted: []string{`the token of user "ci" is a JWT without an issuer, by which every API server looks for the key`},
		},
		"an id-token that fails before it could be renewed": {
			cluster: plainCluster, user: oidc + "x}", rule: "oidc-token-unusable",
			wanted: []string{`the id-token of user "ci" is no JWT, which fails even beside a refresh-token`},
		},
		"a path that only Windows takes for one": {
			cluster: plainCluster, user: "exec:\n  apiVersion: client.authentication.k8s.io/v1beta1\n  command: .\\login.bat", rule: "exec-relative-command",
			wanted: []string{`the exec plugin of user "ci" is .\login.bat, which is run from the folder of the kubeconfig on Windows`},
		},
	} {
		e := example{files: map[string]string{"config": oneContext("prod", c.cluster, c.user)}, order: []string{"config"}, modes: map[string]os.FileMode{"config": 0o400}}
		var said []string
		for _, f := range findingsOf(c.rule, e.lint(t)) {
			said = append(said, f.Message)
		}
		if !slices.Equal(said, c.wanted) {
			t.Errorf("%s: it says %q and not %q", name, said, c.wanted)
		}
	}
}

// TestEntryThatIsText: what has no name of its own is called by its list.
func TestEntryThatIsText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"clusters: [prod]":                     "an entry of clusters is text, where client-go wants a mapping",
		"clusters: prod":                       "clusters is text, where client-go wants a list",
		"users: [{name: ci, user: {exec: x}}]": `exec of user "ci" is text, where client-go wants a mapping`,
	} {
		found := findingsOf("wrong-scalar-type", lintOne(t, "apiVersion: v1\nkind: Config\n"+text+"\n", "config"))
		if len(found) != 1 || found[0].Message != want {
			t.Errorf("%s: it says %q and not %q", text, describe(found), want)
		}
	}
}
