package hygiene

import (
	_ "embed"
	"fmt"
	"regexp"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed non_portable_path.md
var nonPortablePage string

// NonPortable reports what ties a kubeconfig to one machine or one person on it: client-go takes paths as they stand
// (client-go v0.37.2 tools/clientcmd/loader.go:620), and a profile is a section in a file of somebody's home.
var NonPortable = &lint.Rule{
	Name:     "non-portable-path",
	Title:    "a kubeconfig that works on one machine only",
	Severity: lint.Info, Effect: lint.Hygiene, Strict: true,
	Since: "0.1.0", Precision: "high", Group: "hygiene", Page: nonPortablePage,
	Check: checkNonPortable,
}

func checkNonPortable(p *lint.Pass) {
	for _, r := range references(p.View) {
		if homes.MatchString(r.path) {
			r.report(p, lint.Finding{Message: r.name() + " is " + r.path + elsewhere(r.path), Help: "put the content into the kubeconfig:\n    kubectl config view --kubeconfig " + lint.Quote(r.in.Path) + " --flatten --raw"})
		}
	}
	for _, u := range p.View.Users {
		exec := u.Config.Exec
		if exec == nil {
			continue
		}
		at := func(field, message, change string) {
			p.Report(lint.Finding{
				Message: "the exec plugin of " + lint.Entry(u.Config.Object()) + message, Help: "leave what is found in $PATH, and what stands in the kubeconfig:\n    kubectl config set-credentials " + lint.Quote(u.Name) + change,
				Object: u.Config.Object(), Field: field, Range: u.Config.Range(field),
			}, u.Input, u.Contexts)
		}
		if homes.MatchString(exec.Command) || kit.MatchString(exec.Command) {
			at("exec.command", " is "+exec.Shown()+elsewhere(exec.Command), " --exec-command=COMMAND --exec-arg=WORD")
		}
		for i, variable := range exec.Env {
			if slices.Contains(personal, variable.Name) {
				at(fmt.Sprintf("exec.env[%d]", i), " needs what "+variable.Name+" names, which is in somebody's home", " --exec-env="+variable.Name+"-")
			}
		}
	}
}

var (
	// homes are folders of one person, and all of Windows.
	homes = regexp.MustCompile(`^(?:/Users/|/home/|/root/|~/|[A-Za-z]:[\\/]|\\\\)`)
	// kit are folders into which package managers put programs on some systems only.
	kit = regexp.MustCompile(`^/opt/|^/snap/|^/nix/|^/Applications/|/Cellar/|/google-cloud-sdk/`)
	// personal are variables that name a section of a file, or a file, that its owner keeps at home.
	personal = []string{"AWS_PROFILE", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "CLOUDSDK_CONFIG", "CLOUDSDK_ACTIVE_CONFIG_NAME", "OCI_CLI_PROFILE", "OCI_CLI_CONFIG_FILE"}
)

func elsewhere(path string) string {
	if path[0] == '~' {
		return ", in which nothing expands ~"
	}
	return ", which other machines do not have"
}
