package token

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed sa_token_shared_account.md
var sharedAccountPage string

// SharedAccount reports a token of an account that others use as well: "default" is that of every pod of a namespace that names
// no other (kubernetes v1.37.2 plugin/pkg/admission/serviceaccount/admission.go), and those of kube-system are the cluster's own.
var SharedAccount = &lint.Rule{
	Name:     "sa-token-shared-account",
	Title:    "a token of a service account that is not yours alone",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 269, SecuritySeverity: 3.5, Precision: "very-high", Group: "token", Page: sharedAccountPage,
	Check: checkSharedAccount,
}

func checkSharedAccount(p *lint.Pass) {
	for _, t := range tokens(p) {
		account, why := t.ServiceAccount, ""
		switch {
		case account == nil || !t.sound || t.fromFile: // what a pod is given is its own
			continue
		case account.Name == "default":
			why = "which is that of every pod of the namespace that names no other"
		case account.Namespace == "kube-system":
			why = "which is one of the cluster's own namespace: such accounts often may do everything"
		default:
			continue
		}
		p.About(t.Credential, lint.Finding{
			Message: fmt.Sprintf("%s is of service account %s/%s, %s", lint.Of("token", t.Object), account.Namespace, account.Name, why),
			Help:    "make an account for this use, with the rights that it needs:\n    kubectl -n NAMESPACE create serviceaccount NAME\n    kubectl -n NAMESPACE create token NAME",
		})
	}
}
