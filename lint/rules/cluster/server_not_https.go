package cluster

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_not_https.md
var serverNotHTTPSPage string

// ServerNotHTTPS reports a server with http or without a scheme: client-go then reads neither credentials nor
// CA (client-go v0.37.2 tools/clientcmd/client_config.go:230).
var ServerNotHTTPS = &lint.Rule{
	Name:     "server-not-https",
	Title:    "a server is not spoken to over https",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 319, SecuritySeverity: 6.5, Precision: "very-high", Group: "cluster", Page: serverNotHTTPSPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			w := lint.Words{Message: "the server of " + lint.Entry(c.Object) + " is plain http, so no credential is sent", Help: "speak https:" + setServer(p, c)}
			if strings.HasPrefix(c.Variant, "no-scheme") {
				w.Message = "the server of " + lint.Entry(c.Object) + " has no scheme, which means http, so no credential is sent"
			}
			if !slices.ContainsFunc(p.Touched(c), hasCredential) { // nothing is lost that anybody has
				w.Severity = lint.Warning
				if strings.HasSuffix(c.Variant, "-loopback") {
					w.Severity = lint.Info // kubectl proxy needs none
					w.Help = "leave it so for kubectl proxy; for an API server speak https:" + setServer(p, c)
				}
			}
			return w
		})
	},
}

func hasCredential(c *resolve.Context) bool { return c.Credential != resolve.NoCredential }
