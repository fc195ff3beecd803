package resolve

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// execVersions are the versions that client-go speaks; v1alpha1 is gone since 1.24
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:76).
var execVersions = []string{"client.authentication.k8s.io/v1", "client.authentication.k8s.io/v1beta1"}

// validateExec mirrors the exec part of validateAuthInfo (client-go v0.37.2
// tools/clientcmd/validation.go:308-335).
func (u *User) validateExec(invalid func(rule, variant, field, says string)) {
	exec, name := u.Config.Exec, u.Name
	if u.Config.AuthProvider != nil {
		invalid("conflicting-auth-methods", "exec-auth-provider", "exec", "authProvider cannot be provided in combination with an exec plugin for "+name)
	}
	if exec.Command == "" {
		invalid("exec-incomplete", "no-command", "exec", "command must be specified for "+name+" to use exec authentication plugin")
	}
	if exec.APIVersion == "" {
		invalid("exec-api-version-unsupported", "missing", "exec", "apiVersion must be specified for "+name+" to use exec authentication plugin")
	}
	for i, variable := range exec.Env {
		if variable.Name == "" {
			invalid("exec-incomplete", "unnamed-env", fmt.Sprintf("exec.env[%d]", i), "env variable name must be specified for "+name+" to use exec authentication plugin")
		}
	}
	switch exec.InteractiveMode {
	case "":
		invalid("exec-interactive-mode-invalid", "missing", "exec", "interactiveMode must be specified for "+name+" to use exec authentication plugin")
	case "Never", "IfAvailable", "Always":
	default:
		invalid("exec-interactive-mode-invalid", "value", "exec.interactiveMode", fmt.Sprintf("invalid interactiveMode for %s: %q", name, exec.InteractiveMode))
	}
}

// plugins builds the exec or auth provider plugin as client-go does before it looks
// at other credentials: a wrong version fails even beside a token (rest/transport.go:133).
func (u *User) plugins(j *judge) {
	if exec := u.Config.Exec; exec != nil {
		if exec.APIVersion != "" && !slices.Contains(execVersions, exec.APIVersion) {
			u.add(&Condition{Rule: "exec-api-version-unsupported", Variant: "unsupported", Outcome: ClientError, Certain: true, Stage: StagePlugin, Path: OverTLS, Field: "exec.apiVersion", Value: exec.APIVersion,
				Says: fmt.Sprintf("error: exec plugin: invalid apiVersion %q", exec.APIVersion)})
		}
		if exec.Command != "" {
			u.policy(j) // client-go asks before it starts anything (exec.go:466)
			u.command(j)
			u.unexpanded()
			u.takenOver()
			u.add(pluginConditions(u.Config.Exec, j.env.CI)...)
		}
	}
	if u.Config.AuthProvider != nil {
		u.authProvider(j)
	}
}

// command looks for the plugin as os/exec would; the plugin itself never runs here.
func (u *User) command(j *judge) {
	command := filepath.Clean(u.Config.Exec.Command)
	separator := strings.ContainsRune(u.Config.Exec.Command, filepath.Separator)
	if separator {
		command = u.Input.Absolute(command)
	}
	words, variant := looksLikeWords(u.Config.Exec.Command), ""
	if strings.TrimSpace(u.Config.Exec.Command) != u.Config.Exec.Command {
		words, variant = true, "blank"
	}
	named := credential.ShownCommand(command)
	says := "Unable to connect to the server: getting credentials: exec: executable " + named + " not found"
	if separator {
		says = "Unable to connect to the server: getting credentials: exec: fork/exec " + named + ": no such file or directory"
	}
	if j.env.NoFiles || j.env.Walked && (!separator || filepath.IsAbs(u.Config.Exec.Command)) {
		if words {
			u.add(&Condition{Rule: "exec-command-not-a-path", Variant: variant, Outcome: ClientError, Stage: StageRequest, Path: ByExec, Field: "exec.command", Value: u.Config.Exec.Shown(), Says: says})
		} else {
			u.add(&Condition{Rule: "exec-command-not-runnable", Variant: "not-looked-at", Path: Never, Field: "exec.command", Value: u.Config.Exec.Shown()})
		}
		return
	}
	_, err := j.env.LookPath(command)
	if err == nil {
		return
	}
	c := &Condition{Rule: "exec-command-not-runnable", Variant: "not-in-path", Outcome: ClientError, Stage: StageRequest, Path: ByExec, Field: "exec.command", Value: u.Config.Exec.Shown(), Says: says}
	switch {
	case words:
		c.Rule, c.Variant, c.Certain = "exec-command-not-a-path", variant, true
	case separator && errors.Is(err, fs.ErrPermission):
		c.Variant, c.Certain = "not-executable", true
		c.Says = "Unable to connect to the server: getting credentials: exec: fork/exec " + named + ": permission denied"
	case separator:
		c.Variant, c.Certain = "missing", true
	}
	u.add(c)
}

// looksLikeWords reports a command that is meant for a shell: client-go starts it
// as one file name, with nothing expanded.
func looksLikeWords(command string) bool {
	if strings.HasPrefix(command, "~") || strings.ContainsAny(command, "$`|;&") {
		return true
	}
	first, rest, found := strings.Cut(strings.TrimSpace(command), " ")
	// "C:\Program Files\…" and "/opt/my tools/plugin" are paths with a space in a folder's name.
	return found && (!strings.ContainsAny(first, `/\`) || strings.HasPrefix(strings.TrimSpace(rest), "-"))
}
