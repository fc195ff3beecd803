package token

import (
	_ "embed"
	"fmt"

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
		dated := t.Kind == credential.ServiceAccountToken || t.Kind == credential.OIDC
		if most == 0 || !dated || t.NeverExpires || t.bound() || !t.sound || !t.Expires.After(p.Now) {
			continue
		}
		was := ""
		life := t.Validity.Lifetime()
		if life > 0 {
			was = "made to live for " + lint.Life(life) + ", "
		} else {
			life = t.Expires.Sub(p.Now)
		}
		if life <= most {
			continue
		}
		help := "ask the issuer for tokens that end sooner, and fetch one for each use"
		if account := t.ServiceAccount; account != nil {
			help = fmt.Sprintf("make one for each use, with the life of the job:\n    kubectl -n %s create token %s --duration=1h", lint.Quote(account.Namespace), lint.Quote(account.Name))
		}
		p.About(t.Credential, lint.Finding{
			Expires: t.Expires, Help: help,
			Message: fmt.Sprintf("%s is %sgood until %s", lint.Of("token", t.Object), was, lint.Date(t.Expires)),
		})
	}
}
