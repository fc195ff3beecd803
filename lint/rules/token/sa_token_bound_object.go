package token

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

//go:embed sa_token_bound_object.md
var boundObjectPage string

// BoundObject reports a token that is bound to a pod, a node or a Secret, written into a file: it dies with the object, whatever
// its end is (kubernetes v1.37.2 pkg/serviceaccount/claims.go:215-283).
var BoundObject = &lint.Rule{
	Name:     "sa-token-bound-object",
	Title:    "a token that dies with a pod",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: boundObjectPage,
	Check: checkBoundObject,
}

func checkBoundObject(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, u := range p.View.Users {
		if u.Token == nil || u.Token.FromFile || u.Token.Kind != credential.ServiceAccountToken || u.Token.ServiceAccount.BoundKind == "" {
			continue
		}
		account := u.Token.ServiceAccount
		kind := strings.ToLower(account.BoundKind)
		p.About(lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "token"}, lint.Finding{
			Message: fmt.Sprintf("the token of %s dies with the %s %q, whatever its end is", lint.Entry(u.Config.Object()), kind, account.BoundName),
			Help:    fmt.Sprintf("make one for this use:\n    kubectl -n %s create token %s", lint.Quote(account.Namespace), lint.Quote(account.Name)),
		})
	}
}
