package cluster

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed proxy_url_password.md
var proxyPasswordPage string

// ProxyPassword reports userinfo in a proxy-url: it works, and it is a secret in a field that
// nothing redacts.
var ProxyPassword = &lint.Rule{
	Name:     "proxy-url-password",
	Title:    "a proxy address holds a password",
	Severity: lint.Warning, Effect: lint.Hygiene,
	Since: "0.1.0", CWE: 522, SecuritySeverity: 4.0, Precision: "very-high", Group: "cluster", Page: proxyPasswordPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			// The variable is read only while there is no proxy-url (client-go v0.37.2 transport/cache.go:142).
			return lint.Words{
				Message: "the proxy-url of " + lint.Entry(c.Object) + " holds a user name or password", Effect: lint.Hygiene,
				Help: "take it out, and let the environment of the job hold it:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --proxy-url=" +
					"\n    export HTTPS_PROXY=http://USER:PASSWORD@PROXY:3128",
			}
		})
	},
}
