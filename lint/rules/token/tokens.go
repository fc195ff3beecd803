package token

import (
	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// found is one token of a kubeconfig, or the one that a bare file holds.
type found struct {
	*credential.Token
	// Credential is where it stands, Object the entry: "users/ci".
	Credential lint.Credential
	Object     string
	Validity   resolve.Validity
	// fromFile says that it is the content of tokenFile, decides that some context reaches its server with it.
	fromFile, decides bool
}

// bound says that the token ends with an object, which another rule tells.
func (t found) bound() bool { return t.ServiceAccount != nil && t.ServiceAccount.BoundKind != "" }

// tokens are all bearer tokens of the unit.
func tokens(p *lint.Pass) []found {
	if m := p.Material; m != nil {
		if m.Token == nil {
			return nil
		}
		return []found{{Token: m.Token, Credential: lint.Credential{Path: m.Path, Role: "token"}, Validity: resolve.TokenValidity(m.Token), decides: true}}
	}
	var all []found
	for _, u := range p.View.Users {
		if u.Token == nil {
			continue
		}
		object := u.Config.Object()
		t := found{Token: u.Token.Token, Credential: lint.Credential{Path: u.Input.Path, Object: object, Role: "token"}, Object: object, Validity: u.Token.Validity, fromFile: u.Token.FromFile}
		for _, c := range u.Contexts {
			sent := c.Credential == resolve.BearerToken || c.Credential == resolve.TokenFile
			t.decides = t.decides || sent && (c.Verdict.Outcome == resolve.Usable || c.Verdict.Outcome == resolve.Unknown)
		}
		all = append(all, t)
	}
	return all
}
