package kubeconfig

import (
	"strings"
	"testing"

	"k8s.io/client-go/tools/clientcmd"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// mergers set the token of one user in ways in which written and merged keys compete.
var mergers = []string{
	"a: &a {token: A}\nusers:\n- name: u\n  user:\n    token: own\n    <<: *a\n",
	"a: &a {token: A}\nusers:\n- name: u\n  user:\n    <<: *a\n    token: own\n",
	"a: &a {token: A}\nb: &b {token: B}\nusers:\n- name: u\n  user:\n    <<: [*a, *b]\n",
	"a: &a {token: A}\nb: &b {token: B}\nusers:\n- name: u\n  user:\n    <<: *a\n    <<: *b\n",
	"a: &a {token: A}\nb: &b {<<: *a, token: B}\nusers:\n- name: u\n  user:\n    <<: *b\n",
	"a: &a {token: A}\nb: &b {token: B, <<: *a}\nusers:\n- name: u\n  user:\n    <<: *b\n",
	"users:\n- name: u\n  user:\n    <<: {token: B}\n",
	"users:\n- name: u\n  user:\n    <<: [{token: A}, {token: B}]\n",
	"users:\n- name: u\n  user:\n    '<<': {token: A}\n    token: x\n",
	"users:\n- name: u\n  user:\n    !!merge <<: {token: A}\n",
	"a: &a {name: u}\nusers:\n- <<: *a\n  user:\n    token: x\n",
	"users:\n- name: u\n  user: {token: x}\n  user: {token: y, token: z}\n",
}

// TestMergeKeys: the range is that of the value that client-go takes.
func TestMergeKeys(t *testing.T) {
	t.Parallel()
	for _, file := range mergers {
		config, err := clientcmd.Load([]byte(file))
		if err != nil {
			t.Fatal(err)
		}
		f := Load(credential.SecretString(file))
		if len(f.Users) != 1 || f.Users[0].Range("name") == Top {
			t.Errorf("the user has no place in\n%s", file)
			continue
		}
		r, text := f.Users[0].Range("token"), f.tree.text
		got := string(text.utf8[text.offset(r.Start.Line, r.Start.Column):text.offset(r.End.Line, r.End.Column)])
		if want := config.AuthInfos["u"].Token; got != want {
			t.Errorf("%+v is %q, client-go takes %q, of\n%s", r, got, want, file)
		}
	}
}

// nested writes n anchored values, each of which holds the one before it width times.
func nested(n int, first string, wrap func(inner string) string) string {
	var b strings.Builder
	b.WriteString("a: &a " + first + "\n")
	for i := 1; i < n; i++ {
		name, inner := string(rune('a'+i)), "*"+string(rune('a'+i-1))
		b.WriteString(name + ": &" + name + " " + wrap(strings.TrimSuffix(strings.Repeat(inner+", ", 15), ", ")) + "\n")
	}
	return b.String()
}

// TestHostileFilesEnd: bombs cost their positions at most.
func TestHostileFilesEnd(t *testing.T) {
	t.Parallel()
	lists := nested(20, "[x]", func(inner string) string { return "[" + inner + "]" })
	merges := nested(20, "{x: 1}", func(inner string) string { return "{<<: [" + inner + "]}" })
	for name, file := range map[string]string{
		"alias bomb":              lists + "users: *t\n",
		"the same bomb twice":     lists + "z: *s\nz: [*r, *s]\n",
		"merge bomb":              merges + "users: [*t, *t]\n",
		"merge bomb at the root":  merges + "<<: *t\nusers: 3\n",
		"merge of itself":         "a: &a {<<: *a}\nusers: [{name: x, user: *a}]\n",
		"self reference":          "users: &u [*u]\n",
		"deep nesting":            "users: " + strings.Repeat("[", 20000),
		"deep mappings":           strings.Repeat("{a: ", 9000) + strings.Repeat("}", 9000),
		"deep blocks":             strings.Repeat("- ", 20000),
		"many documents":          strings.Repeat("a: b\n---\n", 2000),
		"many faults":             "users: [" + strings.Repeat("{name: 1, user: {token: 1}}, ", 3000) + "]",
		"many of one name":        "users:\n" + strings.Repeat("- {name: u}\n", 10000),
		"a long line":             "users: [{name: x, user: {token: " + strings.Repeat("x", 1<<20) + "}}]",
		"a long line of nothing":  strings.Repeat(" ", 1<<20) + "\t{",
		"a long key":              "clusters: [{name: x, cluster: {" + strings.Repeat("serve", 1<<18) + ": x}}]",
		"many keys nobody knows":  "clusters: [{name: x, cluster: {" + strings.Repeat("sserver: x, tokens: x, ", 3000) + "}}]",
		"comments of all turns":   strings.Repeat("# \u202e\n", 3000) + "users: []",
		"control characters only": strings.Repeat("\x00", 1<<16),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Load(credential.SecretString(file))
			everything(f)
			if f.Err != nil && (len(f.Err.Faults) == 0 || len(f.Err.Faults) > maxFaults) {
				t.Errorf("%d places are named", len(f.Err.Faults))
			}
		})
	}
}
