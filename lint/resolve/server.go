package resolve

import (
	"errors"
	"fmt"
	"net/netip"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// address is a server as client-go understands it.
type address struct {
	url *url.URL
	err error
}

// parseAddress mirrors DefaultServerURL without a TLS default: what has no scheme
// is http (client-go v0.37.2 rest/url_utils.go:34-66), and CA and certificates
// are not read yet when client-go asks (rest/config.go:586).
func parseAddress(server credential.URL) address {
	raw := server.Reveal()
	parsed, err := url.Parse(raw)
	if err == nil && parsed.Scheme != "" && parsed.Host != "" {
		return address{url: parsed}
	}
	parsed, err = url.Parse("http://" + raw)
	if err != nil {
		return address{err: fmt.Errorf("parse %q: %w", server.String(), reason(err))}
	}
	if parsed.Path != "" && parsed.Path != "/" {
		return address{err: fmt.Errorf("host must be a URL or a host:port pair: %q", server.String())}
	}
	return address{url: parsed}
}

// reason cuts the address, which may hold a password, out of an error of net/url.
func reason(err error) error {
	var parse *url.Error
	if errors.As(err, &parse) {
		var escape url.EscapeError
		var host url.InvalidHostError
		switch {
		case errors.As(parse.Err, &escape):
			return errors.New("invalid URL escape")
		case errors.As(parse.Err, &host):
			return errors.New("invalid character in host name")
		}
		text := parse.Err.Error()
		for _, known := range []string{"invalid port", "missing ']' in host", "first path segment in URL cannot contain colon", "invalid control character in URL", "net/url: invalid userinfo", "missing protocol scheme"} {
			if strings.Contains(text, known) {
				return errors.New(known)
			}
		}
	}
	return errors.New("invalid URL")
}

func (a address) https() bool { return a.url != nil && a.url.Scheme == "https" }

// addressConditions are the ways in which a server address stops kubectl.
func addressConditions(server credential.URL, a address, proxied bool) []*Condition {
	invalid := func(variant, says, value string) []*Condition {
		return []*Condition{{Rule: "server-invalid-url", Variant: variant, Outcome: ClientError, Certain: true, Stage: StageServer, Field: "server", Says: says, Value: value}}
	}
	switch {
	case a.err != nil && unrendered.MatchString(server.Reveal()):
		return []*Condition{{Rule: "redacted-or-placeholder-value", Variant: "server", Outcome: ClientError, Certain: true, Stage: StageServer, Field: "server", Says: "error: " + a.err.Error(), Value: server.String()}}
	case a.err != nil && formerly.MatchString(server.Reveal()):
		conditions := invalid("unparsable-now", "error: "+a.err.Error(), server.String())
		conditions[0].Certain = false
		return conditions
	case a.err != nil:
		return invalid("unparsable", "error: "+a.err.Error(), server.String())
	case a.url.Scheme != "http" && a.url.Scheme != "https":
		return invalid("scheme", fmt.Sprintf("Unable to connect to the server: Get %q: unsupported protocol scheme %q", server.String(), shownScheme(a.url)), shownScheme(a.url))
	}
	if port := a.url.Port(); port != "" && !proxied { // behind a proxy the proxy dials
		if n, err := strconv.Atoi(port); err != nil || n > 65535 {
			return invalid("port", "Unable to connect to the server: dial tcp: address "+port+": invalid port", port)
		}
	}
	if placeholderHost(a.url.Hostname()) {
		return []*Condition{{
			Rule: "redacted-or-placeholder-value", Variant: "server", Outcome: ClientError, Certain: true, Stage: StageServer, Field: "server",
			Says: "Unable to connect to the server: dial tcp: lookup " + a.url.Hostname() + ": no such host", Value: a.url.Hostname(),
		}}
	}
	if a.url.Scheme == "http" {
		variant := "http"
		switch {
		case !strings.HasPrefix(strings.ToLower(server.Reveal()), "http:"):
			variant = "no-scheme"
		case loopback(a.url.Hostname()):
			variant = "loopback"
		}
		return []*Condition{{Rule: "server-not-https", Variant: variant, Outcome: Anonymous, Certain: true, Stage: StageAnswer, Field: "server", Value: server.String(),
			Says: "Error from server (BadRequest): the server rejected our request for an unknown reason"}}
	}
	return nil
}

// unrendered are addresses in which a template or a variable was not replaced.
var unrendered = regexp.MustCompile(`\{\{|\$\{|\$\(|\$[A-Z_]|<[^>]*>`)

// formerly are addresses that Go reads no more since 1.26 and did before: kubectl 1.32 dials them, kubectl
// 1.37 stops. Measured with both.
var formerly = regexp.MustCompile(`^https?://\[\d{1,3}(?:\.\d{1,3}){3}\](?::\d+)?/?$`)

// loopback reports a host that is this machine, as kubectl proxy and local servers are.
func loopback(host string) bool {
	address, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && address.IsLoopback()
}

// placeholderHost reports a host that no resolver will ever know: url.Parse lets
// angle brackets and dollar signs pass as host names.
func placeholderHost(host string) bool { return strings.ContainsAny(host, "<>$") }

// invalidServerName reports a tls-server-name that can match no certificate: a
// certificate names hosts and IP addresses, never ports, paths or schemes
// (Go crypto/x509 verify.go VerifyHostname).
func invalidServerName(name string) bool {
	if name == "" {
		return false
	}
	if _, err := netip.ParseAddr(strings.Trim(name, "[]")); err == nil {
		return false
	}
	return strings.ContainsAny(name, ":/@ \t\r\n?#") || strings.TrimSpace(name) == ""
}

// proxyError mirrors parseProxyURL (client-go v0.37.2 tools/clientcmd/helpers.go:38).
func proxyError(proxy credential.URL) (string, bool) {
	parsed, err := url.Parse(proxy.Reveal())
	if err != nil {
		return "could not parse: " + proxy.String(), true
	}
	switch parsed.Scheme {
	case "http", "https", "socks5":
		return "", false
	}
	return fmt.Sprintf("unsupported scheme %q, must be http, https, or socks5", shownScheme(parsed)), true
}

// shownScheme is what stands before the colon when it is a scheme or a host; of "user:password@…"
// it would be a user name.
func shownScheme(u *url.URL) string {
	if _, err := strconv.Atoi(u.Opaque); err == nil || credential.KnownScheme(u.Scheme) {
		return u.Scheme
	}
	return "…"
}

// proxyHasPassword reports userinfo in a proxy address.
func proxyHasPassword(proxy credential.URL) bool {
	parsed, err := url.Parse(proxy.Reveal())
	return err == nil && parsed.User != nil
}
