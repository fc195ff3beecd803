package lint

import (
	"crypto/sha256"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// Use is one context with what it sends, and where a finding about it would stand: masked excerpts
// cannot be made any more when all inputs have been read.
type Use struct {
	*resolve.Trace
	// AtUser stands where the credential does, AtContext where the context names its user. The latter is
	// there only for a certificate that is a stranger to its context, the former only for a credential
	// that some other context may send, too.
	AtUser, AtContext *Finding

	view   *marks
	signer *resolve.Authority
}

// marks are what one kubeconfig, or one merged list, adds to the index of the run.
type marks struct {
	sites []*resolve.Site
	uses  []*Use
}

// marks takes from a view what outlives it. alone says that there is no other view.
func (p *Pass) marks(alone bool) *marks {
	m := &marks{}
	for _, c := range p.View.Clusters {
		if c.Site != nil {
			m.sites = append(m.sites, c.Site)
		}
	}
	var contexts []*resolve.Context
	sent := map[[sha256.Size]byte]int{}
	for _, c := range p.View.Contexts {
		if trace := c.Trace(); trace != nil {
			m.uses, contexts = append(m.uses, &Use{Trace: trace, view: m}), append(contexts, c)
			sent[trace.Credential]++
		}
	}
	type place struct {
		user *resolve.User
		what string
	}
	places := map[place]*Finding{}
	for i, use := range m.uses {
		c := contexts[i]
		if use.Stranger != nil {
			use.AtContext = p.at(c.Input, Finding{Object: c.Config.Object(), Field: "user", Range: c.Config.Range("user")}, []*resolve.Context{c})
		}
		if alone && sent[use.Credential] == 1 {
			continue // thousands of excerpts cost more than all else
		}
		here := place{c.User, use.What}
		if object := c.User.Config.Object(); places[here] == nil {
			places[here] = p.at(c.User.Input, Finding{Object: object, Range: p.View.CredentialRange(c.User.Input, object, use.role())}, c.User.Contexts)
		}
		use.AtUser = places[here]
	}
	return m
}

// at prepares a finding while its file is there.
func (p *Pass) at(in *resolve.Input, f Finding, contexts []*resolve.Context) *Finding {
	p.place(&f, in, contexts)
	return &f
}

// role is what is sent, named by what it is for.
func (u *Use) role() string {
	if u.What == resolve.ClientCertificate {
		return "client"
	}
	return "token"
}
