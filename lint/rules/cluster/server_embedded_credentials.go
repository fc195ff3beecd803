package cluster

import (
	_ "embed"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_embedded_credentials.md
var serverUserinfoPage string

// ServerUserinfo reports userinfo in a server address: net/http turns it into an Authorization header first, so
// client-go adds no token any more (Go net/http/client.go:251).
var ServerUserinfo = &lint.Rule{
	Name:     "server-embedded-credentials",
	Title:    "a server address holds a user name",
	Severity: lint.Error, Effect: lint.Anonymous,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", CWE: 522, SecuritySeverity: 6.0, Precision: "very-high", Group: "cluster", Page: serverUserinfoPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			w := lint.Words{
				Message: "the server of " + lint.Entry(c.Object) + " holds a user name, which is sent in place of every token",
				Help:    "take it out:" + setServer(p, c),
			}
			switch {
			case c.Variant == "plain":
				w.Severity, w.Message = lint.Warning, "the server of "+lint.Entry(c.Object)+" holds a user name, which is sent over plain http for everybody to read"
			case !slices.ContainsFunc(p.Touched(c), sendsHeader): // a proxy that asks for just this may stand before the server
				w.Severity = lint.Warning
			}
			return w
		})
	},
}

// sendsHeader reports a context whose user has what the user name would take the place of.
func sendsHeader(c *resolve.Context) bool {
	return slices.ContainsFunc(append(c.Also, c.Credential), func(credential string) bool {
		return credential == resolve.BearerToken || credential == resolve.TokenFile || credential == resolve.ExecPlugin || credential == resolve.OIDCProvider
	})
}
