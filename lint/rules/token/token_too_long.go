package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_too_long.md
var tooLongPage string

// TooLong reports a token that nobody reads: API servers take a header of 1 MiB (apiserver v0.37.2
// pkg/server/secure_serving.go:171), EKS a token of 4096 bytes (aws-iam-authenticator pkg/token/token.go).
var TooLong = &lint.Rule{
	Name:     "token-too-long",
	Title:    "a token is longer than any server reads",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.Unauthorized},
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: tooLongPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			const limit = ", and API servers take no header of more than 1 MiB"
			help := "see what it is, and put a token there; most have about a thousand bytes:\n    kubectl -n NAMESPACE create token SERVICEACCOUNT"
			switch c.Variant {
			case "file":
				return lint.Words{Message: fmt.Sprintf("the token file %s of %s is larger than 1 MiB%s", c.Value, lint.Entry(c.Object), limit), Help: help}
			case "header":
				return lint.Words{Message: fmt.Sprintf("%s is %s bytes long%s", lint.Of("token", c.Object), c.Value, limit), Help: help}
			}
			return lint.Words{
				Message: fmt.Sprintf("%s is %s bytes long, and EKS takes 4096 at most", lint.Of("token", c.Object), c.Value),
				Help:    "log in to AWS with fewer session tags or a shorter session policy, and have a new one made:\n    aws eks get-token --cluster-name CLUSTER",
			}
		})
	},
}
