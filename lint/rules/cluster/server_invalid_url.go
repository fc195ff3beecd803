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
			w := lint.Words{Message: fmt.Sprintf("the server of %s %s: %q", lint.Entry(c.Object), faults[c.Variant], c.Value), Help: "write https://HOST:PORT, an IPv6 address in brackets:" + setServer(p, c)}
			if c.Variant == "ipv4-in-brackets" || c.Variant == "ipv6-without-brackets" {
				w.Severity = lint.Warning
			}
			return w
		})
	},
}

// faults are what is wrong with an address, by variant.
var faults = map[string]string{
	"unparsable":            "cannot be read as a URL or host:port",
	"blank":                 "has a blank in front or behind",
	"slashes":               "lacks a colon or a slash, or its scheme",
	"scheme":                "has a scheme other than https",
	"host":                  "names no host",
	"port":                  "has a port that is none",
	"name":                  "has a character in its host that no name has",
	"ipv4":                  "is an IP address with a number over 255",
	"ipv4-in-brackets":      "has an IPv4 address in brackets, which kubectl 1.37 refuses and 1.32 took",
	"ipv6-without-brackets": "has an IPv6 address without brackets, which kubectl 1.37 refuses and 1.32 took",
}
