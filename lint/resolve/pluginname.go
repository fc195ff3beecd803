package resolve

import (
	"path"
	"slices"
	"strings"
)

// PluginName is the name of a program without its folder and ending.
func PluginName(command string) string {
	return strings.TrimSuffix(strings.ToLower(path.Base(strings.ReplaceAll(command, `\`, "/"))), ".exe")
}

// morePlugins are further programs that are documented to print an ExecCredential, or to run plugins of their own.
var morePlugins = []string{
	"civo", "exo", "ionosctl", "stackit", "nebius", "linode-cli", "hcloud", "openstack", "client-keystone-auth", "ibmcloud", "tccli",
	"ack-ram-authenticator", "ack-ram-tool", // Alibaba
	"aws-vault", "saml2aws", "aws-okta", // run aws
	"kops", // kops pkg/kubeconfig/create_kubecfg.go
	"oc", "boundary", "teleport-kube-agent", "vcluster", "kubectl-vsphere", "spire-agent", "step", "argocd-k8s-auth", "kconnect", "infra", "twingate", "tailscale", "coder", "devspace", "loft", "nais", "gardenlogin", "kubectl-gardenlogin", "replicated", "okteto",
}

// KnownPlugin reports a command that goes by the name of a well-known credential plugin.
func KnownPlugin(command string) bool {
	name := PluginName(command)
	return slices.Contains(morePlugins, name) || slices.ContainsFunc(plugins, func(p *Plugin) bool { return slices.Contains(p.commands, name) })
}

// interpreters are programs that run what they are handed.
var interpreters = []string{"sh", "bash", "zsh", "dash", "ksh", "fish", "cmd", "powershell", "pwsh", "python", "python3", "node", "perl", "ruby", "php", "osascript", "curl", "wget", "nc", "env", "eval", "xargs"}

// Interpreter reports a command that is a shell, an interpreter or a downloader.
func Interpreter(command string) bool { return slices.Contains(interpreters, PluginName(command)) }
