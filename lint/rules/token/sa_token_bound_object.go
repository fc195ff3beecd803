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
	for _, t := range tokens(p) {
		if t.fromFile || t.Kind != credential.ServiceAccountToken || !t.bound() || !t.sound {
			continue
		}
		account := t.ServiceAccount
		p.About(t.Credential, lint.Finding{
			Message: fmt.Sprintf("%s dies with the %s %q, whatever its end is", lint.Of("token", t.Object), strings.ToLower(account.BoundKind), account.BoundName),
			Help:    fmt.Sprintf("make one for this use:\n    kubectl -n %s create token %s", lint.Quote(account.Namespace), lint.Quote(account.Name)),
		})
	}
}
