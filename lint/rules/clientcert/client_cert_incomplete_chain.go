package clientcert

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_incomplete_chain.md
var incompleteChainPage string

// IncompleteChain reports an intermediate that has expired, or that is evidently needed and not sent
// (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:158-163).
var IncompleteChain = &lint.Rule{
	Name:     "client-cert-incomplete-chain",
	Title:    "the chain of a client certificate does not hold",
	Severity: lint.Warning, Effect: lint.Unauthorized,
	MaySeverities: []lint.Severity{lint.Error}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "medium", Group: "clientcert", Page: incompleteChainPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			if c.Variant == "not-sent" {
				return lint.Words{Message: fmt.Sprintf("the client certificate of %s was issued by %s, which is not sent along", lint.Entry(c.Object), c.Value), Help: "append the intermediate behind the leaf:\n    cat leaf.crt intermediate.crt > client.crt"}
			}
			what := lint.Of("client certificate", c.Object)
			verb := "expired on"
			if c.Variant == "intermediate-not-yet-valid" {
				verb = "is valid only from"
			}
			return lint.Words{Severity: lint.Error, Expires: c.Time, Message: fmt.Sprintf("the intermediate %s that %s needs %s %s", c.Value, what, verb, lint.Date(c.Time)), Help: "append the current intermediate behind the leaf:\n    cat leaf.crt intermediate.crt > client.crt"}
		})
	},
}
