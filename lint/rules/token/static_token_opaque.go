package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

//go:embed static_token_opaque.md
var opaquePage string

// OpaqueStatic reports a token that tells nothing of itself and is all that a context has: only the server knows until when
// it is good (apiserver v0.37.2 pkg/authentication/token/tokenfile/tokenfile.go: static tokens have no end at all).
var OpaqueStatic = &lint.Rule{
	Name:     "static-token-opaque",
	Title:    "a fixed token that does not tell its end",
	Severity: lint.Info, Effect: lint.Risk,
	Since: "0.1.0", CWE: 613, SecuritySeverity: 3.0, Precision: "high", Group: "token", Page: opaquePage,
	Check: checkOpaque,
}

// vendors say what is known of a kind of tokens besides what stands in one.
var vendors = map[credential.TokenKind]string{
	credential.Opaque:       "is opaque: if it stands in the API server's token file it never ends",
	credential.Rancher:      "is Rancher's: by default such tokens end after 30 days, with Rancher before 2.8 never",
	credential.GitLabAgent:  "is one for GitLab's agent: it ends with the personal access token or the job that it holds",
	credential.DigitalOcean: "is DigitalOcean's: those of kubeconfigs end after 7 days",
}

func checkOpaque(p *lint.Pass) {
	for _, t := range tokens(p) {
		what, known := vendors[t.Kind]
		if !known || !t.sound || t.fromFile || !t.decides || t.Kind == credential.Opaque && t.written {
			continue
		}
		p.About(t.Credential, lint.Finding{
			Message: lint.Of("token", t.Object) + " " + what,
			Help:    "ask the server who it is, and use a credential that tells its end, or an exec plugin:\n    kubectl auth whoami\n    kubectl -n NAMESPACE create token NAME --duration=1h",
		})
	}
}
