package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

var (
	// forShells is what only a shell would expand: $HOME, ${HOME}, $(id), `id`, and ~/ where a path begins. A dollar within
	// a word is a letter of it: passwords hold some.
	forShells = regexp.MustCompile("(?:^|[^A-Za-z0-9$])\\$[A-Z_][A-Z0-9_]{2,}\\b|\\$(?:\\{[A-Za-z_]|\\()|`[^`]+`|(?:^|=)~/")
	// longFlag is an argument that surely holds no value: of -pSECRET nobody knows.
	longFlag = regexp.MustCompile(`\A--[a-z][a-z0-9_-]*\z`)
)

// unexpanded finds arguments and variables that are written for a shell. client-go starts the plugin
// itself and hands them on as they are (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:458).
func (u *User) unexpanded() {
	exec := u.Config.Exec
	if behindShell(exec) {
		return // it expands them itself
	}
	note := func(variant, value, field string, text credential.Secret) {
		if forShells.Match(text.Reveal()) {
			u.add(&Condition{Rule: "exec-unexpanded-argument", Variant: variant, Path: Never, Field: field, Value: value})
		}
	}
	before := ""
	for i, arg := range exec.Args {
		name, _, inline := strings.Cut(text(arg), "=")
		value := fmt.Sprint(i + 1)
		switch {
		case longFlag.MatchString(name) && inline:
			value += " (" + name + ")"
		case before != "":
			value += " (behind " + before + ")"
		}
		before = ""
		if longFlag.MatchString(name) && !inline {
			before = name
		}
		note("argument", value, fmt.Sprintf("exec.args[%d]", i), arg)
	}
	for i, variable := range exec.Env {
		note("variable", variable.Name, fmt.Sprintf("exec.env[%d].value", i), variable.Value)
	}
}

// behindShell reports a plugin that hands its arguments to a shell, be it on another machine.
func behindShell(exec *kubeconfig.Exec) bool {
	return Interpreter(exec.Command) || PluginName(exec.Command) == "ssh" ||
		slices.ContainsFunc(exec.Args, func(arg credential.Secret) bool { return Interpreter(text(arg)) })
}

// maxEnvironmentString is what one variable may hold on Linux, its name and the closing NUL included, in bytes
// (MAX_ARG_STRLEN of execve(2), with pages of 4 KiB).
const maxEnvironmentString = 128 << 10

// clusterInfoCondition notices a CA that is too large for the variable by which provideClusterInfo hands
// it to the plugin (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:447-455).
func clusterInfoCondition(u *User, c *Cluster) []*Condition {
	exec := u.Config.Exec
	if exec == nil || !exec.ProvideClusterInfo {
		return nil
	}
	// What other settings of the cluster add is left out, so that no smaller one is taken for too large.
	const around = len(`KUBERNETES_EXEC_INFO={"kind":"ExecCredential","apiVersion":"","spec":{"cluster":{"server":"","certificate-authority-data":"","config":null},"interactive":false}}` + "\n\x00")
	size := around + len(exec.APIVersion) + len(c.Config.Server.Reveal()) + (c.caSize+2)/3*4
	if size <= maxEnvironmentString {
		return nil
	}
	return []*Condition{{
		Rule: "exec-cluster-info-too-large", Outcome: ClientError, Stage: StageRequest, Path: ByExec, Field: "exec.provideClusterInfo", Value: fmt.Sprint(c.caSize),
		Input: u.Input, Object: u.Config.Object(), entry: u.Config,
		Says: "Unable to connect to the server: getting credentials: exec: fork/exec " + u.cleanCommand() + ": argument list too long",
	}}
}
