package hygiene

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed token_file_outside_tree.md
var outsidePage string

// Outside reports, in a kubeconfig from a stranger, paths that lead to the files of whoever uses it: the content of a tokenFile is
// read as it is and sent to the server that the same file names (client-go v0.37.2 tools/clientcmd/client_config.go:280-286,
// transport/round_trippers.go:322).
var Outside = &lint.Rule{
	Name:     "token-file-outside-tree",
	Title:    "a stranger's kubeconfig reads files outside of its folder",
	Severity: lint.Error, Effect: lint.Risk,
	Since: "0.1.0", CWE: 829, SecuritySeverity: 8.0, Precision: "very-high", Group: "hygiene", Page: outsidePage,
	Check: checkOutside,
}

func checkOutside(p *lint.Pass) {
	if !p.Options.Untrusted {
		return
	}
	for _, r := range references(p.View) {
		how := "lies"
		if !r.leaves() {
			if !p.FactsOf(r.in, r.path).Outside {
				continue // untrusted-kubeconfig tells of it
			}
			how = "lies behind a link,"
		}
		r.report(p, lint.Finding{
			Message: r.name() + ", " + r.path + ", " + how + " outside of the folder of the kubeconfig: it would be " + done[r.field],
			Help:    "ask its sender for a kubeconfig in which everything is embedded, as it comes out of:\n    kubectl config view --flatten --raw",
		})
	}
}

// done is what becomes of the content of a file.
var done = map[string]string{
	"tokenFile":             "read and, if it is one line, sent to the server",
	"client-certificate":    "read and shown to the server",
	"client-key":            "read and used to log in to the server",
	"certificate-authority": "read",
}
