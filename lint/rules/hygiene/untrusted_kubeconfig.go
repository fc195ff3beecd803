package hygiene

import (
	_ "embed"
	"fmt"
	"path"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed untrusted_kubeconfig.md
var untrustedPage string

// Untrusted says of a kubeconfig from a stranger what using it would run, whom it would connect to and what it would
// read (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:403, plugin/pkg/client/auth/oidc/oidc.go:221-288).
var Untrusted = &lint.Rule{
	Name:     "untrusted-kubeconfig",
	Title:    "a stranger's kubeconfig runs programs or leads elsewhere",
	Severity: lint.Error, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info},
	Since:         "0.1.0", CWE: 829, SecuritySeverity: 8.5, Precision: "very-high", Group: "hygiene", Page: untrustedPage,
	Check: checkUntrusted,
}

func checkUntrusted(p *lint.Pass) {
	if !p.Options.Untrusted {
		return
	}
	for _, c := range p.View.Clusters {
		at := func(field, message string) {
			p.Report(lint.Finding{Message: message, Help: askFirst, Object: c.Config.Object(), Field: field, Range: c.Config.Range(field)}, c.Input, c.Contexts)
		}
		if e, ok := c.Endpoint(); ok && oddServer(e) != "" {
			at("server", fmt.Sprintf("%s would connect to %s, %s", lint.Entry(c.Config.Object()), e.Host, oddServer(e)))
		}
		if !c.Config.ProxyURL.IsEmpty() {
			at("proxy-url", fmt.Sprintf("%s would connect through the proxy %s", lint.Entry(c.Config.Object()), c.Config.ProxyURL))
		}
	}
	for _, u := range p.View.Users {
		for field, message := range wouldDo(u) {
			p.Report(lint.Finding{Message: message, Help: askFirst, Object: u.Config.Object(), Field: field, Range: u.Config.Range(field)}, u.Input, u.Contexts)
		}
	}
	for _, r := range references(p.View) {
		if !r.leaves() && !p.FactsOf(r.in, r.path).Outside {
			r.report(p, lint.Finding{Severity: lint.Info, Message: fmt.Sprintf("%s would be read from the file %s beside the kubeconfig", r.name(), path.Clean(r.path)), Help: askFirst})
		}
	}
}

const askFirst = "ask the sender why, and read it before anything uses it; to show it runs nothing:\n    kubectl config view --kubeconfig FILE"

// wouldDo is what the plugin of a user would do, by the field that says so. Of arguments only the names of flags are shown.
func wouldDo(u *resolve.User) map[string]string {
	all := map[string]string{}
	if exec := u.Config.Exec; exec != nil && exec.Command != "" {
		message := lint.Entry(u.Config.Object()) + " would run a program on this machine: " + exec.Shown()
		if flags := exec.Flags(); len(flags) > 0 {
			message += " with " + strings.Join(flags, ", ")
		}
		all["exec.command"] = message
	}
	if provider := u.Config.AuthProvider; provider != nil {
		switch {
		case provider.Name == "oidc":
			all["auth-provider.name"] = lint.Entry(u.Config.Object()) + " would fetch tokens from an OIDC issuer and write them into the kubeconfig"
		case !provider.Config["cmd-path"].IsEmpty():
			all["auth-provider.name"] = lint.Entry(u.Config.Object()) + " would run the program of cmd-path in clients that still have the " + provider.Name + " provider"
		}
	}
	return all
}
