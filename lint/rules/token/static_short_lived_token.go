package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed static_short_lived_token.md
var shortLivedPage string

// ShortLived reports tokens that plugins fetch anew all the time, written into the file: EKS, Google, Azure AD and
// OpenShift tokens live between 15 minutes and a day.
var ShortLived = &lint.Rule{
	Name:     "static-short-lived-token",
	Title:    "a token that lives for minutes is pasted into the file",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", Precision: "high", Group: "token", Page: shortLivedPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			if c.Variant == string(credential.OpenShift) { // oc login knows no other way, and writes them into every kubeconfig
				return lint.Words{Severity: lint.Info, Message: what + " is one of oc login, which ends a day later unless the cluster is configured otherwise", Help: "log in for each job, or take a service account for what runs unattended:\n    oc login\n    kubectl -n NAMESPACE create token SERVICEACCOUNT --duration=1h"}
			}
			return lint.Words{Message: what + " is of a kind that lives for minutes or hours, and is written into the file", Help: help(c.Value)}
		})
	},
}
