package resolve

import (
	"fmt"
	"path/filepath"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// policy holds an exec plugin against the two lists of those that may run: --exec-allow, which decides
// nothing, and kubectl's own policy from kuberc, which other clients do not read.
func (u *User) policy(j *judge) {
	exec := u.Config.Exec
	if list := j.env.ExecAllow; len(list) > 0 && !j.allowed(u, list) {
		u.add(&Condition{Rule: "exec-not-allowed", Path: Never, Field: "exec.command", Value: exec.Command})
	}
	policy := j.env.PluginPolicy
	if policy == nil {
		return
	}
	blocked := func(variant string, stage Stage, way Path, says string) {
		u.add(&Condition{Rule: "exec-blocked-by-kuberc", Variant: variant, Outcome: ClientError, Stage: stage, Path: way, Field: "exec.command", Value: exec.Command, Says: says})
	}
	command := u.cleanCommand()
	switch {
	case policy.Problem != "":
		// kubectl v0.37.2 pkg/kuberc/kuberc.go:533: before anything else, and whatever the credential is.
		blocked("misconfigured", StageValidate, Always, "error occurred while applying preferences "+policy.Problem)
	case policy.Type == kubeconfig.DenyAll:
		blocked("deny-all", StageRequest, ByExec, fmt.Sprintf("Unable to connect to the server: getting credentials: plugin %q not allowed: policy set to %q", command, kubeconfig.DenyAll))
	case policy.Type == kubeconfig.Allowlist && !j.allowed(u, policy.Allowlist):
		blocked("not-listed", StageRequest, ByExec, fmt.Sprintf("Unable to connect to the server: getting credentials: plugin path %q is not permitted by the credential plugin allowlist", command))
	}
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

// allowed mirrors checkAllowlistLocked (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:603): an entry
// allows the very same text, or what both are found as. Where $PATH may not be looked at, a bare
// name and a path that ends in it are given the benefit of the doubt, but for a path below the
// kubeconfig's own folder, which is nobody's $PATH.
func (j *judge) allowed(u *User, list []string) bool {
	command := u.cleanCommand()
	if slices.Contains(list, command) {
		return true
	}
	found, err := j.lookPath(command)
	return slices.ContainsFunc(list, func(entry string) bool {
		if filepath.Base(entry) != filepath.Base(command) {
			return false
		}
		if j.env.NoFiles || j.env.Walked {
			return filepath.Base(entry) == entry != (filepath.Base(command) == command) && filepath.Dir(command) != u.Input.Dir
		}
		same, missing := j.lookPath(entry)
		return err == nil && missing == nil && same == found
	})
}

// lookPath asks the engine where a command is, unless the kubeconfig is for another machine.
func (j *judge) lookPath(command string) (string, error) {
	if j.env.NoFiles || j.env.Walked {
		return "", errUnseen
	}
	return j.env.LookPath(command)
}
