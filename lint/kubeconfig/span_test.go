package kubeconfig

import (
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// TestRanges reads the text of the range of one value, written in many ways.
func TestRanges(t *testing.T) {
	t.Parallel()
	const head = "apiVersion: v1\nkind: Config\nusers:\n- name: ci\n  user:\n"
	for name, test := range map[string]struct{ file, text string }{
		"plain":             {head + "    token: abc # why\n", "abc"},
		"plain, two lines":  {head + "    token: abc\n      def\n    as: x\n", "abc\n      def"},
		"double quotes":     {head + "    token: \"a\\\"b\"\n", "\"a\\\"b\""},
		"single quotes":     {head + "    token: 'a''b'\n", "'a''b'"},
		"literal":           {head + "    token: |\n      abc\n\n      def\n    as: x\n", "|\n      abc\n\n      def"},
		"folded":            {head + "    token: >-\n      abc\n      def\n", ">-\n      abc\n      def"},
		"flow":              {head[:len(head)-8] + "  user: {as: x, token: abc, as-uid: z}\n", "abc"},
		"JSON":              {`{"users": [{"name": "ci", "user": {"token": "abc"}}]}`, `"abc"`},
		"anchor":            {head + "    token: &t abc\n    as: x\n", "abc"},
		"alias":             {"x: &t abc\n" + head + "    token: *t\n", "abc"},
		"merge":             {"x: &u {token: abc}\n" + head + "    <<: *u\n", "abc"},
		"tag":               {head + "    token: !!str 123\n", "123"},
		"CRLF":              {strings.ReplaceAll(head+"    token: abc\n", "\n", "\r\n"), "abc"},
		"CR":                {strings.ReplaceAll(head+"    token: abc\n", "\n", "\r"), "abc"},
		"byte order mark":   {"\ufeff" + head + "    token: abc\n", "abc"},
		"letters of others": {head + "    as: äöü€\n    token: äbc\n", "äbc"},
		"twice":             {head + "    token: first\n    token: abc\n", "abc"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Load(credential.SecretString(test.file))
			if f.Err != nil {
				t.Fatal(f.Err)
			}
			r := f.Users[0].Range("token")
			text := f.tree.text
			got := string(text.utf8[text.offset(r.Start.Line, r.Start.Column):text.offset(r.End.Line, r.End.Column)])
			want := test.text
			if strings.Contains(test.file, "\r\n") {
				want = strings.ReplaceAll(want, "\n", "\r\n")
			}
			if got != want {
				t.Errorf("%+v is %q, want %q", r, got, want)
			}
		})
	}
}

// TestUTF16 counts columns in characters of the decoded text.
func TestUTF16(t *testing.T) {
	t.Parallel()
	raw := []byte{0xff, 0xfe}
	for _, r := range "users: [{name: ci, user: {token: abc}}]\n" {
		raw = append(raw, byte(r), 0)
	}
	f := Load(credential.NewSecret(raw))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	want := Range{Position{1, 34}, Position{1, 37}}
	if got := f.Users[0].Range("token"); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// TestFaultsNamePlaces: kubectl names neither field nor line.
func TestFaultsNamePlaces(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		file, object, field string
		kind                ErrorKind
		line, column        int
	}{
		"number for text":   {"users:\n- name: ci\n  user:\n    token: 123\n", "users/ci", "token", ImplicitType, 4, 12},
		"text for boolean":  {"clusters:\n- name: a\n  cluster: {insecure-skip-tls-verify: 'true'}\n", "clusters/a", "insecure-skip-tls-verify", WrongType, 3, 39},
		"text for list":     {"users: [{name: ci, user: {exec: {args: foo}}}]", "users/ci", "exec.args", WrongType, 1, 40},
		"base64":            {"clusters:\n- name: a\n  cluster:\n    certificate-authority-data: QQ= =\n", "clusters/a", "certificate-authority-data", BadBase64, 4, 33},
		"two of a name":     {"contexts:\n- name: a\n- name: b\n- name: a\n", "contexts/a", "name", DuplicateName, 4, 9},
		"name":              {"contexts:\n- name: no\n", "contexts/no", "name", ImplicitType, 2, 9},
		"kind":              {"kind: config\n", "", "kind", WrongVersionOrKind, 1, 7},
		"tab":               {"a:\n\tb: c\n", "", "", Syntax, 2, 2},
		"list":              {"- a\n", "", "", NotAKubeconfig, 1, 1},
		"auth provider":     {"users: [{name: ci, user: {auth-provider: {config: {client-id: 1}}}}]", "users/ci", "auth-provider.config.client-id", ImplicitType, 1, 63},
		"the last counts":   {"current-context: a\ncurrent-context: 1\n", "", "current-context", ImplicitType, 2, 18},
		"of a context":      {"contexts:\n- name: a\n  context: {cluster: 1}\n", "contexts/a", "cluster", ImplicitType, 3, 22},
		"infinity":          {"users: [{name: ci, user: {token: .inf}}]", "users/ci", "token", ImplicitType, 1, 34},
		"hidden infinity":   {"x:\n- {kind: .inf}\n", "", "…[0].kind", ImplicitType, 2, 10},
		"binary":            {"users: [{name: ci, user: {client-key-data: !!binary QQ==}}]", "users/ci", "client-key-data", BadBase64, 1, 53},
		"list of bytes":     {"users: [{name: ci, user: {client-key-data: [1, 300]}}]", "users/ci", "client-key-data[1]", WrongType, 1, 48},
		"unclosed bracket":  {"a: 1\nclusters: [\n", "", "", Syntax, 2, 1},
		"dollar in a brace": {"users:\n- name: ci\n  user: {token: ${TOKEN}}\n", "", "", Syntax, 3, 3},
		"template":          {"users:\n- name: ci\n  user:\n    token: {{ .Token }}\n", "", "", Syntax, 4, 13},
		"NUL":               {"a: b\nc: \x00\n", "", "", Syntax, 2, 1},
		"through an anchor": {"x: &t 12\nusers: [{name: ci, user: {token: *t}}]", "users/ci", "token", ImplicitType, 1, 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			f := Load(credential.SecretString(test.file))
			if f.Err == nil {
				t.Fatal("it loads")
			}
			got := f.Err.Faults[0]
			if got.Kind != test.kind || got.Object != test.object || got.Field != test.field || got.Range.Start != (Position{test.line, test.column}) {
				t.Errorf("%+v", got)
			}
		})
	}
}

func TestStructure(t *testing.T) {
	t.Parallel()
	f := Load(credential.SecretString("users:\n- name: ci\n  token: x\n  user: {as: a, as: b, server: c}\n- user: {}\ncurrent-context: a\ncurrent-context: a\n---\nclusters: [{name: a}]\n---\nother: 1\n"))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	if keys := f.DuplicateKeys(); len(keys) != 2 || keys[0].Key != "current-context" || !keys[0].Same || keys[1].Key != "as" || keys[1].Same || keys[1].Object != "users/ci" {
		t.Errorf("duplicate keys: %+v", keys)
	}
	if fields := f.Misplaced(); len(fields) != 2 || fields[0].Belongs != "user.token" || fields[1].Belongs != "cluster.server" {
		t.Errorf("misplaced: %+v", fields)
	}
	if entries := f.Nameless(); len(entries) != 1 || entries[0].List != "users" || entries[0].Range.Start.Line != 5 {
		t.Errorf("nameless: %+v", entries)
	}
	if documents := f.Documents(); len(documents) != 2 || !documents[0].HasEntries || documents[1].HasEntries {
		t.Errorf("documents: %+v", documents)
	}
}

// FuzzSpan decodes the text of every scalar's range and expects the node's value.
func FuzzSpan(f *testing.F) {
	for _, seed := range []string{
		"a: b\nc: 'd''e'\nf: \"g\\nh\"\ni: |\n  j\n   k\nl: >-\n  m\n\n  n\no: [p, {q: r}]\n", "a: &x !!str b\nc: *x\n? d\n: e\n", "a: b\n  c\n  \n  d # e\n", "{\"a\": [1, 'b', \"c\"]}", "a: |2\n    b\n", "- - a\n  - b\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		if len(file) > 1<<14 || !utf8.ValidString(file) {
			return
		}
		tree := plant([]byte(file))
		if tree.root == nil || strings.Count(file, "[")+strings.Count(file, "{") > 100 {
			return // the end of a collection is that of its last child: all of them is quadratic in depth
		}
		budget := 1000
		var visit func(node *yaml.Node)
		visit = func(node *yaml.Node) {
			budget--
			if budget < 0 || node.Kind == yaml.AliasNode {
				return
			}
			start, end := tree.span(node)
			if start > end || end > len(tree.text.utf8) {
				t.Fatalf("a node has the span %d to %d of %d", start, end, len(tree.text.utf8))
			}
			if node.Kind == yaml.ScalarNode && node.Style&(yaml.LiteralStyle|yaml.FoldedStyle|yaml.TaggedStyle) == 0 {
				var decoded yaml.Node
				text := string(tree.text.utf8[start:end])
				if node.Style == 0 && strings.ContainsAny(text, "\n\r\u0085\u2028\u2029") {
					text = strings.Join(strings.Fields(text), " ")
					if got := strings.Join(strings.Fields(node.Value), " "); got != text {
						t.Fatalf("%q is the span of %q", text, node.Value)
					}
					return
				}
				if err := yaml.Unmarshal([]byte("- "+text+"\n"), &decoded); err == nil && len(decoded.Content) == 1 && len(decoded.Content[0].Content) == 1 && decoded.Content[0].Content[0].Kind == yaml.ScalarNode {
					if got := decoded.Content[0].Content[0].Value; got != node.Value {
						t.Fatalf("%q decodes to %q, the node is %q", text, got, node.Value)
					}
				}
			}
			for _, child := range node.Content {
				visit(child)
			}
		}
		visit(tree.root)
	})
}

// TestLongLines: positions in one long line are exact, and cheap enough for thousands of entries.
func TestLongLines(t *testing.T) {
	t.Parallel()
	for _, letter := range []string{"x", "ä", "€"} {
		var b strings.Builder
		b.WriteString("users: [")
		for range 3000 {
			b.WriteString("{name: n, user: {as: " + strings.Repeat(letter, 20) + ", token: 'abc'}}, ")
		}
		b.WriteString("]\n")
		tree := plant([]byte(b.String()))
		for i, item := range tree.elements("users") {
			r := tree.rangeOf(lookup(lookup(item, "user"), "token"))
			want := 9 + i*(len("{name: n, user: {as: , token: 'abc'}}, ")+20) + len("{name: n, user: {as: , token: ") + 20
			if r.Start.Column != want || r.End.Column != want+5 {
				t.Fatalf("entry %d stands at %+v, want column %d", i, r, want)
			}
			if got := tree.text.utf8[tree.text.offset(1, r.Start.Column):tree.text.offset(1, r.End.Column)]; string(got) != "'abc'" {
				t.Fatalf("entry %d is %q", i, got)
			}
		}
	}
}

// TestPlacesFromManyGoroutines: what is worked out when asked for is so once, for the race detector.
func TestPlacesFromManyGoroutines(t *testing.T) {
	t.Parallel()
	f := Load(credential.SecretString("users: [{name: a, user: {password: " + strings.Repeat("x", 2*stride) + ", token: abc}}]\n"))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			r := f.Users[0].Range("token")
			if r.Start.Column != 45+2*stride || len(f.Excerpt(r)) != 1 {
				t.Errorf("%+v", r)
			}
		})
	}
	group.Wait()
}
