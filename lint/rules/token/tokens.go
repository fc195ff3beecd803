package token

import (
	"slices"

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
	// fromFile says that it is the content of tokenFile; sound that nothing in its text stands against it; decides that some
	// context reaches its server with it, for which it is made as far as anybody can see; written that it is a word that people
	// put into examples and fixtures.
	fromFile, sound, decides, written bool
}

// bound says that the token ends with an object, which another rule tells.
func (t found) bound() bool { return t.ServiceAccount != nil && t.ServiceAccount.BoundKind != "" }

// tokens are all bearer tokens of the unit, and those of auth providers.
func tokens(p *lint.Pass) []found {
	if m := p.Material; m != nil {
		if m.Token == nil {
			return nil
		}
		return []found{{Token: m.Token, Credential: lint.Credential{Path: m.Path, Role: "token"}, Validity: resolve.TokenValidity(m.Token), sound: m.Sound(), fromFile: true, decides: true}}
	}
	var all []found
	for _, u := range p.View.Users {
		object := u.Config.Object()
		if u.Token != nil {
			t := found{Token: u.Token.Token, Credential: lint.Credential{Path: u.Input.Path, Object: object, Role: "token"}, Object: object, Validity: u.Token.Validity, fromFile: u.Token.FromFile, sound: u.TokenSound(), written: !u.Token.Drawn}
			t.decides = slices.ContainsFunc(u.Contexts, func(c *resolve.Context) bool { return decides(c, u.Token.Field) })
			all = append(all, t)
		}
		if u.IDToken != nil {
			all = append(all, found{Token: u.IDToken.Token, Credential: lint.Credential{Path: u.Input.Path, Object: object, Role: "id-token"}, Object: object, Validity: u.IDToken.Validity, sound: u.IDTokenSound()})
		}
	}
	return all
}

// decides reports a context that logs in with the token of its user, of which no condition of its own says that it is for another server.
func decides(c *resolve.Context, field string) bool {
	foreign := slices.ContainsFunc(c.Conditions, func(condition *resolve.Condition) bool { return condition.Field == field })
	sent := c.Credential == resolve.BearerToken || c.Credential == resolve.TokenFile
	return sent && !foreign && (c.Verdict.Outcome == resolve.Usable || c.Verdict.Outcome == resolve.Unknown)
}
