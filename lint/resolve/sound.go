package resolve

import "slices"

// CertificateSound reports a client certificate that loads with its key, where that was looked at, and against which nothing in its own text stands. Whether a
// server knows who signed it is another question.
func (u *User) CertificateSound() bool {
	c := u.Certificate
	if c == nil || c.Pair.Leaf == nil || c.Pair.ClientCannotSign != "" {
		return false
	}
	return (c.Pair.Problem == "" || u.unseenCertificate) && !stands(u.Conditions, c.Field)
}

// TokenSound reports a bearer token against which nothing in its own text stands.
func (u *User) TokenSound() bool { return u.Token != nil && !stands(u.Conditions, u.Token.Field) }

// IDTokenSound reports the same of the token of an auth provider.
func (u *User) IDTokenSound() bool {
	return u.IDToken != nil && u.IDToken.Fresh && !stands(u.Conditions, idTokenField)
}

// Sound reports a bare file against which nothing in its own text stands.
func (m *Material) Sound() bool { return !stands(m.Conditions, "") }

// stands reports a condition of a field that may decide a verdict.
func stands(conditions []*Condition, field string) bool {
	return slices.ContainsFunc(conditions, func(c *Condition) bool { return c.Field == field && c.Deciding() })
}
