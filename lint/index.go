package lint

import (
	"crypto/sha256"
	"slices"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// Index is what rules about a whole run see: of a kubeconfig nothing else is kept, so that a run over
// thousands of them needs little memory. It is in the order of the inputs, whoever read them first.
type Index struct {
	// Uses are the contexts that send a client certificate or the token of a service account.
	Uses []*Use

	authorities map[authorityID]*resolve.Authority
	named       map[string][]*resolve.Authority
	holders     map[*resolve.Authority][]*resolve.Site
	senders     map[[sha256.Size]byte][]*Use
}

type authorityID struct {
	key     [sha256.Size]byte
	subject string
}

// RunPass is what a rule about a whole run sees. Verdicts never depend on it.
type RunPass struct {
	Index   *Index
	Now     time.Time
	Options *Options

	rule   *Rule
	report func(Finding)
}

// Report adds a finding at a place that was prepared for it.
func (p *RunPass) Report(f Finding, at *Finding) {
	f.Path, f.Range, f.Object, f.Field, f.Excerpt = at.Path, at.Range, at.Object, at.Field, at.Excerpt
	f.Contexts, f.CurrentContext = at.Contexts, at.CurrentContext
	p.rule.complete(&f)
	f.impact(p.Now)
	p.report(f)
}

// newIndex puts together what the units left, in their order.
func newIndex(units []unit) *Index {
	x := &Index{
		authorities: map[authorityID]*resolve.Authority{}, named: map[string][]*resolve.Authority{},
		holders: map[*resolve.Authority][]*resolve.Site{}, senders: map[[sha256.Size]byte][]*Use{},
	}
	for _, u := range units {
		if u.marks == nil {
			continue
		}
		for _, s := range u.marks.sites {
			x.hold(s)
		}
		x.Uses = append(x.Uses, u.marks.uses...)
	}
	for _, use := range x.Uses {
		x.senders[use.Credential] = append(x.senders[use.Credential], use)
		if use.signer = x.signerOf(use.Stranger); use.signer != nil {
			use.signer.SignsClients = true
		}
	}
	return x
}

// hold puts one object in the place of all that stand for the same CA, and of copies of an entry keeps one.
func (x *Index) hold(s *resolve.Site) {
	for i, a := range s.CAs {
		id := authorityID{a.Key, a.Subject}
		known := x.authorities[id]
		if known == nil {
			known = a
			x.authorities[id] = a
			x.named[a.Subject] = append(x.named[a.Subject], a)
		}
		known.SignsClients = known.SignsClients || a.SignsClients
		s.CAs[i] = known
		if !slices.ContainsFunc(x.holders[known], func(h *resolve.Site) bool { return h.Server == s.Server && h.Cluster == s.Cluster }) && len(x.holders[known]) <= maxHolders {
			x.holders[known] = append(x.holders[known], s)
		}
	}
}

const (
	// maxSigners bounds how many CAs of one name are tried for a certificate: each costs a signature check.
	maxSigners = 16
	// maxHolders bounds the entries of one CA that are compared: one that stands in more is no single cluster's.
	maxHolders = 32
)

// signerOf is the CA of some entry that signed a certificate; nil when none is known.
func (x *Index) signerOf(leaf *resolve.Leaf) *resolve.Authority {
	if leaf == nil {
		return nil
	}
	tries := 0
	for _, a := range x.named[leaf.Issuer] {
		if !a.MaySign(leaf) {
			continue
		}
		if tries++; tries > maxSigners {
			return nil
		}
		if a.Signed(leaf) {
			return a
		}
	}
	return nil
}

// Home is the entry of another cluster whose CA signed the client certificate of a use; nil when nothing shows
// that it is another cluster. The server of the context must evidently have CAs of its own: one that is
// only shown with another certificate at its door may trust whatever it likes. And where the certificate is
// used with its own CA as well, the two may be doors of one cluster.
func (x *Index) Home(use *Use) *resolve.Site {
	if use.signer == nil || use.signer.Purpose != "" || !use.Site.OwnCA() {
		return nil
	}
	homes := x.holders[use.signer]
	if len(homes) > maxHolders || slices.ContainsFunc(homes, func(home *resolve.Site) bool { return !use.Site.Apart(home) }) {
		return nil
	}
	if slices.ContainsFunc(x.senders[use.Credential], func(other *Use) bool { return other.Own }) {
		return nil
	}
	if i := slices.IndexFunc(homes, func(home *resolve.Site) bool { return home.Path == use.Site.Path }); i >= 0 {
		return homes[i]
	}
	return homes[0]
}

// Owner is a user of the same view whose client certificate the cluster of a use has signed; empty when there is none.
func (x *Index) Owner(use *Use) string {
	for _, other := range use.view.uses {
		if other.Own && other.Site == use.Site || other.signer != nil && slices.Contains(use.Site.CAs, other.signer) {
			return other.User
		}
	}
	return ""
}

// Repeated are the uses of credentials that several contexts send, credential by credential.
func (x *Index) Repeated() [][]*Use {
	var all [][]*Use
	for _, use := range x.Uses {
		if group := x.senders[use.Credential]; len(group) > 1 && group[0] == use {
			all = append(all, group)
		}
	}
	return all
}
