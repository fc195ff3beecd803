package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// invocation is an exec plugin call taken apart: flags by name, and the words
// before and between them. Values are only compared, never shown.
type invocation struct {
	plugin string
	words  []string
	flags  map[string]string
}

func parseInvocation(exec *kubeconfig.Exec) invocation {
	call := invocation{plugin: PluginName(exec.Command), flags: map[string]string{}}
	for i := 0; i < len(exec.Args); i++ {
		arg := argument(exec.Args[i])
		if !strings.HasPrefix(arg, "-") || arg == "-" {
			call.words = append(call.words, arg)
			continue
		}
		name, value, inline := strings.Cut(arg, "=")
		if !inline && i+1 < len(exec.Args) && !strings.HasPrefix(argument(exec.Args[i+1]), "-") {
			value = argument(exec.Args[i+1])
			i++
			call.words = append(call.words, value) // it may be a word after a flag without value
		}
		call.flags[name] = value
	}
	return call
}

func (c invocation) has(names ...string) bool {
	return slices.ContainsFunc(names, func(name string) bool { _, ok := c.flags[name]; return ok })
}

func (c invocation) says(words ...string) bool {
	for _, word := range words {
		if !slices.Contains(c.words, word) {
			return false
		}
	}
	return true
}

// argument takes a word out of its wrapping to compare it with the plugin's flags.
func argument(s credential.Secret) string { return string(s.Reveal()) }

// pluginConditions are what is wrong with the call of a well-known plugin. They are
// likely at most: another release of the plugin may take other arguments.
func pluginConditions(exec *kubeconfig.Exec, ci bool) []*Condition {
	call := parseInvocation(exec)
	var conditions []*Condition
	way := ByExec
	if strings.ContainsAny(exec.Command, `/\`) {
		way = Never // a path may lead to a wrapper of that name, which takes other arguments
	}
	fails := func(rule, variant, field, value, says string) {
		conditions = append(conditions, &Condition{Rule: rule, Variant: variant, Outcome: ClientError, Stage: StageRequest, Path: way, Field: field, Value: value, Says: "Unable to connect to the server: getting credentials: " + says})
	}
	risks := func(rule, variant, field, value string) {
		conditions = append(conditions, &Condition{Rule: rule, Variant: variant, Path: Never, Field: field, Value: value})
	}
	if printed := printedVersion(call); printed != "" && exec.APIVersion != "" && slices.Contains(execVersions, exec.APIVersion) && !strings.HasSuffix(exec.APIVersion, "/"+printed) {
		fails("exec-plugin-version-mismatch", "", "exec.apiVersion", printed,
			"exec plugin is configured to use API version "+exec.APIVersion+", plugin returned version client.authentication.k8s.io/"+printed)
	}
	for _, missing := range argumentFaults(call) {
		fails("exec-plugin-arguments", missing.variant, "exec.args", missing.value, "exec: executable "+call.plugin+" failed with exit code "+missing.exit)
	}
	if text := textOutput(call); text != "" {
		fails("exec-output-format", text, "exec.args", call.plugin, "decoding stdout: couldn't get version/kind; json parse error: …")
	} else if call.plugin == "aws" && call.says("eks", "get-token") && !call.has("--output") {
		risks("exec-output-format", "aws-profile", "exec.args", call.plugin)
	}
	switch {
	case exec.InteractiveMode == "Always" && ci:
		fails("exec-interactive-in-ci", "always", "exec.interactiveMode", "Always", "exec plugin cannot support interactive mode: standard input is not a terminal")
	case exec.InteractiveMode == "Always":
		risks("exec-interactive-in-ci", "always", "exec.interactiveMode", "Always")
	case promptingLogin(call) != "":
		risks("exec-interactive-in-ci", "login", "exec.args", promptingLogin(call))
	}
	return conditions
}

// printedVersion is the ExecCredential version that a plugin prints whatever it is
// asked for. Sources: kubernetes/cloud-provider-gcp cmd/gke-gcloud-auth-plugin/cred.go
// always v1beta1; doctl prints what --version says.
func printedVersion(call invocation) string {
	switch call.plugin {
	case "gke-gcloud-auth-plugin":
		return "v1beta1"
	case "doctl":
		if version := call.flags["--version"]; slices.Contains([]string{"v1", "v1beta1", "v1alpha1"}, version) {
			return version
		}
	}
	return ""
}

// argumentFault is one reason for which a plugin stops before it prints anything.
type argumentFault struct{ variant, value, exit string }

// argumentFaults are mandatory or contradictory arguments. Sources: aws-cli
// awscli/customizations/eks/get_token.py, aws-iam-authenticator
// cmd/aws-iam-authenticator/token.go, Azure/kubelogin pkg/internal/token/options.go,
// int128/kubelogin pkg/cmd/get_token.go, teleport's kubeconfig generator.
func argumentFaults(call invocation) []argumentFault {
	var faults []argumentFault
	need := func(missing bool, what string) {
		if missing {
			faults = append(faults, argumentFault{"missing", what, "1"})
		}
	}
	switch call.plugin {
	case "aws":
		if call.says("eks", "get-token") {
			name, id := call.has("--cluster-name"), call.has("--cluster-id")
			if !name && !id {
				faults = append(faults, argumentFault{"missing", "--cluster-name", "255"})
			} else if name && id {
				faults = append(faults, argumentFault{"both", "--cluster-name and --cluster-id", "255"})
			}
		}
	case "aws-iam-authenticator", "heptio-authenticator-aws":
		if call.says("token") {
			need(!call.has("-i", "--cluster-id"), "--cluster-id")
		}
	case "kubelogin", "kubectl-oidc_login":
		if !call.says("get-token") {
			break
		}
		azure, oidc := call.has("--server-id", "--login", "-l"), call.has("--oidc-issuer-url", "--oidc-client-id")
		switch {
		case azure && oidc:
			faults = append(faults, argumentFault{"both", "--server-id and --oidc-issuer-url", "1"})
		case oidc || call.plugin == "kubectl-oidc_login":
			need(!call.has("--oidc-issuer-url"), "--oidc-issuer-url")
			need(!call.has("--oidc-client-id"), "--oidc-client-id")
		case azure:
			need(!call.has("--server-id"), "--server-id")
			need(call.has("--pop-enabled") && !call.has("--pop-claims"), "--pop-claims")
		}
	case "tsh":
		if call.says("kube", "credentials") {
			need(!call.has("--kube-cluster"), "--kube-cluster")
		}
	case "gke-gcloud-auth-plugin":
		if call.has("--use_edge_cloud") {
			need(!call.has("--project") || !call.has("--location") || !call.has("--cluster"), "--project, --location and --cluster")
		}
	}
	return faults
}

// textOutput names what makes a plugin print something else than an ExecCredential.
func textOutput(call invocation) string {
	switch {
	case call.has("--token-only") && (call.plugin == "aws-iam-authenticator" || call.plugin == "heptio-authenticator-aws"):
		return "--token-only"
	case call.plugin == "aws" && call.says("eks", "get-token") && call.has("--output") && call.flags["--output"] != "json":
		return "--output"
	case call.plugin == "gcloud" && call.says("print-access-token") && !call.has("--exec-credential"):
		return "no --exec-credential"
	}
	return ""
}

// promptingLogin names the login method of a plugin that asks a person.
func promptingLogin(call invocation) string {
	azure := call.plugin == "kubelogin" && call.has("--server-id")
	switch login := cmp.Or(call.flags["--login"], call.flags["-l"]); {
	case azure && login == "":
		return "devicecode"
	case azure && (login == "devicecode" || login == "interactive"):
		return login
	}
	if (call.plugin == "kubelogin" || call.plugin == "kubectl-oidc_login") && call.has("--oidc-issuer-url") {
		switch grant := call.flags["--grant-type"]; grant {
		case "", "auto", "authcode", "authcode-keyboard", "device-code":
			if !call.has("--username") {
				return cmp.Or(grant, "auto")
			}
		}
	}
	return ""
}

// secretFlags are the arguments by which plugins are handed secrets. Sources: Azure/kubelogin
// pkg/internal/token/options.go, int128/kubelogin pkg/cmd/authentication.go, pinniped login static.
var secretFlags = []string{"--client-secret", "--password", "--client-certificate-password", "--oidc-client-secret", "--token", "--access-token", "--secret", "--api-key"}

// SecretFlag is an argument of a plugin that holds a secret.
type SecretFlag struct{ Name, Field string }

// SecretFlags are the arguments of the exec plugin that hold a secret, by the names of their flags.
func (u *User) SecretFlags() []SecretFlag {
	if u.Config.Exec == nil {
		return nil
	}
	var found []SecretFlag
	args := u.Config.Exec.Args
	for i := range args {
		name, value, inline := strings.Cut(argument(args[i]), "=")
		if !slices.Contains(secretFlags, name) {
			continue
		}
		if !inline && i+1 < len(args) && !strings.HasPrefix(argument(args[i+1]), "-") {
			value = argument(args[i+1])
		}
		if value != "" {
			found = append(found, SecretFlag{Name: name, Field: fmt.Sprintf("exec.args[%d]", i)})
		}
	}
	return found
}
