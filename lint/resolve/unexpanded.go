package resolve

import (
	"fmt"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// forShells is what only a shell would expand: $HOME, ${HOME}, $(id), `id`, and ~/ where a path begins.
var forShells = regexp.MustCompile("\\$(?:\\{[A-Za-z_]|[A-Z_][A-Z0-9_]{2,}|\\()|`[^`]+`|(?:^|=)~/")

// unexpanded finds arguments and variables that are written for a shell. client-go starts the plugin
// itself and hands them on as they are (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:457).
func (u *User) unexpanded() {
	exec := u.Config.Exec
	if Interpreter(exec.Command) {
		return // it expands them itself
	}
	note := func(variant, value, field string, text credential.Secret) {
		if forShells.Match(text.Reveal()) {
			u.add(&Condition{Rule: "exec-unexpanded-argument", Variant: variant, Path: Never, Field: field, Value: value})
		}
	}
	for i, arg := range exec.Args {
		note("argument", fmt.Sprint(i+1), fmt.Sprintf("exec.args[%d]", i), arg)
	}
	for i, variable := range exec.Env {
		note("variable", variable.Name, fmt.Sprintf("exec.env[%d].value", i), variable.Value)
	}
}

// maxEnvironmentString is what one variable may hold on Linux, its name included, in bytes
// (MAX_ARG_STRLEN of execve(2)).
const maxEnvironmentString = 128 << 10

// clusterInfoCondition notices a CA that is too large for the variable by which provideClusterInfo hands
// it to the plugin (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:447-455).
func clusterInfoCondition(u *User, c *Cluster) []*Condition {
	if u.Config.Exec == nil || !u.Config.Exec.ProvideClusterInfo {
		return nil
	}
	const around = len(`KUBERNETES_EXEC_INFO={"kind":"ExecCredential","apiVersion":"client.authentication.k8s.io/v1","spec":{"cluster":{"server":"","certificate-authority-data":""},"interactive":false}}`)
	size := around + (c.caSize+2)/3*4 + len(c.Config.Server.Reveal())
	if size <= maxEnvironmentString {
		return nil
	}
	return []*Condition{{
		Rule: "exec-cluster-info-too-large", Outcome: ClientError, Stage: StageRequest, Path: ByExec, Field: "exec.provideClusterInfo", Value: fmt.Sprint(c.caSize),
		Input: u.Input, Object: u.Config.Object(), entry: u.Config,
		Says: "Unable to connect to the server: getting credentials: exec: fork/exec " + u.cleanCommand() + ": argument list too long",
	}}
}
