package resolve

import (
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// pluginConditions are what is wrong with the call of a well-known plugin.
func pluginConditions(exec *kubeconfig.Exec, ci bool) []*Condition {
	j := &pluginJudge{call: parseInvocation(exec), exec: exec, way: ByExec}
	if strings.ContainsAny(exec.Command, `/\`) {
		j.way = Never // a path may lead to a wrapper of that name, which takes other arguments
	}
	var other *Plugin
	if j.plugin, other = j.call.plugin(); j.plugin != nil {
		j.version()
		j.arguments()
		j.output()
	} else if j.plugin = other; other != nil {
		j.risks("exec-plugin-arguments", "other-call", "exec.args", strings.Join(other.words, " "))
	} else if slices.Contains(noPlugins, j.call.program) {
		j.risks("exec-output-format", "no-plugin", "exec.command", j.call.program)
	}
	if exec.InteractiveMode == "Always" {
		j.always(ci)
	} else if j.plugin != nil && j.plugin != other && j.plugin.login != nil {
		if login, asks := j.call.asks(j.plugin.login); asks {
			j.risks("exec-interactive-in-ci", "login", login.field, login.value)
		}
	}
	return j.conditions
}

// pluginJudge holds one call against what is known of its plugin.
type pluginJudge struct {
	call       invocation
	plugin     *Plugin
	exec       *kubeconfig.Exec
	way        Path
	conditions []*Condition
}

func (j *pluginJudge) fails(rule, variant, field, value, says string) {
	j.conditions = append(j.conditions, &Condition{Rule: rule, Variant: variant, Outcome: ClientError, Stage: StageRequest, Path: j.way, Field: field, Value: value, Plugin: j.plugin,
		Says: "Unable to connect to the server: getting credentials: " + says})
}

func (j *pluginJudge) risks(rule, variant, field, value string) {
	j.conditions = append(j.conditions, &Condition{Rule: rule, Variant: variant, Path: Never, Field: field, Value: value, Plugin: j.plugin})
}

// exits are the words of client-go for a plugin that stops (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:565).
func (j *pluginJudge) exits(code string) string {
	if code == "" {
		code = "1"
	}
	return "exec: executable " + j.call.program + " failed with exit code " + code
}

// version compares what is asked for with what the plugin always prints (exec.go:482).
func (j *pluginJudge) version() {
	printed := j.plugin.prints
	if strings.HasPrefix(printed, "--") {
		printed = j.call.flags[printed].value
	}
	if !slices.Contains([]string{"v1", "v1beta1"}, printed) || !slices.Contains(execVersions, j.exec.APIVersion) || strings.HasSuffix(j.exec.APIVersion, "/"+printed) {
		return
	}
	j.fails("exec-plugin-version-mismatch", "", "exec.apiVersion", printed,
		"exec plugin is configured to use API version "+j.exec.APIVersion+", plugin returned version client.authentication.k8s.io/"+printed)
}

// arguments finds what is missing, what excludes each other, and what no release or no newer one knows.
func (j *pluginJudge) arguments() {
	const rule = "exec-plugin-arguments"
	for _, a := range j.call.joined {
		j.fails(rule, "joined", a.field, a.name, j.exits(j.plugin.exit))
	}
	for _, n := range j.plugin.needs {
		if n.prints || !j.misses(n) {
			continue
		}
		switch {
		case n.mild:
			j.risks(rule, "mild", "exec.args", n.names())
		case n.env != nil:
			j.risks(rule, "environment", "exec.args", n.names())
		default:
			j.fails(rule, "missing", "exec.args", n.names(), j.exits(""))
		}
	}
	for _, pair := range j.plugin.excludes {
		if second, both := j.call.flag(pair[1]); both && j.call.has(pair[0]) {
			j.fails(rule, "both", second.field, pair[0]+" and "+pair[1], j.exits(j.plugin.exit))
			break
		}
	}
	for _, flag := range j.plugin.gone {
		if a, ok := j.call.flag(flag[0]); ok {
			j.risks(rule, "gone", a.field, flag[0]+", for which newer releases have "+flag[1])
		}
	}
	if l := j.plugin.login; l != nil && l.known != nil {
		if a, said := j.call.chosen(l); said && !slices.Contains(l.known, a.value) && !forShells.MatchString(a.value) {
			j.risks(rule, "login", a.field, strings.Join(l.known, ", "))
		}
	}
}

// misses reports an argument that neither the call nor the variables of the entry hold.
func (j *pluginJudge) misses(n need) bool {
	if n.beside != "" && !j.call.has(n.beside) || j.call.has(n.flags...) {
		return false
	}
	if n.logins != nil {
		if login, said := j.call.chosen(j.plugin.login); !said || !slices.Contains(n.logins, login.value) {
			return false // who names no login may name it in the environment
		}
	}
	_, set := j.call.variable(n.env...)
	return !set
}

// output finds what makes a plugin print something else than an ExecCredential.
func (j *pluginJudge) output() {
	const rule, says = "exec-output-format", "decoding stdout: couldn't get version/kind; json parse error: …"
	for _, n := range j.plugin.needs {
		switch {
		case !n.prints || !j.misses(n):
		case n.env != nil:
			j.risks(rule, "profile", "exec.args", j.call.program)
		default:
			j.fails(rule, "without", "exec.args", n.names(), says)
		}
	}
	for _, o := range j.plugin.outputs {
		a, ok := j.call.flag(o.flag)
		if !ok {
			a, ok = j.call.variable(o.env)
		}
		if ok && !slices.Contains(o.good, a.value) {
			j.fails(rule, "with", a.field, a.name, says)
		}
	}
}

// always is a plugin that is not started without a terminal (exec.go:234-259).
func (j *pluginJudge) always(ci bool) {
	const rule, field = "exec-interactive-in-ci", "exec.interactiveMode"
	if !ci {
		j.risks(rule, "always", field, "Always")
		return
	}
	j.way = ByExec // it is client-go that stops, whatever the program is
	j.fails(rule, "always", field, "Always", "exec plugin cannot support interactive mode: standard input is not a terminal")
}
