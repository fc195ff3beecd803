package resolve

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// pairing compares the user of a context with its cluster: what each alone does
// not show. All of it is likely at most, since only the server knows whom it trusts.
func pairing(c *Context) []*Condition {
	if c.Cluster == nil || c.User == nil {
		return nil
	}
	conditions := append(c.issuerConditions(), chainConditions(c.User, c.Cluster)...)
	conditions = append(conditions, clusterInfoCondition(c.User, c.Cluster)...)
	conditions = append(conditions, bornApart(c.User, c.Cluster)...)
	if c.User.Token == nil || !c.Cluster.address.https() {
		return conditions
	}
	for _, condition := range tokenServerConditions(c.User.Token, c.Cluster.address.url.Hostname()) {
		condition.Input, condition.Object, condition.entry = c.User.Input, c.User.Config.Object(), c.User.Config
		conditions = append(conditions, condition)
	}
	return conditions
}

var (
	eksServer = regexp.MustCompile(`^([0-9A-Fa-f]{32})\.[a-z0-9]+\.([a-z0-9-]+)\.eks\.amazonaws\.com(\.cn)?$`)
	eksIssuer = regexp.MustCompile(`^https://oidc\.eks\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?/id/([0-9A-Fa-f]{32})$`)
)

// tokenServerConditions hold a token against the host it would be sent to.
func tokenServerConditions(token *Token, host string) []*Condition {
	if token.Form != "" {
		return nil
	}
	mismatch := func(variant, value string) []*Condition {
		return []*Condition{{Rule: "token-issuer-server-mismatch", Variant: variant, Outcome: Unauthorized, Stage: StageAnswer, Path: ByToken, Field: token.Field, Value: value, Says: unauthorized, Log: "invalid bearer token"}}
	}
	server := eksServer.FindStringSubmatch(host)
	switch token.Kind {
	case credential.ServiceAccountToken:
		issuer := eksIssuer.FindStringSubmatch(token.Issuer)
		if issuer != nil && server != nil && (!strings.EqualFold(issuer[2], server[1]) || issuer[1] != server[2]) {
			return mismatch("eks-cluster", token.Issuer)
		}
		if strange := strangeAudience(token.Token, host); strange != "" {
			return []*Condition{{Rule: "token-audience-mismatch", Variant: "strange", Path: Never, Field: token.Field, Value: strange}}
		}
	case credential.EKS:
		if otherCloud(host) {
			return mismatch("eks-elsewhere", host)
		}
	case credential.DigitalOcean:
		if otherCloud(host) && !strings.HasSuffix(host, ".ondigitalocean.com") {
			return []*Condition{{Rule: "token-wrong-credential-type", Variant: "digitalocean", Path: Never, Field: token.Field, Value: "DigitalOcean"}}
		}
	}
	return nil
}

// The CAs of k3s and RKE2 have the second of their making in their names, and a cluster makes its own together
// (k3s pkg/daemons/control/deps/deps.go: k3s-client-ca@1735689600).
var (
	bornClientCA = regexp.MustCompile(`\A(k3s|rke2)-client-ca@(\d{1,12})\z`)
	bornServerCA = regexp.MustCompile(`\A(k3s|rke2)-server-ca@(\d{1,12})\z`)
)

// bornTogether is how far apart in time the CAs of one cluster are made, in seconds, with room to spare.
const bornTogether = 3600

// bornApart notices a client certificate whose CA was made at another time than that of the server. The server may have
// been given new CAs one by one, so this decides nothing.
func bornApart(u *User, c *Cluster) []*Condition {
	if u.Certificate == nil || u.Certificate.Pair.Problem != "" || c.CA == nil || len(c.CA.Certificates) == 0 {
		return nil
	}
	client := bornClientCA.FindStringSubmatch(u.Certificate.Pair.Leaf.Issuer.CommonName)
	if client == nil {
		return nil
	}
	for _, ca := range c.CA.Certificates {
		server := bornServerCA.FindStringSubmatch(ca.Subject.CommonName)
		if server == nil {
			return nil // a CA of somebody's own
		}
		at, _ := strconv.ParseInt(client[2], 10, 64)
		other, _ := strconv.ParseInt(server[2], 10, 64)
		if server[1] == client[1] && max(at-other, other-at) <= bornTogether {
			return nil
		}
	}
	return []*Condition{{Rule: "client-cert-untrusted-issuer", Variant: "born-apart", Path: Never, Input: u.Input, Object: u.Config.Object(), entry: u.Config, Field: u.Certificate.Field,
		Value: u.Certificate.Pair.Leaf.Issuer.CommonName + " and " + c.CA.Certificates[0].Subject.CommonName}}
}

// managed are the domains of managed control planes: a host below one of another
// vendor cannot be what a vendor's own token is for.
var managed = []string{".azmk8s.io", ".gke.goog", ".k8s.ondigitalocean.com", ".linodelke.net", ".k8s.civo.com", ".containers.cloud.ibm.com", ".eks.amazonaws.com", ".k8s.scw.cloud", ".k8s.ovh.net"}

func otherCloud(host string) bool {
	return !strings.HasSuffix(host, ".eks.amazonaws.com") && slices.ContainsFunc(managed, func(domain string) bool { return strings.HasSuffix(host, domain) })
}

// chainConditions notice a certificate of an evident intermediate that is neither
// sent along nor among the CAs of the context. The server may know it.
func chainConditions(u *User, c *Cluster) []*Condition {
	if u.Certificate == nil || u.Certificate.Pair.Problem != "" || len(u.Certificate.Pair.Chain) != 1 {
		return nil
	}
	leaf := u.Certificate.Pair.Leaf
	issuer := strings.ToLower(leaf.Issuer.CommonName)
	if selfSigned(leaf) || !strings.Contains(issuer, "intermediate") && !strings.Contains(issuer, "issuing") {
		return nil
	}
	if c.CA != nil {
		for _, ca := range c.CA.Certificates {
			if string(ca.RawSubject) == string(leaf.RawIssuer) {
				return nil
			}
		}
	}
	return []*Condition{{Rule: "client-cert-incomplete-chain", Variant: "not-sent", Path: Never, Input: u.Input, Object: u.Config.Object(), entry: u.Config, Field: u.Certificate.Field, Value: leaf.Issuer.String()}}
}
