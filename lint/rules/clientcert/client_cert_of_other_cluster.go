package clientcert

import (
	"cmp"
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed client_cert_of_other_cluster.md
var otherClusterPage string

// OtherCluster reports a certificate that the CA of another cluster of the same inputs has signed, and none of its own. A server
// takes certificates of whatever CA it was told to (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:194), so this decides
// nothing. Where the name of the issuer is that of the context's own CA, client-cert-untrusted-issuer speaks.
var OtherCluster = &lint.Rule{
	Name:     "client-cert-of-other-cluster",
	Title:    "a client certificate belongs to another cluster",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", Precision: "high", Group: "clientcert", Page: otherClusterPage,
	CheckRun: checkOtherCluster,
}

func checkOtherCluster(p *lint.RunPass) {
	for _, use := range p.Index.Uses {
		home := p.Index.Home(use)
		if home == nil {
			continue
		}
		where := lint.Entry("clusters/" + home.Cluster)
		if home.Path != use.Site.Path {
			where += " of " + home.Path
		}
		p.Report(lint.Finding{
			Certainty: lint.Likely,
			Message:   fmt.Sprintf("the client certificate of user %q was signed by the CA of %s, and context %q sends it to cluster %q", use.User, where, use.Context, use.Site.Cluster),
			Help:      "give the context a user of its own cluster:\n    kubectl config set-context " + lint.Quote(use.Context) + " --user=" + lint.Quote(cmp.Or(p.Index.Owner(use), "USER")),
		}, use.AtContext)
	}
}
