package resolve

import (
	"cmp"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// unsoundPolicy is a policy for which kubectl stops before it reads any kubeconfig, so that no context works, whatever its
// credential is (kubectl v0.37.2 pkg/kuberc/kuberc.go:533).
func (j *judge) unsoundPolicy() {
	policy, v := j.env.PluginPolicy, j.view
	if policy == nil || policy.Problem == "" || len(v.Inputs) == 0 {
		return
	}
	j.unsound = []*Condition{{
		Rule: "exec-blocked-by-kuberc", Variant: "unsound", Outcome: ClientError, Stage: StageValidate, Input: v.Inputs[0], at: kubeconfig.Top,
		Says: "error occurred while applying preferences " + policy.Problem,
	}}
	v.Conditions = append(v.Conditions, j.unsound...)
}

// policy holds an exec plugin against the two lists of those that may run: --exec-allow, which decides
// nothing, and kubectl's own policy from kuberc, which other clients do not read.
func (u *User) policy(j *judge) {
	p := j.program(u)
	if list := j.env.ExecAllow; len(list) > 0 && !p.on(list, false) {
		u.add(&Condition{Rule: "exec-not-allowed", Path: Never, Field: "exec.command", Value: credential.ShownCommand(p.command)})
	}
	policy := j.env.PluginPolicy
	if policy == nil || policy.Problem != "" {
		return
	}
	blocked := func(variant, says string) {
		u.add(&Condition{Rule: "exec-blocked-by-kuberc", Variant: variant, Outcome: ClientError, Stage: StageRequest, Path: ByExec, Field: "exec.command", Value: credential.ShownCommand(p.command),
			Says: "Unable to connect to the server: getting credentials: plugin " + says})
	}
	switch {
	case policy.Type == kubeconfig.DenyAll:
		blocked("deny-all", fmt.Sprintf("%q not allowed: policy set to %q", credential.ShownCommand(p.command), kubeconfig.DenyAll))
	case policy.Type != kubeconfig.Allowlist || p.on(policy.Allowlist, true):
	case p.unseen || p.found != "":
		blocked("not-listed", fmt.Sprintf("path %q is not permitted by the credential plugin allowlist", credential.ShownCommand(cmp.Or(p.found, p.command))))
	default:
		blocked("not-listed", fmt.Sprintf("path %q cannot be resolved for credential plugin allowlist check: …", credential.ShownCommand(p.command)))
	}
}

// program is the command of an exec plugin as client-go compares it with a list.
type program struct {
	command string // cleaned, and absolute where it has a folder
	found   string // where os/exec finds it; empty where it does not, or where nobody looks
	within  bool   // it has a folder that begins at that of the kubeconfig
	unseen  bool   // the kubeconfig is for another machine
	look    func(command string) (string, error)
}

func (j *judge) program(u *User) program {
	written := u.Config.Exec.Command
	p := program{
		command: u.cleanCommand(), look: j.env.LookPath, unseen: j.env.NoFiles || j.env.Walked,
		within: strings.ContainsRune(written, filepath.Separator) && !filepath.IsAbs(written),
	}
	if !p.unseen {
		if found, err := p.look(p.command); err == nil {
			p.found = found
		}
	}
	return p
}

// on mirrors checkAllowlistLocked (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:603): an entry allows the very same
// text, or what both are found as. A name that is not found here may be the path of an entry elsewhere. That a path is what
// $PATH has for the name of an entry is for the doubtful to say where nobody looks: the author of the kubeconfig chose that
// path, and below the folder of the kubeconfig it is nobody's $PATH.
func (p program) on(list []string, doubt bool) bool {
	if slices.Contains(list, p.command) || p.found != "" && slices.Contains(list, p.found) {
		return true
	}
	return slices.ContainsFunc(list, func(entry string) bool {
		switch {
		case filepath.Base(entry) != filepath.Base(p.command):
			return false
		case p.found == "" && filepath.Base(p.command) == p.command:
			return true
		case p.found == "":
			return doubt && p.unseen && filepath.Base(entry) == entry && !p.within
		}
		same, err := p.look(entry)
		return err == nil && same == p.found
	})
}

// cleanCommand is the command as client-go compares it (client-go v0.37.2
// plugin/pkg/client/auth/exec/exec.go:197, tools/clientcmd/loader.go:610).
func (u *User) cleanCommand() string {
	command := filepath.Clean(u.Config.Exec.Command)
	if filepath.Base(u.Config.Exec.Command) != u.Config.Exec.Command {
		command = u.Input.Absolute(command)
	}
	return command
}
