package clientcert

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
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

// components are the beginnings of the names that parts of a cluster log in with.
var components = []string{"system:node:", "system:kube-controller-manager", "system:kube-scheduler", "system:kube-proxy", "kube-apiserver"}

// componentFiles are the kubeconfigs in which they belong.
var componentFiles = []string{"kubelet.conf", "bootstrap-kubelet.conf", "controller-manager.conf", "scheduler.conf", "kubelet.kubeconfig", "kube-proxy.kubeconfig"}

func checkComponent(p *lint.Pass) {
	for _, c := range p.Credentials() {
		who := c.Identity.User
		named := slices.ContainsFunc(components, func(prefix string) bool { return strings.HasPrefix(who, prefix) })
		if c.Role != "client" || !named || slices.Contains(componentFiles, filepath.Base(c.Path)) {
			continue
		}
		p.About(c, lint.Finding{
			Message: fmt.Sprintf("%s names %q, a part of the cluster itself", lint.Of("client certificate", c.Object), who),
			Help:    "people and pipelines need names of their own:\n    kubectl auth whoami\n    kubeadm kubeconfig user --client-name NAME",
		})
	}
}
