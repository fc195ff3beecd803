package cluster

import (
	_ "embed"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed server_not_routable_here.md
var notRoutablePage string

// NotRoutable reports servers that are there for one machine, or inside one cluster, only: the mark of a kubeconfig that was copied
// from where its cluster runs. What runs on desktops is meant to be so and is known by its name.
var NotRoutable = &lint.Rule{
	Name:     "server-not-routable-here",
	Title:    "a server that other machines do not reach",
	Severity: lint.Info, Effect: lint.Risk, Strict: true,
	Since: "0.1.0", Precision: "medium", Group: "cluster", Page: notRoutablePage,
	Check: checkNotRoutable,
}

func checkNotRoutable(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		e, ok := c.Endpoint()
		// Over plain http it is kubectl proxy; a proxy sees other networks; a tls-server-name is set by who digs a tunnel.
		if !ok || !c.HTTPS() || !c.Config.ProxyURL.IsEmpty() || c.Config.TLSServerName != "" || desktopCluster.MatchString(c.Name) || where(e) == "" {
			continue
		}
		p.Report(lint.Finding{
			Certainty: lint.Likely,
			Message:   "the server of " + lint.Entry(c.Config.Object()) + " is " + e.Host + ", " + where(e),
			Help:      "name the host under which the cluster is known:\n    kubectl config set-cluster " + lint.Quote(c.Name) + " --server=https://HOST:6443",
			Object:    c.Config.Object(), Field: "server", Range: c.Config.Range("server"),
		}, c.Input, c.Contexts)
	}
}

// where says from where alone a server is reached; empty for anywhere.
func where(e resolve.Endpoint) string {
	switch {
	case e.Port == "0":
		return "at port 0, where nothing can listen"
	case e.Local(), e.Desktop():
		return "which is a different machine wherever the kubeconfig is used"
	case e.InCluster():
		return "which only pods of the cluster can find"
	}
	return ""
}

// desktopCluster are the names that tools for clusters on one's own machine give.
var desktopCluster = regexp.MustCompile(`^(?:kind-|minikube|k3d-|docker-|rancher-desktop|colima|orbstack|microk8s|default$)`)
