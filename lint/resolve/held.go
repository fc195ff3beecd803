package resolve

import (
	"strings"
	"time"
	"unicode"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Held is a credential that stands in a kubeconfig itself: whoever has the file has it.
type Held struct {
	// Name is the credential as prose names it: "client key", "token" or "password".
	Name string
	// Field is where the secret stands.
	Field string
	// Validity is without dates where the text does not tell its end.
	Validity
}

// Dated reports a credential of which the text tells the end, or that there is none.
func (h Held) Dated() bool { return h.Never || !h.Until.IsZero() }

// Held are the credentials in the entry itself that nothing in their text keeps from working now.
func (u *User) Held(now time.Time) []Held {
	var all []Held
	if u.holdsKey() {
		all = append(all, Held{Name: "client key", Field: "client-key-data", Validity: u.Certificate.Validity})
	}
	if token := credential.ParseToken(u.Config.Token); !u.Config.Token.IsEmpty() && len(token.Rejections(now)) == 0 && (token.Dated() || mayLive(token, u.Config.Token)) {
		all = append(all, Held{Name: "token", Field: "token", Validity: TokenValidity(token)})
	}
	if u.Config.Username != "" && drawn(u.Config.Password) {
		all = append(all, Held{Name: "password", Field: "password"})
	}
	return all
}

// holdsKey reports a key in the entry whose certificate the API server has no reason of its own to refuse.
func (u *User) holdsKey() bool {
	if u.Config.ClientKeyData.IsEmpty() || u.Certificate == nil || u.Certificate.Pair.Problem != "" || u.Certificate.Pair.Leaf == nil {
		return false
	}
	worst, _ := refusal(u.Conditions, ByCertificate)
	return worst == absent
}

// mayLive reports a token of a kind without dates that is made to last, or one of no known kind that no hand wrote.
func mayLive(token *credential.Token, text credential.Secret) bool {
	switch token.Kind {
	case credential.Rancher, credential.GitLabAgent, credential.DigitalOcean, credential.GitHub, credential.CloudAPI:
		return true
	case credential.Opaque:
		return drawn(text)
	}
	return false
}

// drawn reports a text that was drawn by lot, as far as one can see: repositories are full of fixtures with "some-password" and
// "user-2-token", and those are no secrets.
func drawn(secret credential.Secret) bool {
	text, digits := string(secret.Reveal()), 0
	for _, digit := range "0123456789" {
		if strings.ContainsRune(text, digit) {
			digits++
		}
	}
	return len(text) >= 16 && digits >= 3 && strings.ContainsFunc(text, unicode.IsLetter)
}
