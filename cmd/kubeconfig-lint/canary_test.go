package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// canary is planted wherever a kubeconfig may hold a secret; no eight bytes of it may come out.
const canary = "Xq7Zr2Wm9Kd4Vt6B"

const plantedConfig = `apiVersion: v1
kind: Config
current-context: prod
clusters:
- name: prod
  cluster:
    server: https://user:CANARY@prod.example.com:6443
    proxy-url: http://user:CANARY@proxy:3128
- name: dev
  cluster: {server: "https://dev.example.com:6443/?token=CANARY", certificate-authority-data: Q0FOQVJZ, proxy-url: "CANARY:CANARY@proxy:80"}
contexts:
- name: prod
  context: {cluster: prod, user: ci}
- name: dev
  context: {cluster: dev, user: exec}
- name: oidc
  context: {cluster: dev, user: oidc}
users:
# CANARY
- name: ci
  user: {token: CANARY, client-certificate-data: Q0FOQVJZ, client-key-data: Q0FOQVJZ}
- name: basic
  user: {username: admin, password: CANARY}
- name: exec
  user:
    exec:
      command: doctl
      apiVersion: client.authentication.k8s.io/v1
      interactiveMode: Never
      args: [--client-secret=CANARY, --version, CANARY, -pCANARY, CANARY]
      env: [{name: SECRET, value: CANARY}]
- name: oidc
  user:
    auth-provider:
      name: oidc
      config: {idp-issuer-url: "https://login.example.com", client-id: x, client-secret: CANARY, id-token: CANARY.CANARY.CANARY, refresh-token: CANARY}
`

// TestNoSecretEverLeaves runs the program over a file full of secrets, sound and broken in many ways,
// and looks at every byte that it writes, in every format.
func TestNoSecretEverLeaves(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(plantedConfig, "CANARY", canary)
	files := map[string]string{
		"sound":      text,
		"twice":      strings.Replace(text, "- name: basic", "- name: ci", 1),
		"tab":        strings.Replace(text, "  user: {token", "\tuser: {token", 1),
		"list":       strings.Replace(text, "{token: "+canary, "{token: ["+canary+"]", 1),
		"base64":     strings.Replace(text, "Q0FOQVJZ", canary+" "+canary, 1),
		"key":        strings.Replace(text, "{token: "+canary, "{"+canary+": x", 1),
		"half":       text[:len(text)/2],
		"token":      "eyJhbGciOiJIUzI1NiJ9." + canary + "." + canary + "\n",
		"bare":       canary + "\n",
		"pem.crt":    "-----BEGIN CERTIFICATE-----\n" + canary + "\n-----END CERTIFICATE-----\n",
		"pem.key":    "-----BEGIN RSA PRIVATE KEY-----\nX: " + canary + "\n\n" + canary + "\n-----END RSA PRIVATE KEY-----\n",
		"newline":    strings.Replace(text, "{token: "+canary, "{token: \""+canary+"\\n\"", 1),
		"bearer":     strings.Replace(text, "{token: "+canary, "{token: Bearer "+canary, 1),
		"userinfo":   strings.Replace(text, "https://user:", "user:", 1),
		"scheme":     strings.Replace(text, "https://user:", canary+"://user:", 1),
		"misspelt":   strings.Replace(text, "{token: ", "{Tokne: ", 1),
		"variables":  strings.Replace(text, "[{name: SECRET", "[{name: LD_PRELOAD, value: $HOME"+canary+"}, {name: SECRET", 1),
		"hidden":     strings.Replace(text, "- name: dev\n  cluster", "- name: \"d\\u200bev\"\n  cluster", 1),
		"config.bak": strings.ReplaceAll(text, "https://user:"+canary+"@", "https://"),
		"call":       strings.Replace(text, "command: doctl", "command: 'curl -H \"Authorization: Bearer "+canary+"\" https://login.example.com'", 1),
		"call path":  strings.Replace(text, "command: doctl", "command: /opt/bin/login --token="+canary, 1),
		"call env":   strings.Replace(text, "command: doctl", "command: TOKEN="+canary+" login", 1),
		"jwt path":   strings.Replace(text, "{token: "+canary, "{tokenFile: eyJ9."+canary+"."+canary, 1),
		"key pem":    strings.Replace(text, "client-key-data: Q0FOQVJZ}", "client-key: \"-----BEGIN EC PRIVATE KEY-----\\n"+canary+"\\n-----END EC PRIVATE KEY-----\\n\"}", 1),
		"key base64": strings.Replace(text, "client-key-data: Q0FOQVJZ}", "client-key: LS0tLS1CRUdJTiBFQyBQUklWQVRFIEtFWS0tLS0t/"+canary+"}", 1),
		"token path": strings.Replace(text, "{token: "+canary, "{tokenFile: "+canary, 1),
		"impersonat": strings.Replace(text, "{username: admin", "{as-groups: [a], username: "+canary, 1),
	}
	for i := range 60 {
		at := i * len(text) / 60
		files[fmt.Sprintf("cut%d", i)] = text[:at] + "}" + text[at:]
	}
	secret := regexp.MustCompile(strings.Join(pieces(canary, 8), "|"))
	var names []string
	for name := range files {
		names = append(names, name)
	}
	files["kuberc"] = "apiVersion: kubectl.config.k8s.io/v1beta1\nkind: Preference\ncredentialPluginPolicy: DenyAll\n"
	all := []string{"-v", "--fail-on", "info", "--profile", "strict", "--untrusted", "--exec-allow", "aws", "--kuberc", "kuberc"}
	for _, format := range report.Names() {
		got := call{files: files, args: append(append(all, "-o", format, "-o", "json=out"), names...)}.run(t)
		if got.code != exitFindings && got.code != exitIncomplete {
			t.Errorf("%s: exit status %d", format, got.code)
		}
		written, err := os.ReadFile(filepath.Join(got.dir, "out"))
		if err != nil {
			t.Fatal(err)
		}
		for where, out := range map[string]string{"standard output": got.stdout, "standard error": got.stderr, "a file": string(written)} {
			if at := secret.FindStringIndex(out); at != nil {
				t.Errorf("%s: %s holds a secret: …%s…", format, where, out[max(0, at[0]-200):min(len(out), at[1]+60)])
			}
		}
	}
}

func pieces(text string, length int) []string {
	var all []string
	for i := 0; i+length <= len(text); i++ {
		all = append(all, regexp.QuoteMeta(text[i:i+length]))
	}
	return all
}

// TestNoSecretLeavesByItsPlace puts a kubeconfig where the name of one belongs.
func TestNoSecretLeavesByItsPlace(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(plantedConfig, "CANARY", canary)
	secret := regexp.MustCompile(strings.Join(pieces(canary, 8), "|"))
	for name, c := range map[string]call{
		"the variable":          {env: map[string]string{"KUBECONFIG": text}},
		"the variable, encoded": {env: map[string]string{"KUBECONFIG": "LS0tLS1CRUdJTi" + canary}},
		"an argument":           {args: []string{text}},
		"an argument, encoded":  {args: []string{"LS0tLS1CRUdJTi" + canary}},
		"a list":                {args: []string{"--merge", text, text + "b"}},
	} {
		for _, format := range []string{"text", "json", "junit"} {
			c.args = append([]string{"-v", "-o", format}, c.args...)
			got := c.run(t)
			out := got.stdout + got.stderr
			if at := secret.FindStringIndex(out); at != nil || out == "" {
				t.Errorf("%s, %s: …%s…", name, format, out[max(0, len(out)-300):])
			}
			c.args = c.args[3:]
		}
	}
}
