package clientcert

import (
	"crypto/x509"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// client is a client certificate that works as far as its own text tells: what is refused, other rules report.
type client struct {
	*x509.Certificate
	lint.Credential
	// user is nil for a bare file.
	user *resolve.User
}

// clients are those of the unit.
func clients(p *lint.Pass) []client {
	if m := p.Material; m != nil {
		if m.Pair == nil || m.Pair.Leaf == nil || !m.Sound() {
			return nil
		}
		return []client{{m.Pair.Leaf, lint.Credential{Path: m.Path, Role: "client"}, nil}}
	}
	var all []client
	for _, u := range p.View.Users {
		if u.CertificateSound() {
			all = append(all, client{u.Certificate.Pair.Leaf, lint.Credential{Path: u.Input.Path, Object: u.Config.Object(), Role: "client"}, u})
		}
	}
	return all
}

// what names it for prose.
func (c client) what() string { return lint.Of("client certificate", c.Object) }
