package kubeconfig

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// canary is in every secret of the file below; no piece of eight bytes of it may come out.
const canary = "Xq7Zr2Wm9Kd4Vt6B"

var planted = `apiVersion: v1
kind: Config
current-context: prod
clusters:
- name: prod
  cluster:
    server: https://user:CANARY@prod.example.com:6443/path?token=CANARY
    proxy-url: http://user:CANARY@proxy:3128
    certificate-authority-data: Q0FOQVJZ
contexts:
- name: prod
  context: {cluster: prod, user: ci}
users:
- name: ci # CANARY in a comment
  user:
    token: CANARY
    password: "CANARY"
    client-key-data: Q0FOQVJZ
    exec:
      command: aws
      apiVersion: client.authentication.k8s.io/v1
      interactiveMode: Never
      args: [--client-secret=CANARY, --token, CANARY, CANARY, -pCANARY]
      env:
      - {name: SECRET, value: CANARY}
    auth-provider:
      name: oidc
      config: {client-secret: CANARY, refresh-token: 'CANARY', id-token: "CANARY
        CANARY"}
- name: other
  user: {token: CANARY}
`

// TestNoSecretComesOut breaks the file in many ways and looks at all text that leaves this package.
func TestNoSecretComesOut(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(planted, "CANARY", canary)
	variants := []string{
		text,
		strings.Replace(text, "- name: other", "- name: ci", 1),
		strings.Replace(text, "  user:\n    token: ", "  user:\n\ttoken: ", 1),
		strings.ReplaceAll(text, "token: "+canary, "token: ["+canary+"]"),
		strings.ReplaceAll(text, "password: \""+canary+"\"", "password: {"+canary+": 1}"),
		strings.ReplaceAll(text, "Q0FOQVJZ", canary+" "+canary),
		strings.Replace(text, "kind: Config", "kind: "+canary+" "+canary, 1),
		strings.Replace(text, "apiVersion: v1", "apiVersion: ["+canary+"]", 1),
		strings.Replace(text, "users:", "users: *"+canary, 1),
		strings.Replace(text, "users:", "users: {{ "+canary+" }}", 1),
		strings.Replace(text, "token: "+canary, canary+": token", 1),
		strings.Replace(text, "token: "+canary, "token: |\n      "+canary+"\n      "+canary, 1),
		strings.Replace(text, "token: "+canary, "token: !"+canary+" "+canary, 1),
		canary, "{" + canary, "'" + canary, "- " + canary, canary + ": " + canary, strings.ToUpper(text),
		text[:len(text)/2], text[:len(text)/3], "\xff\xfe" + text, text + "\x00",
	}
	for i := range text {
		if i%37 == 0 {
			variants = append(variants, text[:i]+"]"+text[i:], text[:i]+"\t"+text[i:], text[:i]+"\n"+text[i:])
		}
	}
	for _, variant := range variants {
		f := Load(credential.SecretString(variant))
		var out string
		for _, c := range f.Clusters {
			out += fmt.Sprintf("%v %+v %#v", *c, *c, *c)
		}
		for _, u := range f.Users {
			out += fmt.Sprintf("%v %+v %#v", *u, *u, *u)
			if u.Exec != nil {
				out += fmt.Sprintf("%+v %d", *u.Exec, u.Exec.Args)
			}
			if u.AuthProvider != nil {
				out += fmt.Sprintf("%+v %x", *u.AuthProvider, u.AuthProvider.Config)
			}
		}
		if f.Err != nil {
			out += f.Err.Error()
			for _, fault := range f.Err.Faults {
				out += fmt.Sprint(fault.Object, fault.Field, fault.Want, fault.Got, fault.Detail)
			}
		}
		for _, u := range f.Unknown() {
			out += fmt.Sprintf("%+v", u)
		}
		out += fmt.Sprintf("%+v", f.Shape())
		for line := 1; line <= strings.Count(variant, "\n")+1; line++ {
			for _, excerpt := range f.Excerpt(Range{Start: Position{line, 2}, End: Position{line + 1, 9}}) {
				out += excerpt.Text + "\n"
			}
		}
		for i := 0; i+8 <= len(canary); i++ {
			if piece := canary[i : i+8]; strings.Contains(out, piece) {
				at := strings.Index(out, piece)
				t.Fatalf("%q comes out in %q of:\n%s", piece, out[max(0, at-80):min(len(out), at+80)], variant)
			}
		}
	}
}

// TestExcerptShowsWhatIsPublic keeps masking from hiding everything.
func TestExcerptShowsWhatIsPublic(t *testing.T) {
	t.Parallel()
	f := Load(credential.SecretString(strings.ReplaceAll(planted, "CANARY", canary)))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	for field, want := range map[string]string{
		"token":                           "    token: …",
		"exec.command":                    "      command: aws",
		"exec.args":                       "      args: [--client-secret=…, --token, …, …, …]",
		"exec.env[0].value":               "      - {name: SECRET, value: …}",
		"auth-provider.config.id-token":   "      config: {client-secret: …, refresh-token: …, id-token: …",
		"auth-provider.config.idp-issuer": "      config: {client-secret: …, refresh-token: …, id-token: …",
	} {
		lines := f.Excerpt(f.Users[0].Range(field))
		if len(lines) == 0 || lines[0].Text != want {
			t.Errorf("%s: %+v, want %q", field, lines, want)
		}
	}
	lines := f.Excerpt(f.Clusters[0].Range("server"))
	if len(lines) != 1 || lines[0].Text != "    server: https://prod.example.com:6443/path" || lines[0].MarkStart != 13 || lines[0].MarkEnd != 47 {
		t.Errorf("server: %+v", lines)
	}
}

// TestExcerptOfALongLine shows the part of one long line around the mark.
func TestExcerptOfALongLine(t *testing.T) {
	t.Parallel()
	var b strings.Builder
	b.WriteString(`{"users": [`)
	for i := range 50 {
		fmt.Fprintf(&b, `{"name": "user-%02d", "user": {"client-key-data": "%s", "token": "%s"}}, `, i, strings.Repeat("QUFB", 100), canary)
	}
	b.WriteString("{}]}")
	f := Load(credential.SecretString(b.String()))
	if f.Err != nil {
		t.Fatal(f.Err)
	}
	for i, user := range f.Users[:50] {
		lines := f.Excerpt(user.Range("token"))
		if len(lines) != 1 {
			t.Fatalf("%+v", lines)
		}
		text := []rune(lines[0].Text)
		before, name := string(text[:lines[0].MarkStart-1]), fmt.Sprintf(`"name": "user-%02d", "user": {"client-key-data": …, "token": `, i)
		if len(text) > maxExcerptWidth || !strings.HasSuffix(before, name) || string(text[lines[0].MarkStart-1:lines[0].MarkEnd-1]) != hidden {
			t.Errorf("user %d: %+v", i, lines)
		}
	}
}

// TestExcerptOfALaterDocument shows what is ignored as it shows what counts.
func TestExcerptOfALaterDocument(t *testing.T) {
	t.Parallel()
	f := Load(credential.SecretString("users: []\n---\nclusters:\n- name: prod\n"))
	lines := f.Excerpt(f.Documents()[0].Range)
	if len(lines) != 1 || lines[0].Number != 3 || lines[0].Text != "clusters:" {
		t.Errorf("%+v", lines)
	}
}
