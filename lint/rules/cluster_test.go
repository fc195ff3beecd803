package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// onServer is a kubeconfig with one server.
func onServer(server, user string) string {
	return oneContext("prod", "server: '"+strings.ReplaceAll(server, "'", "''")+"'\ncertificate-authority-data: ${ca}", user)
}

// TestServerAddresses: the message names the slip, and the help holds the address as it was meant.
func TestServerAddresses(t *testing.T) {
	t.Parallel()
	const invalid, plain, placeholder = "server-invalid-url", "server-not-https", "redacted-or-placeholder-value"
	for server, c := range map[string]struct {
		rule     string
		severity lint.Severity
		message  string
		help     string
	}{
		"https://prod.example.com:6443":                  {},
		"HTTPS://prod.example.com:6443":                  {},
		"https://prod.example.com:6443/":                 {},
		"https://[2001:db8::1]:6443":                     {},
		"https://[fe80::1%25eth0]:6443":                  {},
		"https://bad_host.example.com:6443":              {},
		"https://prod.example.com./k8s/clusters/c-1":     {},
		"https//prod.example.com:6443":                   {invalid, lint.Error, "lacks a colon or a slash", "--server=https://prod.example.com:6443"},
		"https:/prod.example.com:6443":                   {invalid, lint.Error, "lacks a colon or a slash", "--server=https://prod.example.com:6443"},
		"https:prod.example.com:6443":                    {invalid, lint.Error, "lacks a colon or a slash", "--server=https://prod.example.com:6443"},
		"//prod.example.com:6443":                        {invalid, lint.Error, "lacks a colon or a slash", "--server=https://prod.example.com:6443"},
		"https://prod.example.com:6443 ":                 {invalid, lint.Error, "has a blank in front or behind", "--server=https://prod.example.com:6443"},
		" https://prod.example.com:6443":                 {invalid, lint.Error, "has a blank in front or behind", "--server=https://"},
		"https://prod.example.com:64430000":              {invalid, lint.Error, "has a port that is none", "--server=https://HOST:6443"},
		"https://prod.example.com:abc":                   {invalid, lint.Error, "cannot be read", "--server=https://HOST:6443"},
		"tcp://prod.example.com:6443":                    {invalid, lint.Error, `has a scheme other than https: "tcp"`, "--server=https://prod.example.com:6443"},
		"https://192.168.1.300:6443":                     {invalid, lint.Error, "a number over 255", "--server=https://HOST:6443"},
		"https://*.example.com:6443":                     {invalid, lint.Error, "a character in its host that no name has", "--server=https://HOST:6443"},
		`https://"prod.example.com":6443`:                {invalid, lint.Error, "a character in its host that no name has", "--server=https://HOST:6443"},
		"https://[192.0.2.1]:6443":                       {invalid, lint.Warning, "an IPv4 address in brackets", "--server=https://192.0.2.1:6443"},
		"https://2001:db8::1:6443":                       {invalid, lint.Warning, "an IPv6 address without brackets", "--server='https://[2001:db8::1]:6443'"},
		"prod.example.com:6443":                          {plain, lint.Error, "has no scheme, which means http", "--server=https://prod.example.com:6443"},
		"http://prod.example.com:6443/k8s/clusters/c-1":  {plain, lint.Error, "is plain http", "--server=https://prod.example.com:6443/k8s/clusters/c-1"},
		"https://$(terraform output -raw host):6443":     {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"https://<host>:6443":                            {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"https://undefined:6443":                         {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"https://__HOST__:6443":                          {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"undefined":                                      {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"REDACTED":                                       {placeholder, lint.Error, "is a placeholder", "envsubst"},
		"https://admin:hunter2@prod.example.com:6443/#x": {"server-embedded-credentials", lint.Warning, "in place of every token", "--server=https://prod.example.com:6443/"},
	} {
		result := lintOne(t, onServer(server, plainUser), "")
		if c.rule == "" {
			if len(result.Findings) > 0 {
				t.Errorf("%q raises %v", server, describe(result.Findings))
			}
			continue
		}
		found := findingsOf(c.rule, result)
		if len(found) != 1 || found[0].Severity != c.severity || !strings.Contains(found[0].Message, c.message) || !strings.Contains(found[0].Help, c.help) {
			t.Errorf("%q: %v, %+v", server, describe(result.Findings), found)
		}
		for _, f := range result.Findings {
			if strings.Contains(f.Message+f.Help+f.Says, "hunter2") {
				t.Errorf("%q: a password is shown: %+v", server, f)
			}
		}
	}
}

// TestServerNamesSurviveTheHelp: kubectl config set-cluster --server takes a tls-server-name out.
func TestServerNamesSurviveTheHelp(t *testing.T) {
	t.Parallel()
	for _, server := range []string{"http://prod.example.com", "https//prod.example.com", "https://prod.example.com/api"} {
		result := lintOne(t, oneContext("prod", "server: "+server+"\ntls-server-name: kubernetes\ncertificate-authority-data: ${ca}", plainUser), "")
		for _, f := range result.Findings {
			if strings.Contains(f.Help, "--server=") && !strings.HasSuffix(f.Help, " --tls-server-name=kubernetes") {
				t.Errorf("%s: %s", server, f.Help)
			}
		}
	}
}

// TestPlainHTTP: it is an error where a credential is lost, and what kubectl proxy needs where none is.
func TestPlainHTTP(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		server, user string
		want         lint.Severity
	}{
		{"http://localhost:8001", "{}", lint.Info},
		{"localhost:8001", "{}", lint.Info},
		{"http://[::1]:8001", "{}", lint.Info},
		{"http://localhost:6443", "{}", lint.Warning},
		{"http://localhost:8001", "token: ${token}", lint.Error},
		{"http://prod.example.com:8080", "{}", lint.Warning},
		{"http://prod.example.com:8080", "token: ${token}", lint.Error},
		{"prod.example.com:6443", pluginUser, lint.Error},
		{"https://prod.example.com:6443", plainUser, ""},
	} {
		result := lintOne(t, onServer(c.server, c.user), "")
		if got := loudness(t, "server-not-https", result); got != c.want {
			t.Errorf("%s, %s: %q, not %q", c.server, c.user, got, c.want)
		}
		for _, f := range result.Findings {
			if c.want == lint.Info && (f.FailsNow || result.Contexts[0].Verdict.Outcome != lint.OutcomeUnknown) {
				t.Errorf("%s fails, says %+v", c.server, f)
			}
		}
	}
}

// TestUserNamesInAddresses: an error where a token gives way, a warning where a proxy may ask for it, and over http a leak.
func TestUserNamesInAddresses(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		server, user string
		want         lint.Severity
	}{
		{"https://admin:x@prod.example.com", "token: ${token}", lint.Error},
		{"https://admin:x@prod.example.com", pluginUser, lint.Warning}, // a plugin may print a certificate
		{"https://@prod.example.com", "token: ${token}", lint.Error},
		{"https://admin:x@prod.example.com", plainUser, lint.Warning},
		{"https://admin:x@prod.example.com", "{}", lint.Warning},
		{"http://admin:x@prod.example.com", "{}", lint.Warning},
		{"https://prod.example.com", "token: ${token}", ""},
	} {
		if got := loudness(t, "server-embedded-credentials", lintOne(t, onServer(c.server, c.user), "")); got != c.want {
			t.Errorf("%s, %s: %q, not %q", c.server, c.user, got, c.want)
		}
	}
}

// TestProxies: what parseProxyURL refuses, and what it lets pass and the dialer does not.
func TestProxies(t *testing.T) {
	t.Parallel()
	const invalid, placeholder = "proxy-url-invalid", "redacted-or-placeholder-value"
	for proxy, c := range map[string]struct {
		rule          string
		message, help string
	}{
		"http://proxy.example.com:3128":           {},
		"HTTPS://proxy.example.com":               {},
		"socks5://127.0.0.1:1080":                 {},
		"proxy.example.com:3128":                  {invalid, "unsupported scheme", "--proxy-url=http://proxy.example.com:3128"},
		"192.0.2.1:3128":                          {invalid, "could not parse", "--proxy-url=http://192.0.2.1:3128"},
		"socks5h://127.0.0.1:1080":                {invalid, "unsupported scheme", "--proxy-url=socks5://127.0.0.1:1080"},
		"http://":                                 {invalid, "it names no host", "--proxy-url=http://PROXY:3128"},
		"http://proxy.example.com:99999":          {invalid, "port 99999 is none", "--proxy-url=http://PROXY:3128"},
		"${HTTPS_PROXY}":                          {placeholder, "is a placeholder", "envsubst"},
		"http://${PROXY}:3128":                    {placeholder, "is a placeholder", "envsubst"},
		"http://<proxy>:3128":                     {placeholder, "is a placeholder", "envsubst"},
		"none":                                    {placeholder, "is a placeholder", "envsubst"},
		"http://builder:x@proxy.example.com:3128": {"proxy-url-password", "holds a user name or password", "--proxy-url="},
	} {
		result := lintOne(t, oneContext("prod", plainCluster+"\nproxy-url: '"+proxy+"'", plainUser), "")
		if c.rule == "" {
			if len(result.Findings) > 0 {
				t.Errorf("%q raises %v", proxy, describe(result.Findings))
			}
			continue
		}
		if found := findingsOf(c.rule, result); len(found) != 1 || !strings.Contains(found[0].Message, c.message) || !strings.Contains(found[0].Help, c.help) {
			t.Errorf("%q: %v, %+v", proxy, describe(result.Findings), found)
		}
	}
}

// TestServerNames: what a certificate can hold is silent.
func TestServerNames(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]lint.Severity{
		"kubernetes": "", "KUBERNETES.default.svc": "", "a_b": "", "*.example.com": "", "kubernetes.": "", "192.0.2.1": "", "2001:db8::1": "", "[2001:db8::1]": "",
		"kubernetes:443": lint.Error, "https://kubernetes": lint.Error, "kubernetes/": lint.Error, " kubernetes": lint.Error, " ": lint.Error, "${NAME}": lint.Error, "<name>": lint.Error,
	} {
		text := oneContext("prod", plainCluster+"\ntls-server-name: '"+name+"'", plainUser)
		if got := loudness(t, "tls-server-name-invalid", lintOne(t, text, "")); got != want {
			t.Errorf("%q: %q, not %q", name, got, want)
		}
	}
}
