package hygiene

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed stale_lock_file.md
var stalePage string

// StaleLock reports the lock file of a kubectl that did not come to its end: whoever writes the kubeconfig makes it for a moment, and
// gives up where it is there (client-go v0.37.2 tools/clientcmd/loader.go:472-489, config.go:166-177).
var StaleLock = &lint.Rule{
	Name:     "stale-lock-file",
	Title:    "a lock file keeps the kubeconfig from being changed",
	Severity: lint.Info, Effect: lint.Hygiene,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "high", Group: "hygiene", Page: stalePage,
	Check: checkStaleLock,
}

func checkStaleLock(p *lint.Pass) {
	if p.Walked {
		return
	}
	for _, in := range p.View.Inputs {
		if !p.Facts(in).Locked {
			continue
		}
		f := lint.Finding{
			Certainty: lint.Likely, Range: kubeconfig.Top,
			Message: "a lock file stands beside the kubeconfig, so that kubectl config changes nothing: open " + in.Path + ".lock: file exists",
			Help:    "make sure that no kubectl is at work, then delete it:\n    rm " + lint.Quote(in.Path+".lock"),
		}
		var contexts []*resolve.Context
		for _, u := range p.View.Users {
			if provider := u.Config.AuthProvider; provider != nil && provider.Name == "oidc" && !provider.Config["refresh-token"].IsEmpty() {
				contexts = append(contexts, u.Contexts...)
				f.Severity, f.Effect = lint.Warning, lint.Risk
				f.Message = "a lock file stands beside the kubeconfig, so that requests fail once the id-token is renewed: could not persist new tokens: open " + in.Path + ".lock: file exists"
			}
		}
		p.Report(f, in, contexts)
	}
}
