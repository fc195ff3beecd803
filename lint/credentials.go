package lint

import (
	"crypto/x509"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// contextOf is a context as a result holds it. first is the path under which the
// list was given, for a context that stands in no file.
func contextOf(c *resolve.Context, first string) Context {
	context := Context{
		Path: first, Name: c.Name, Current: c.Current, Synthetic: c.Synthetic, Cluster: c.ClusterName, User: c.UserName,
		Credential: c.Credential, AlsoPresent: c.Also, Verdict: c.Verdict,
	}
	if c.Input != nil {
		context.Path = c.Input.Path
	}
	if c.Cluster != nil {
		context.Server = c.Cluster.Config.Server.String()
	}
	return context
}

// credentialsOf lists the certificates and tokens of a view, in file order.
func credentialsOf(v *resolve.View) []Credential {
	var all []Credential
	for _, c := range v.Clusters {
		if c.CA == nil {
			continue
		}
		for _, ca := range c.CA.Certificates {
			all = append(all, Credential{Path: c.Input.Path, Object: c.Config.Object(), Role: "ca", Kind: "certificate",
				Identity: Identity{User: ca.Subject.CommonName}, Contexts: names(c.Contexts), Validity: dates(ca)})
		}
	}
	for _, u := range v.Users {
		base := Credential{Path: u.Input.Path, Object: u.Config.Object(), Contexts: names(u.Contexts)}
		if u.Certificate != nil && u.Certificate.Pair.Leaf != nil {
			c := base
			c.Role, c.Kind, c.Identity, c.Validity = "client", "certificate", u.Certificate.Identity, dates(u.Certificate.Pair.Leaf)
			all = append(all, c)
		}
		if u.Token != nil {
			c := base
			c.Role, c.Kind, c.Identity, c.Validity = "token", string(u.Token.Kind), u.Token.Identity, u.Token.Validity
			all = append(all, c)
		}
		if u.IDToken != nil {
			c := base
			c.Role, c.Kind, c.Identity, c.Validity = "id-token", string(u.IDToken.Kind), u.IDToken.Identity, u.IDToken.Validity
			all = append(all, c)
		}
	}
	return all
}

// materialCredentials lists what a bare file holds.
func materialCredentials(m *resolve.Material) []Credential {
	var all []Credential
	for i, certificate := range m.Certificates {
		c := Credential{Path: m.Path, Role: m.Role, Kind: "certificate", Identity: Identity{User: certificate.Subject.CommonName}, Validity: dates(certificate)}
		if i > 0 {
			c.Role = credential.Role(certificate)
		}
		if c.Role == "client" {
			c.Identity.Groups = certificate.Subject.Organization
		}
		all = append(all, c)
	}
	if m.Token != nil {
		all = append(all, Credential{Path: m.Path, Role: "token", Kind: string(m.Token.Kind), Identity: Identity{User: m.Token.User, Groups: m.Token.Groups}, Validity: resolve.TokenValidity(m.Token)})
	}
	return all
}

func dates(c *x509.Certificate) Validity { return Validity{From: c.NotBefore, Until: c.NotAfter} }

func names(contexts []*resolve.Context) []string {
	var all []string
	for _, c := range contexts {
		all = append(all, c.Name)
	}
	return all
}
