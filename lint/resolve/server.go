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
	condition := func(rule, variant, says, value string) []*Condition {
		return []*Condition{{Rule: rule, Variant: variant, Outcome: ClientError, Certain: true, Stage: StageServer, Field: "server", Says: says, Value: value}}
	}
	invalid := func(variant, says, value string) []*Condition {
		return condition("server-invalid-url", variant, says, value)
	}
	likely := func(conditions []*Condition) []*Condition {
		conditions[0].Certain = false
		return conditions
	}
	switch {
	case a.err != nil && unrendered.MatchString(server.Reveal()):
		return condition("redacted-or-placeholder-value", "server", "error: "+a.err.Error(), server.String())
	case a.err != nil && formerly(server.Reveal()) != "":
		return likely(invalid(formerly(server.Reveal()), "error: "+a.err.Error(), server.String()))
	case a.err != nil:
		return invalid(slip(server.Reveal()), "error: "+a.err.Error(), server.String())
	case a.url.Scheme != "http" && a.url.Scheme != "https":
		return invalid("scheme", fmt.Sprintf("Unable to connect to the server: unsupported protocol scheme %q", shownScheme(a.url)), shownScheme(a.url))
	}
	host := a.url.Hostname()
	if port := a.url.Port(); port != "" && !proxied { // behind a proxy the proxy dials
		if n, err := strconv.Atoi(port); err != nil || n > 65535 {
			return invalid("port", "Unable to connect to the server: dial tcp: address "+port+": invalid port", port)
		}
	}
	unknown := "Unable to connect to the server: dial tcp: lookup " + host + ": no such host"
	switch {
	case placeholderHost(host):
		return condition("redacted-or-placeholder-value", "server", unknown, host)
	case credential.IsPlaceholder(credential.SecretString(host)):
		return likely(condition("redacted-or-placeholder-value", "server", unknown, host)) // some resolver may know it
	case strings.ContainsAny(host, oddInNames) && !proxied:
		return invalid("name", unknown, host)
	case noIPv4(host) && !proxied:
		return invalid("ipv4", unknown, host)
	}
	if a.url.Scheme != "http" {
		return nil
	}
	// A port for TLS answers so; others in other words, or not at all.
	variant, says := "http", "Error from server (BadRequest): the server rejected our request for an unknown reason"
	if !strings.HasPrefix(strings.ToLower(server.Reveal()), "http:") {
		variant = "no-scheme"
	}
	if plainAndNear(a.url) {
		variant, says = variant+"-loopback", ""
	}
	return []*Condition{{Rule: "server-not-https", Variant: variant, Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: InTheClear, Field: "server", Value: server.String(), Says: says}}
}

// unrendered are addresses in which a template or a variable was not replaced.
var unrendered = regexp.MustCompile(`\{\{|\$\{|\$\(|\$[A-Z_]|<[^>]*>`)

// formerly tells addresses that Go reads no more since 1.26 and did before: kubectl 1.32 dials them, kubectl
// 1.37 stops. Measured with both.
func formerly(server string) string {
	_, rest, _ := strings.Cut(server, "://")
	rest = strings.TrimSuffix(rest, "/")
	if bracketed := inBrackets.FindStringSubmatch(rest); bracketed != nil {
		if ip, err := netip.ParseAddr(bracketed[1]); err == nil && ip.Is4() {
			return "ipv4-in-brackets"
		}
	}
	if colon := strings.LastIndex(rest, ":"); colon > 0 {
		ip, err := netip.ParseAddr(rest[:colon])
		if _, number := strconv.ParseUint(rest[colon+1:], 10, 16); err == nil && ip.Is6() && number == nil {
			return "ipv6-without-brackets"
		}
	}
	return ""
}

var inBrackets = regexp.MustCompile(`^\[([0-9.]+)\](?::\d+)?$`)

// slip names what is wrong with an address that cannot be read.
func slip(server string) string {
	switch {
	case strings.TrimSpace(server) != server:
		return "blank"
	case slippedScheme.MatchString(server):
		return "slashes"
	}
	return "unparsable"
}

var slippedScheme = regexp.MustCompile(`(?i)^https?(?:/|:/?[^/]|$|:$)|^//`)

// oddInNames are characters that Go's resolver looks up in no name and that url.Parse lets pass (Go net/dnsclient.go:89,
// isDomainName).
const oddInNames = `"'*,;!&()+=`

// noIPv4 reports four numbers of which one is too large: an address that is none, and no name either.
func noIPv4(host string) bool {
	parts, tooLarge := strings.Split(host, "."), false
	for _, part := range parts {
		n, err := strconv.ParseUint(part, 10, 16)
		if err != nil {
			return false
		}
		tooLarge = tooLarge || n > 255
	}
	return len(parts) == 4 && tooLarge
}

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
	return strings.ContainsAny(name, ":/@ \t\r\n?#$<>{}\"'`") || strings.TrimSpace(name) == ""
}

// shownScheme is what stands before the colon when it is a scheme or a host; of "user:password@…"
// it would be a user name.
func shownScheme(u *url.URL) string {
	if _, err := strconv.Atoi(u.Opaque); err == nil || u.Scheme == "" || credential.KnownScheme(u.Scheme) {
		return u.Scheme
	}
	return "…"
}
