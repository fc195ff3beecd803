package combination

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed credential_for_several_clusters.md
var severalPage string

// Several reports a client certificate or a service account's token that is sent to clusters with CAs of their own: only one of them
// can have issued it. A token is found by the account's UID there (kubernetes v1.37.2 pkg/serviceaccount/claims.go:206), a certificate
// by the CA that signed it. Where only the use of a CA shows that it is a cluster's own, and not its name, it is info.
var Several = &lint.Rule{
	Name:     "credential-for-several-clusters",
	Title:    "one credential is sent to several clusters",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", Precision: "high", Group: "combination", Page: severalPage,
	CheckRun: checkSeveral,
}

func checkSeveral(p *lint.RunPass) {
	for _, uses := range p.Index.Repeated() {
		home := issuedFor(uses)
		if home == nil {
			continue
		}
		told := map[string]bool{}
		for _, use := range uses {
			entry := use.AtUser.Path + "\x00" + use.User
			if told[entry] || !use.Site.OwnCA() || !home.Site.Apart(use.Site) {
				continue
			}
			told[entry] = true
			p.Report(severalFinding(home, use), use.AtUser)
		}
	}
}

// issuedFor is the use that all others are compared with: the first of a credential that only one cluster can have issued.
// Certificates of other CAs than a cluster's own may be good for all clusters of an organisation.
func issuedFor(uses []*lint.Use) *lint.Use {
	if i := slices.IndexFunc(uses, func(use *lint.Use) bool { return use.OfOneCluster && use.Site.OwnCA() }); i >= 0 {
		return uses[i]
	}
	return nil
}

func severalFinding(home, use *lint.Use) lint.Finding {
	what := map[string]string{resolve.ClientCertificate: "client certificate", resolve.BearerToken: "token"}[use.What]
	f := lint.Finding{Certainty: lint.Likely}
	if !home.Site.Named() || !use.Site.Named() {
		f.Severity = lint.Info
	}
	where := fmt.Sprintf("cluster %q", home.Site.Cluster)
	if home.Site.Path != use.Site.Path {
		where += " of " + home.Site.Path
	}
	issuer := "only one of them can have issued it"
	if home.Own {
		issuer = "the latter signed it"
	}
	f.Message = fmt.Sprintf("the %s of user %q is sent to cluster %q and to %s, which have CAs of their own: %s", what, use.User, use.Site.Cluster, where, issuer)
	f.Help = "give each cluster a user of its own:\n    kubectl config set-context " + lint.Quote(use.Context) + " --user=USER"
	return f
}
