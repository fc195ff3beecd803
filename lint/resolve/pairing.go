package resolve

import (
	"regexp"
	"slices"
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
