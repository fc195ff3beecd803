package resolve

import (
	"net/netip"
	"slices"
	"strings"
)

// Endpoint is the address of a server taken apart. Nothing in it is secret.
type Endpoint struct {
	// Host is in lower case, without brackets and without the dot of a full name.
	Host string
	// IP is the host where that is an address, an IPv4 one in IPv6 form as IPv4; else it is not valid.
	IP netip.Addr
	// Port is "" where the address names none.
	Port string
	// Path is what every request is put behind.
	Path string
	// Query and Fragment say that the address has one, which may hold anything.
	Query, Fragment bool
}

// Endpoint is where requests of the cluster go. The second result is false for an address that
// client-go cannot use.
func (c *Cluster) Endpoint() (Endpoint, bool) {
	u := c.address.url
	if u == nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || placeholderHost(u.Hostname()) {
		return Endpoint{}, false
	}
	e := Endpoint{Host: strings.ToLower(strings.TrimSuffix(u.Hostname(), ".")), Port: u.Port(), Path: u.Path, Query: u.RawQuery != "", Fragment: u.Fragment != ""}
	if ip, err := netip.ParseAddr(e.Host); err == nil {
		e.IP = ip.Unmap()
	}
	return e, true
}

// Local reports a host that is whatever machine asks for it: a loopback address, the unspecified one,
// which dials there, and localhost with the names below it (RFC 6761 6.3).
func (e Endpoint) Local() bool {
	return e.IP.IsLoopback() || e.IP.IsUnspecified() || e.Host == "localhost" || strings.HasSuffix(e.Host, ".localhost")
}

// InCluster reports the name of a Service, which only the DNS of a cluster knows.
func (e Endpoint) InCluster() bool {
	return e.Host == "kubernetes.default" || strings.HasSuffix(e.Host, ".svc") || strings.HasSuffix(e.Host, ".svc.cluster.local")
}

// desktops are the names under which virtual machines and containers find the machine that runs them.
var desktops = []string{"host.docker.internal", "gateway.docker.internal", "kubernetes.docker.internal", "host.minikube.internal", "host.k3d.internal", "host.lima.internal", "host.containers.internal"}

// Desktop reports a name that only the containers of one machine know.
func (e Endpoint) Desktop() bool { return slices.Contains(desktops, e.Host) }
