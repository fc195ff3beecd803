package cluster

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed proxy_url_invalid.md
var proxyInvalidPage string

// ProxyInvalid reports a proxy-url that does not parse or has another scheme than http, https and socks5
// (client-go v0.37.2 tools/clientcmd/helpers.go:38-50).
var ProxyInvalid = &lint.Rule{
	Name:     "proxy-url-invalid",
	Title:    "a proxy address cannot be used",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: proxyInvalidPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			proxy := "http://PROXY:3128"
			if cluster := entry(p, c); cluster != nil && !strings.ContainsAny(cluster.Config.ProxyURL.String(), "…[]") {
				if meant := asHTTPS(strings.Replace(cluster.Config.ProxyURL.String(), "socks5h://", "", 1)); meant != "" {
					proxy = strings.Replace(meant, "https", "http", 1)
				}
				if strings.HasPrefix(cluster.Config.ProxyURL.String(), "socks") {
					proxy = strings.Replace(proxy, "http", "socks5", 1)
				}
			}
			return lint.Words{
				Message: fmt.Sprintf("the proxy-url of %s cannot be used: %s", lint.Entry(c.Object), c.Value),
				Help:    "write it with its scheme, http, https or socks5:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --proxy-url=" + lint.Quote(proxy),
			}
		})
	},
}
