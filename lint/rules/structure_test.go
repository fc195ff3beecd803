package rules_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// strict lints a kubeconfig for another machine with all rules.
func strict(t *testing.T, text string) []lint.Finding {
	t.Helper()
	return example{files: map[string]string{"config": text}, order: []string{"config"}, call: []string{"--profile", "strict", "--no-files", "config"}}.lint(t).Findings
}

// said gives severity, effect and message of what one rule says of a kubeconfig.
func said(t *testing.T, rule, text string) []string {
	t.Helper()
	var all []string
	for _, f := range strict(t, text) {
		if f.Rule == rule {
			all = append(all, fmt.Sprintf("%s %s: %s", f.Severity, f.Effect, f.Message))
		}
	}
	return all
}

const (
	pair      = "client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}\n"
	authority = "certificate-authority-data"
)

// inCluster puts lines into the cluster of a kubeconfig that works.
func inCluster(lines string) string {
	return strings.Replace(kubeconfig(pair), "    server:", "    "+strings.ReplaceAll(lines, "\n", "\n    ")+"\n    server:", 1)
}

// TestUnknownFields: what a context misses is an error, what it has in another way a warning.
func TestUnknownFields(t *testing.T) {
	t.Parallel()
	works := kubeconfig(pair)
	for name, c := range map[string]struct{ text, want string }{
		"another case":               {kubeconfig("Token: ${token sa=ci/deployer}"), `error anonymous: "Token" is no key that client-go knows, so it is ignored: did you mean token?`},
		"another separator":          {kubeconfig("token-file: /run/token"), `error anonymous: "token-file" is no key that client-go knows, so it is ignored: did you mean tokenFile?`},
		"the words of an error":      {kubeconfig("client-cert-data: x\nclient-key-data: ${key cn=ci}"), "error anonymous: "},
		"the name in other formats":  {kubeconfig("bearerToken: ${token sa=ci/deployer}"), "error anonymous: "},
		"half a pair":                {kubeconfig("client-certificate-data: ${cert cn=ci}\nclient-key-dta: ${key cn=ci}"), "error client-error: "},
		"a token beside a pair":      {kubeconfig(pair + "Token: ${token sa=ci/deployer}"), `warning risk: "Token"`},
		"of a user without contexts": {works + "- name: other\n  user: {Token: x}\n", `warning risk: "Token"`},
		"the server":                 {strings.Replace(works, "    server:", "    sever:", 1), "error elsewhere: "},
		"the user of a context":      {strings.Replace(works, "user: ci}", "usr: ci}", 1), "error anonymous: "},
		"the command of a plugin":    {kubeconfig("exec:\n  apiVersion: client.authentication.k8s.io/v1beta1\n  Command: aws\n"), "error client-error: "},
		"an internal name":           {kubeconfig(pair + "act-as: bob"), `error risk: "act-as"`},
		"a CA":                       {strings.Replace(works, authority, "certificate-authority-dta", 1), `error risk: "certificate-authority-dta"`},
		"a CA beside a CA":           {inCluster("certificate-authority-dat: x"), "warning risk: "},
		"no verification":            {strings.Replace(works, authority+": ${ca}", "insecureSkipTlsVerify: true", 1), `error risk: "insecureSkipTlsVerify"`},
		"no verification and a CA":   {inCluster("insecureSkipTlsVerify: true"), "warning risk: "},
		"the right one as well":      {inCluster("Server: https://old.example.com"), `warning risk: "Server"`},
		"a field of little weight":   {kubeconfig(execUser("aws") + "  installHints: x"), `warning risk: "installHints"`},
		"the current context":        {strings.Replace(works, "current-context:", "Current-Context:", 1), `error elsewhere: "Current-Context"`},
		"all contexts":               {strings.Replace(works, "contexts:\n", "context:\n", 1), `error client-error: "context"`},
		"one name without its list":  {"cluster: prod\n" + works, `warning risk: "cluster"`},
		"a field of a plugin":        {kubeconfig(pair + "command: aws"), "warning risk: client-go does not look for command here; it belongs to user.exec.command"},
		"a setting of a provider":    {kubeconfig(pair + "auth-provider:\n  name: oidc\n  id-token: x"), "warning risk: client-go does not look for id-token here; it belongs to user.auth-provider.config.id-token"},
		"a list of another entry":    {strings.Replace(works, "- name: ci\n", "- name: ci\n  clusters: []\n", 1), "warning risk: "},
		"in a list":                  {kubeconfig(execUser("aws") + "  env:\n  - {name: A, value: b, values: c}"), `warning risk: "values"`},
		"a name twice":               {inCluster("name: prod"), "info hygiene: the entry has this name already, so that it has no effect here"},
		"a name too deep":            {inCluster("name: other"), "warning risk: client-go does not look for name here; it belongs to the level above, beside cluster"},
		"a version too deep":         {kubeconfig(pair + "apiVersion: v1"), "warning risk: client-go does not look for apiVersion here"},
		"nothing near":               {kubeconfig(pair + "colour: red"), "warning risk: client-go knows no key of this name here and ignores it"},
		"nothing near, in a plugin":  {kubeconfig("exec:\n  colour: red\n"), "warning risk: client-go knows no key of this name here and ignores it"},
		"nothing near, at the top":   {"colour: red\n" + works, "info hygiene: client-go knows no key of this name here and ignores it"},
		"of an entry, at the top":    {"namespace: default\n" + works, "info hygiene: client-go does not look for namespace here; it belongs to context.namespace"},
		"preferences":                {"preferences: {colors: true, colour: red}\n" + works, "info hygiene: preferences are deprecated"},
		"Rancher 2.0 and RKE":        {inCluster("api-version: v1"), `info hygiene: "api-version" has no effect`},
		"through a merge key":        {"x-a: &a {Token: x}\n" + kubeconfig(pair+"<<: *a"), `warning risk: "Token"`},
	} {
		got := said(t, "unknown-field", c.text)
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestKnownFields: none of these is anybody's mistake, or it is another rule's.
func TestKnownFields(t *testing.T) {
	t.Parallel()
	works := kubeconfig(pair)
	for name, text := range map[string]string{
		"empty preferences":        "preferences: {}\n" + works,
		"preferences of nothing":   "preferences:\n" + works,
		"the home of an anchor":    "base: &base {as: bob}\n" + kubeconfig(pair+"<<: *base"),
		"a home further down":      "base:\n  users:\n    bob: &base {as: bob}\n" + kubeconfig(pair+"<<: *base"),
		"names set apart":          "x-notes: hello\n.anchors: {}\n_comment: text\n" + kubeconfig(pair+"x-note: hello"),
		"a field of another place": kubeconfig(pair + "server: https://x"),
		"every field of a cluster": inCluster("disable-compression: true\ntls-server-name: x"),
		"every field of a plugin":  kubeconfig(execUser("aws") + "  args: [a]\n  env: [{name: a, value: b}]\n  installHint: h\n  interactiveMode: Never\n  provideClusterInfo: false"),
		"impersonation":            kubeconfig(pair + "as: bob\nas-uid: u\nas-groups: [a]\nas-user-extra: {Some.Key: [v]}"),
		"a file that is refused":   "Colour: red\n" + kubeconfig("token: 12\nToken: x"),
		"JSON":                     `{"kind":"Config","apiVersion":"v1","preferences":{},"clusters":[{"name":"a","cluster":{"server":"https://a","certificate-authority-data":""}}],"users":null,"contexts":[],"current-context":""}`,
	} {
		if got := said(t, "unknown-field", text); len(got) > 0 {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// generated are kubeconfigs as tools wrote them in years past, or with all that they may put into one.
var generated = map[string]string{
	"minikube, with extensions": inCluster("extensions:\n- name: cluster_info\n  extension: {last-update: today, provider: minikube.sigs.k8s.io, version: v1.37.0, Server: x}"),
	"GKE before plugins": kubeconfig("auth-provider:\n  name: gcp\n  config:\n    access-token: ya29.x\n    cmd-args: config config-helper --format=json\n    cmd-path: /usr/lib/google-cloud-sdk/bin/gcloud\n" +
		"    expiry: \"2019-01-01T00:00:00Z\"\n    expiry-key: '{.credential.token_expiry}'\n    token-key: '{.credential.access_token}'"),
	"GKE before plugins, never used": kubeconfig("auth-provider:\n  config: null\n  name: gcp"),
	"AKS before plugins":             kubeconfig("auth-provider:\n  name: azure\n  config: {apiserver-id: a, client-id: b, config-mode: '1', environment: AzurePublicCloud, tenant-id: c}"),
	"IBM Cloud":                      kubeconfig("auth-provider:\n  name: oidc\n  config: {client-id: kube, client-secret: kube, id-token: a, idp-issuer-url: https://iam.cloud.ibm.com/identity, refresh-token: b}"),
	"oc login": strings.NewReplacer("name: prod\n  context: {cluster: prod, user: ci}", "name: shop/api-example-com:6443/kube:admin\n  context: {cluster: prod, namespace: shop, user: kube:admin/api-example-com:6443}",
		"current-context: prod", "current-context: shop/api-example-com:6443/kube:admin", "- name: ci", "- name: kube:admin/api-example-com:6443").Replace(kubeconfig("token: sha256~abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ")),
	"kubectl config set-credentials": kubeconfig("as: bob\nas-groups: [dev]\nas-user-extra: {}\nexec:\n  apiVersion: client.authentication.k8s.io/v1\n  args: null\n  command: aws\n  env: null\n  interactiveMode: IfAvailable\n  provideClusterInfo: false"),
	"extensions everywhere":          "extensions:\n- name: tool.example.com\n  extension: {a: 1}\n" + kubeconfig(pair+"extensions:\n- name: tool.example.com\n  extension: [1, 2]"),
	"every script":                   strings.ReplaceAll(kubeconfig(pair), "prod", "Übung-прод-本番　環境-🏴\u200d☠️"),
}

// TestStructureIsSilent: the rules about keys, costs, anchors and characters have nothing to say of what tools write, not even
// in the strict profile.
func TestStructureIsSilent(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	paths, err := filepath.Glob("../../testdata/ok/*.yaml")
	must(t, err)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		must(t, err)
		texts[filepath.Base(path)] = string(text)
	}
	for name, text := range generated {
		texts[name] = text
	}
	for name, text := range texts {
		for _, f := range strict(t, text) {
			if silent := []string{"unknown-field", "oversized-or-deep", "yaml-anchors", "hidden-characters", "misplaced-field", "duplicate-yaml-key", "multiple-documents"}; slices.Contains(silent, f.Rule) {
				t.Errorf("%s: %s: %s", name, f.Rule, f.Message)
			}
		}
	}
}

// TestHiddenCharacters tells what deceives from letters and pictures.
func TestHiddenCharacters(t *testing.T) {
	t.Parallel()
	const (
		turns  = "that turns the direction of writing"
		obeyed = "that terminals obey"
		gone   = "that cannot be seen"
		blank  = "that looks like a blank and is none"
	)
	for name, want := range map[string]string{
		`pro\u202ed`: turns, `pro\u2066d`: turns, `pro\u200ed`: turns, `pro\u001b[31md`: obeyed, `prod\n`: obeyed, `pro\u0085d`: obeyed,
		`pro\u200bd`: gone, `pro\ufeffd`: gone, `pro\u00add`: gone, `pro\u200dd`: gone, `prod\ufe0f`: gone, `prod\u3164`: gone, `prod\U000e0041`: gone, `\u200cprod`: gone,
		`pro\u00a0d`: blank, `pro\u2003d`: blank,
		`prod`: "", `pro d`: "", `Übung`: "", `прод`: "", `本番`: "", `本番　環境`: "", `فارسی\u200cها`: "", `क्\u200dष`: "", `🏴\u200d☠\ufe0f`: "", `1\ufe0f\u20e3 prod`: "",
		`🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f`: "", `\ue0b0 prod`: "", `葛\U000e0100`: "",
	} {
		text := strings.NewReplacer("name: prod\n  context", `name: "`+name+`"`+"\n  context", "current-context: prod", `current-context: "`+name+`"`).Replace(kubeconfig(pair))
		got := said(t, "hidden-characters", text)
		if want == "" && len(got) > 0 || want != "" && (len(got) != 1 || !strings.Contains(got[0], want)) {
			t.Errorf("%s: %q", name, got)
		}
	}
	// Where a name is used it is told only if it names nothing.
	if got := said(t, "hidden-characters", strings.Replace(kubeconfig(pair), "user: ci}", `user: "ci\u200b"}`, 1)); len(got) != 1 || !strings.Contains(got[0], "user of context") {
		t.Errorf("the name of a user: %q", got)
	}
}

// TestHiddenCharactersElsewhere looks where text is laid out, and where it is a secret.
func TestHiddenCharactersElsewhere(t *testing.T) {
	t.Parallel()
	plugin := func(lines string) string { return kubeconfig(execUser("aws") + "  " + lines) }
	for name, c := range map[string]struct{ text, want string }{
		"a hint with colours":       {plugin(`installHint: "\e[31mbrew install aws"`), `exec.installHint of user "ci" holds a character that terminals obey: U+001B; kubectl shows its number instead`},
		"a hint that is laid out":   {plugin(`installHint: "Installez\u00a0:\r\n\tbrew install aws"`), ""},
		"an argument that turns":    {plugin(`args: [-c, "echo \u202e # ok"]`), "exec.args[1]"},
		"a script as argument":      {plugin(`args: [-c, "a\n\tb"]`), ""},
		"the name of a variable":    {plugin(`env: [{name: "A\u200b", value: b}]`), "exec.env[0].name"},
		"the value of a variable":   {plugin(`env: [{name: A, value: "b\u200b"}]`), ""},
		"a server":                  {strings.Replace(kubeconfig(pair), "https://prod", `https://prod`+"\u200b", 1), "server of cluster"},
		"a token":                   {kubeconfig(`token: "a\u200bb"`), ""},
		"a comment that turns":      {"# \u202e prod\n" + kubeconfig(pair), "a comment holds a character"},
		"a comment in two scripts":  {"# прод, עברית\u200f\n" + kubeconfig(pair), ""},
		"a comment behind a value":  {kubeconfig(pair + "as: bob # \u2067"), "a comment holds a character"},
		"an extension is not shown": {inCluster("extensions:\n- {name: a, extension: \"\u202e\"}"), ""},
	} {
		got := said(t, "hidden-characters", c.text)
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestOversizedOrDeep: what is large because it holds much is left alone.
func TestOversizedOrDeep(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 1<<20+1)
	var entries strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&entries, "- name: user-%d\n  user: *ci\n", i)
	}
	for name, c := range map[string]struct{ text, want string }{
		"many entries of one anchor": {strings.Replace(kubeconfig(pair), "user:\n", "user: &ci\n", 1) + entries.String(), ""},
		"ninety levels":              {"x-deep: " + strings.Repeat("[", 90) + strings.Repeat("]", 90) + "\n" + kubeconfig(pair), ""},
		"two hundred levels":         {"x-deep: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "\n" + kubeconfig(pair), "values stand 200 levels deep"},
		"a long note":                {"x-note: " + long + "\n" + kubeconfig(pair), "one value is 1048577 bytes long"},
		"a long token":               {kubeconfig("token: " + long), ""},
		"a bomb that is refused":     {"x-a: &a [" + strings.Repeat("1, ", 1000) + "1]\nx-b: &b [" + strings.Repeat("*a, ", 1000) + "*a]\n" + kubeconfig(pair), ""},
	} {
		got := said(t, "oversized-or-deep", c.text)
		if c.want == "" && len(got) > 0 || c.want != "" && (len(got) != 1 || !strings.Contains(got[0], c.want)) {
			t.Errorf("%s: %.300q", name, got)
		}
	}
	if got := raised(t, "x-a: &a [1]\n"+kubeconfig(pair), "", nil); slices.Contains(got, "yaml-anchors") {
		t.Error("anchors are a matter of the strict profile")
	}
}
