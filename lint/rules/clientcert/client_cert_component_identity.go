package clientcert

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed client_cert_component_identity.md
var componentPage string

// Component reports the identity of a part of the cluster outside of that part's own kubeconfig (kubernetes v1.37.2
// cmd/kubeadm/app/constants/constants.go: the names and their files).
var Component = &lint.Rule{
	Name:     "client-cert-component-identity",
	Title:    "a client certificate of a cluster component",
	Severity: lint.Info, Effect: lint.Risk, Strict: true,
	Since: "0.1.0", CWE: 269, SecuritySeverity: 4.0, Precision: "high", Group: "clientcert", Page: componentPage,
	Check: checkComponent,
}

// components are the names that parts of a cluster log in with; kubelets have names of their own and this group.
var components = []string{
	"system:kube-controller-manager", "system:kube-scheduler", "system:kube-proxy", "system:kube-apiserver", "system:apiserver",
	"kube-apiserver", "kube-apiserver-kubelet-client", "kube-apiserver-etcd-client", "front-proxy-client",
}

const nodes, nodePrefix = "system:nodes", "system:node:"

// homes are in the name of every file in which they belong, or in that of its folder: /etc/kubernetes/kubelet.conf, /var/lib/kubelet/kubeconfig,
// /var/lib/rancher/k3s/agent/kubeproxy.kubeconfig.
var homes = []string{"kubelet", "controller-manager", "kube-controller", "scheduler", "kube-proxy", "kubeproxy", "apiserver"}

func checkComponent(p *lint.Pass) {
	for _, c := range clients(p) {
		name := c.Subject.CommonName
		part := strings.HasPrefix(name, nodePrefix) || slices.Contains(components, name) || slices.Contains(c.Subject.Organization, nodes)
		if c.user == nil || !part || atHome(c.user.Input) {
			continue
		}
		p.About(c.Credential, lint.Finding{
			Message: fmt.Sprintf("%s names %q, a part of the cluster itself", c.what(), name),
			Help:    "people and pipelines need names of their own:\n    kubectl auth whoami\n    kubeadm kubeconfig user --client-name NAME",
		})
	}
}

func atHome(in *resolve.Input) bool {
	path := strings.ToLower(filepath.Base(in.Dir) + "/" + filepath.Base(in.Path))
	return slices.ContainsFunc(homes, func(part string) bool { return strings.Contains(path, part) })
}
