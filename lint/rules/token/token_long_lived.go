package token

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

//go:embed token_long_lived.md
var longLivedPage string

// LongLived reports tokens made to live longer than --max-token-lifetime. A token of a year is legal up to 2^32 seconds
// (kubernetes v1.37.2 pkg/apis/authentication/validation/validation.go:28-38).
var LongLived = &lint.Rule{
	Name:     "token-long-lived",
	Title:    "a token that lives longer than it should",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 613, SecuritySeverity: 4.5, Precision: "very-high", Group: "token", Page: longLivedPage,
	Check: checkLongLived,
}

func checkLongLived(p *lint.Pass) {
	most := p.Options.MaxTokenLifetime
	for _, t := range tokens(p) {
		life := t.Validity.Lifetime()
		if life == 0 {
			life = t.Expires.Sub(p.Now)
		}
		dated := slices.Contains([]credential.TokenKind{credential.ServiceAccountToken, credential.OIDC, credential.AzureAD}, t.Kind)
		if most == 0 || !dated || t.NeverExpires || t.bound() || life <= most || !t.Expires.After(p.Now) || t.Form != "" {
			continue
		}
		help := "ask the issuer for tokens that end sooner, and fetch one for each use"
		if account := t.ServiceAccount; account != nil {
			help = fmt.Sprintf("make one for each use, with the life of the job:\n    kubectl -n %s create token %s --duration=1h", lint.Quote(account.Namespace), lint.Quote(account.Name))
		}
		p.About(t.Credential, lint.Finding{
			Expires: t.Expires, Help: help,
			Message: fmt.Sprintf("%s was made to live for %s, until %s", lint.Of("token", t.Object), lint.Life(life), lint.Date(t.Expires)),
		})
	}
}
