package hygiene

import (
	"regexp"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// metadata are the services that hand credentials to whoever asks from inside a machine of a cloud. The link-local ones are known
// by their range; these are those of Google, AWS, Alibaba, Azure and Oracle besides.
var metadata = []string{"metadata.google.internal", "metadata", "instance-data", "instance-data.ec2.internal", "fd00:ec2::254", "100.100.100.200", "168.63.129.16", "192.0.0.192"}

// numeric are hosts of numbers alone. Resolvers of C libraries take 2130706433, 0x7f.1 and 127.1 for addresses, Go's own does not.
var numeric = regexp.MustCompile(`^(?:0x[0-9a-f]+|[0-9]+)(?:\.(?:0x[0-9a-f]+|[0-9]+))*$`)

// oddServer says what is odd about the server of a kubeconfig that comes from elsewhere; empty for nothing.
func oddServer(e resolve.Endpoint) string {
	switch {
	case slices.Contains(metadata, e.Host):
		return "where clouds keep the credentials of their machines"
	case e.IP.IsLinkLocalUnicast():
		return "a link-local address, where clouds keep the credentials of their machines"
	case e.Local(), e.Desktop():
		return "which is the very machine that uses the kubeconfig"
	case e.InCluster():
		return "which is a service of the cluster in which the kubeconfig is used"
	case !e.IP.IsValid() && numeric.MatchString(e.Host):
		return "which some clients take for an address and others do not"
	}
	return ""
}
