package resolve

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// proxyConditions are the ways in which a proxy address stops kubectl. The first two are those of parseProxyURL
// (client-go v0.37.2 tools/clientcmd/helpers.go:38); what it lets pass fails at the first request.
func proxyConditions(proxy credential.URL, cluster string) []*Condition {
	refused := func(why string) []*Condition {
		c := &Condition{Rule: "proxy-url-invalid", Outcome: ClientError, Certain: true, Stage: StageValidate, Field: "proxy-url", Value: why,
			Says: fmt.Sprintf("error: invalid 'proxy-url' %q for cluster %q: %s", proxy.String(), cluster, why)}
		if unrendered.MatchString(proxy.Reveal()) || credential.IsPlaceholder(credential.SecretString(proxy.Reveal())) {
			c.Rule, c.Variant = "redacted-or-placeholder-value", "proxy"
		}
		return []*Condition{c}
	}
	later := func(rule, why, says string, certain bool) []*Condition {
		return []*Condition{{Rule: rule, Outcome: ClientError, Certain: certain, Stage: StageRequest, Field: "proxy-url", Value: why, Says: says}}
	}
	parsed, err := url.Parse(proxy.Reveal())
	switch {
	case err != nil:
		return refused("could not parse: " + proxy.String())
	case !slices.Contains([]string{"http", "https", "socks5"}, parsed.Scheme):
		return refused(fmt.Sprintf("unsupported scheme %q, must be http, https, or socks5", shownScheme(parsed)))
	}
	host, port := parsed.Hostname(), parsed.Port()
	n, err := strconv.Atoi(port)
	switch {
	case host == "":
		return later("proxy-url-invalid", "it names no host, which means this machine", "", false)
	case port != "" && (err != nil || n > 65535):
		return later("proxy-url-invalid", "port "+port+" is none", "Unable to connect to the server: proxyconnect tcp: dial tcp: address "+port+": invalid port", true)
	case placeholderHost(host):
		return later("redacted-or-placeholder-value", host, "Unable to connect to the server: proxyconnect tcp: dial tcp: lookup "+host+": no such host", true)
	case parsed.User != nil:
		return []*Condition{{Rule: "proxy-url-password", Path: Never, Field: "proxy-url", Value: proxy.String()}}
	}
	return nil
}
