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
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Token == nil || u.Token.Kind != credential.LegacyToken {
			continue
		}
		account := u.Token.ServiceAccount
		p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "token"}, lint.Finding{
			Message: fmt.Sprintf("the token of %s is that of a Secret and never ends", lint.Entry(u.Config.Object())),
			Help:    fmt.Sprintf("make one that ends, for each use:\n    kubectl -n %s create token %s --duration=24h", lint.Quote(account.Namespace), lint.Quote(account.Name)),
		})
	}
}
