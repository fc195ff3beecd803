package cluster

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_invalid_url.md
var serverInvalidPage string

// ServerInvalid reports a server that cannot be dialled: unparsable, another scheme than http and https, or a
// port that is none (client-go v0.37.2 rest/url_utils.go:34-66).
var ServerInvalid = &lint.Rule{
	Name:     "server-invalid-url",
	Title:    "a server is no address",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.TLSError},
	Since: "0.1.0", Precision: "very-high", Group: "cluster", Page: serverInvalidPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"unparsable": "cannot be read as a URL or host:port",
				"scheme":     "has a scheme other than https",
				"host":       "names no host",
				"port":       "has a port that is none",
			}[c.Variant]
			severity := lint.Severity("")
			if c.Variant == "unparsable-now" {
				severity, why = lint.Warning, "has an IPv4 address in brackets, which kubectl 1.37 refuses and 1.32 took"
			}
			return lint.Words{Severity: severity, Message: fmt.Sprintf("the server of %s %s: %s", lint.Entry(c.Object), why, c.Value), Help: "write https://HOST:PORT, an IPv6 address in brackets:\n    kubectl config set-cluster " + lint.Quote(lint.Name(c.Object)) + " --server=https://HOST:6443"}
		})
	},
}
