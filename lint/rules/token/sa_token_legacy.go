package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

//go:embed sa_token_legacy.md
var legacyPage string

// Legacy reports the token of a Secret: it has no end, and it dies with the Secret or the account, or when nobody uses it
// for a year (kubernetes v1.37.2 pkg/serviceaccount/legacy.go:87-154, legacy_serviceaccount_token_cleaner.go:113).
var Legacy = &lint.Rule{
	Name:     "sa-token-legacy",
	Title:    "a service account token that never ends",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 613, SecuritySeverity: 5.0, Precision: "very-high", Group: "token", Page: legacyPage,
	Check: checkLegacy,
}

func checkLegacy(p *lint.Pass) {
	for _, t := range tokens(p) {
		if t.Kind != credential.LegacyToken || !t.sound {
			continue
		}
		p.About(t.Credential, lint.Finding{
			Message: fmt.Sprintf("%s is that of a Secret and never ends", lint.Of("token", t.Object)),
			Help:    fmt.Sprintf("make one that ends, for each use:\n    kubectl -n %s create token %s --duration=24h", lint.Quote(t.ServiceAccount.Namespace), lint.Quote(t.ServiceAccount.Name)),
		})
	}
}
