package resolve

// standing is what one credential is worth to the API server, as far as its bytes tell.
type standing int

const (
	absent  standing = iota
	ignored          // sent, and not read by the API server
	bad              // refused
	opaque           // only the server, or a plugin, knows
	good
)

// sending is what a context sends and what the API server makes of it.
type sending struct {
	credential string
	also       []string
	outcome    Outcome
	certain    bool
	identity   Identity
	validity   Validity
	// header names what fills the Authorization header: a credential, or "" for nothing.
	header string
	// userinfo says that the server address fills it.
	userinfo bool
	// nearby says that nothing is sent to a server on this machine, in the clear: kubectl proxy adds a credential of its own.
	nearby bool
}

// combine weighs the client certificate and the Authorization header as the API
// server does: the certificate first, then the header; one that is accepted is
// enough, and any that is refused turns a failure into 401 instead of anonymous
// (apiserver v0.37.2 pkg/authentication/request/union/union.go:53).
func (j *judge) combine(c *Context, conditions []*Condition, userinfo bool) *sending {
	s := &sending{credential: NoCredential, outcome: Anonymous, certain: true, userinfo: userinfo}
	if c.User == nil {
		return s
	}
	certificate, certificateSure := c.User.certificateStanding(conditions)
	header, headerSure := s.headerStanding(c.User, conditions)
	s.pick(c.User, certificate, header)
	switch {
	case certificate == good:
		s.outcome = Usable
		s.identity, s.validity = c.User.Certificate.Identity, c.User.Certificate.Validity
		if header == good {
			s.validity = later(s.validity, c.User.headerValidity(s.header))
		}
	case header == good:
		s.outcome = Usable
		s.identity, s.validity = c.User.headerIdentity(s.header), c.User.headerValidity(s.header)
	case certificate == opaque || header == opaque:
		s.outcome, s.certain = Unknown, false
		if header == opaque {
			s.identity, s.validity = c.User.headerIdentity(s.header), c.User.headerValidity(s.header)
		}
	case certificate == bad || header == bad:
		s.outcome = Unauthorized
		s.certain = (certificate != bad || certificateSure) && (header != bad || headerSure)
		s.validity = c.User.failingValidity(certificate)
	}
	s.identity.Impersonates = c.User.Config.Impersonate
	return s
}

// certificateStanding is what the client certificate is worth, and whether that
// holds whatever the server is.
func (u *User) certificateStanding(conditions []*Condition) (standing, bool) {
	if !u.hasCertificate() || !u.hasKey() {
		return absent, true
	}
	if u.Certificate != nil && u.Certificate.Pair.Leaf != nil {
		if worst, sure := refusal(conditions, ByCertificate); worst != absent {
			return worst, sure
		}
	}
	switch {
	case u.unseenCertificate:
		return opaque, false
	case u.Certificate == nil || u.Certificate.Pair.Problem != "":
		return absent, true // something before the server stops it
	}
	return good, true
}

// headerStanding is what the Authorization header is worth; client-go fills it from
// the first of these that is there (transport/round_trippers.go:49-60), unless the
// server address did before (Go net/http/client.go:251).
func (s *sending) headerStanding(u *User, conditions []*Condition) (standing, bool) {
	switch {
	case s.userinfo && u.execRuns():
		s.header = ExecPlugin
		return opaque, false // the plugin cannot fill the header, and may still give a certificate
	case s.userinfo:
		s.header = BasicAuth
		return ignored, true
	case u.unseenToken:
		s.header = TokenFile
		return opaque, false
	case u.Token != nil:
		s.header = BearerToken
		if u.Token.FromFile {
			s.header = TokenFile
		}
		if worst, sure := refusal(conditions, ByToken); worst != absent {
			return worst, sure
		}
		return dated(u.Token.Dated()), true
	case u.Config.Username != "":
		s.header = BasicAuth
		return ignored, true
	case u.oidcSends():
		s.header = OIDCProvider
		if u.IDToken == nil || !u.IDToken.Fresh {
			return opaque, false // a refresh, or a failure that is met before the server
		}
		if worst, sure := refusal(conditions, ByOIDC); worst != absent {
			return worst, sure
		}
		return good, true
	case u.execRuns():
		s.header = ExecPlugin
		return opaque, false
	}
	return absent, true
}

func dated(known bool) standing {
	if known {
		return good
	}
	return opaque
}

// refusal is the worst that the API server says of what goes one way.
func refusal(conditions []*Condition, way Path) (standing, bool) {
	worst, sure := absent, false
	for _, c := range conditions {
		if c.Path != way || c.Stage != StageAnswer {
			continue
		}
		switch c.Outcome {
		case Unauthorized:
			worst, sure = bad, sure || c.Certain
		case Anonymous:
			if worst == absent {
				worst, sure = ignored, true
			}
		}
	}
	return worst, sure
}

// pick names the credential that decides and those beside it.
func (s *sending) pick(u *User, certificate, header standing) {
	present := []string{}
	if u.hasCertificate() {
		present = append(present, ClientCertificate)
	}
	if u.Config.TokenFile != "" {
		present = append(present, TokenFile)
	}
	if !u.Config.Token.IsEmpty() {
		present = append(present, BearerToken)
	}
	if u.Config.Username != "" {
		present = append(present, BasicAuth)
	}
	if u.Config.Exec != nil {
		present = append(present, ExecPlugin)
	}
	if p := u.Config.AuthProvider; p != nil && p.Name == "oidc" {
		present = append(present, OIDCProvider)
	}
	switch {
	case u.hasCertificate() && certificate >= header:
		s.credential = ClientCertificate
	case s.header != "" && !s.userinfo:
		s.credential = s.header
	case len(present) > 0:
		s.credential = present[0]
	}
	for _, p := range present {
		if p != s.credential {
			s.also = append(s.also, p)
		}
	}
}

func (u *User) headerIdentity(header string) Identity {
	switch {
	case header == OIDCProvider && u.IDToken != nil:
		return u.IDToken.Identity
	case u.Token != nil && header != ExecPlugin:
		return u.Token.Identity
	}
	return Identity{}
}

func (u *User) headerValidity(header string) Validity {
	switch {
	case header == OIDCProvider && u.IDToken != nil:
		if u.IDToken.Refreshed {
			return Validity{From: u.IDToken.From} // it is renewed for as long as the issuer agrees
		}
		return u.IDToken.Validity
	case u.Token != nil && header != ExecPlugin:
		return u.Token.Validity
	}
	return Validity{}
}

// failingValidity is the time in which the credential that is refused did hold.
func (u *User) failingValidity(certificate standing) Validity {
	switch {
	case certificate == bad:
		return u.Certificate.Validity
	case u.Token != nil:
		return u.Token.Validity
	case u.IDToken != nil:
		return u.IDToken.Validity
	}
	return Validity{}
}

// meets reports whether a condition lies on the way that this context goes.
func (s *sending) meets(c *Condition, https bool) bool {
	if c.Path == Always || c.Path == InTheClear && !s.nearby {
		return true
	}
	if !https {
		return false
	}
	switch c.Path {
	case ByHeader, ByToken:
		if s.userinfo {
			return false
		}
	case ByExec:
		if s.header != ExecPlugin {
			return false
		}
	case ByOIDC:
		if s.header != OIDCProvider {
			return false
		}
	}
	return c.Stage != StageAnswer || s.outcome == c.Outcome
}

// verdict is the first active condition's, or what the API server makes of what is sent.
func (j *judge) verdict(c *Context) Verdict {
	sent := c.sent
	v := Verdict{Outcome: sent.outcome, Certain: sent.certain, Identity: sent.identity, Validity: sent.validity}
	if len(c.Active) == 0 {
		v.Validity = v.Validity.boundedBy(c)
		return v
	}
	first := c.Active[0]
	v.Outcome, v.Rule = first.Outcome, first.Rule
	if v.Outcome != Unauthorized {
		v.Validity = Validity{} // no credential is ever asked for
	}
	if first.Stage != StageAnswer {
		v.Certain = first.Certain
	}
	v.Identity = Identity{Impersonates: sent.identity.Impersonates}
	return v
}

// boundedBy cuts a validity at the end of what the connection needs besides: the CA
// that holds longest, and the CA that signed the client certificate.
func (v Validity) boundedBy(c *Context) Validity {
	if c.Cluster == nil || c.Cluster.CA == nil || len(c.Cluster.CA.Certificates) == 0 || c.Cluster.Config.InsecureSkipTLSVerify {
		return v
	}
	certificates := c.Cluster.CA.Certificates
	v = v.bounded(latestCA(certificates).NotAfter)
	if c.Credential != ClientCertificate || len(certificates) == 1 {
		return v
	}
	if c.SigningCA != nil {
		v = v.bounded(c.SigningCA.NotAfter)
	}
	return v
}
