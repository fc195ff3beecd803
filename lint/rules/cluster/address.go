package cluster

import (
	"cmp"
	"net/netip"
	"net/url"
	"regexp"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// entry is the cluster of a condition.
func entry(p *lint.Pass, c *resolve.Condition) *resolve.Cluster {
	for _, cluster := range p.View.Clusters {
		if cluster.Input == c.Input && cluster.Config.Object() == c.Object {
			return cluster
		}
	}
	return nil
}

// setServer is the command that writes the address as it was probably meant.
func setServer(p *lint.Pass, c *resolve.Condition) string {
	cluster := entry(p, c)
	if cluster == nil {
		return ""
	}
	return serverCommand(cluster, asHTTPS(cluster.Config.Server.String()))
}

// serverCommand sets the server of a cluster. kubectl takes the tls-server-name out where it is not said again
// (kubectl v0.37.2 pkg/cmd/config/set_cluster.go:133).
func serverCommand(cluster *resolve.Cluster, address string) string {
	command := "\n    kubectl config set-cluster " + lint.Quote(cluster.Name) + " --server=" + lint.Quote(cmp.Or(address, "https://HOST:6443"))
	if name := cluster.Config.TLSServerName; name != "" {
		command += " --tls-server-name=" + lint.Quote(name)
	}
	return command
}

// asHTTPS is an address with the scheme https, an IPv6 address in brackets, an IPv4 one without, and no blanks; empty where
// that makes none. What it is given holds no secret.
func asHTTPS(shown string) string {
	rest := strings.Trim(scheme.ReplaceAllString(strings.TrimSpace(shown), ""), `"'`)
	if colon := strings.LastIndex(rest, ":"); colon > 0 && !strings.HasPrefix(rest, "[") {
		if ip, err := netip.ParseAddr(rest[:colon]); err == nil && ip.Is6() {
			rest = "[" + rest[:colon] + "]" + rest[colon:]
		}
	}
	if m := bracketed.FindStringSubmatch(rest); m != nil {
		rest = m[1] + m[2]
	}
	u, err := url.Parse("https://" + rest)
	if err != nil || !host.MatchString(u.Host) || number(u.Hostname()) && !valid(u.Hostname()) || len(u.Port()) == 5 && u.Port() > "65535" || len(u.Port()) > 5 {
		return ""
	}
	return "https://" + rest
}

var (
	scheme    = regexp.MustCompile(`^(?i:h?t{1,3}ps{0,2}|tcp|wss?|grpc|ftp|unix|file)(?::/{0,3}|/{1,3})|^//`)
	bracketed = regexp.MustCompile(`^\[([0-9.]+)\](.*)$`)
	host      = regexp.MustCompile(`^(?:[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]+)*\.?|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?$`)
)

// number reports a host of digits and dots alone, and valid one that is an address.
func number(host string) bool { return strings.Trim(host, "0123456789.") == "" }

func valid(host string) bool {
	_, err := netip.ParseAddr(host)
	return err == nil
}
