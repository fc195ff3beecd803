package credential

import (
	"crypto"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"slices"
	"strings"
	"testing"
	"time"
)

// accepts is what an API server does: it verifies the chain under its client CAs
// (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:140-200).
func accepts(chain []*x509.Certificate, at time.Time, roots ...*identity) error {
	options := x509.VerifyOptions{Roots: x509.NewCertPool(), Intermediates: x509.NewCertPool(), CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth}}
	for _, root := range roots {
		options.Roots.AddCert(root.Certificate)
	}
	for _, intermediate := range chain[1:] {
		options.Intermediates.AddCert(intermediate)
	}
	_, err := chain[0].Verify(options)
	return err
}

func kinds(rejections []Rejection) (list []RejectionKind) {
	for _, r := range rejections {
		list = append(list, r.Kind)
	}
	return list
}

// critical is an extension that nobody knows.
func critical(c *x509.Certificate) {
	c.ExtraExtensions = append(c.ExtraExtensions, pkix.Extension{Id: asn1.ObjectIdentifier{1, 2, 3, 4}, Critical: true, Value: []byte{5, 0}})
}

func expired(c *x509.Certificate) { c.NotAfter = now.Add(-time.Minute) }
func early(c *x509.Certificate)   { c.NotBefore = now.Add(time.Minute) }

// all makes one change of several.
func all(changes ...func(*x509.Certificate)) func(*x509.Certificate) {
	return func(c *x509.Certificate) {
		for _, change := range changes {
			change(c)
		}
	}
}

func TestLeafRejections(t *testing.T) {
	ca := issue(t, "ca", nil, rsaKeys()[0], authority)
	usage := func(list ...x509.ExtKeyUsage) func(*x509.Certificate) {
		return func(c *x509.Certificate) { c.ExtKeyUsage = list }
	}
	for _, row := range []struct {
		name   string
		change func(*x509.Certificate)
		want   []RejectionKind
	}{
		{"good", nil, nil},
		{"ends now", func(c *x509.Certificate) { c.NotAfter = now }, nil},
		{"begins now", func(c *x509.Certificate) { c.NotBefore = now }, nil},
		{"expired", expired, []RejectionKind{Expired}},
		{"not yet valid", early, []RejectionKind{NotYetValid}},
		{"no extended key usage", usage(), nil},
		{"any", usage(x509.ExtKeyUsageAny), nil},
		{"server and client", usage(x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth), nil},
		{"server only", usage(x509.ExtKeyUsageServerAuth), []RejectionKind{WrongKeyUsage}},
		{"unknown usage only", func(c *x509.Certificate) {
			c.ExtKeyUsage, c.UnknownExtKeyUsage = nil, []asn1.ObjectIdentifier{{1, 2, 3}}
		}, []RejectionKind{WrongKeyUsage}},
		{"key usage certSign", func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageCertSign }, nil},
		{"unknown critical extension", critical, []RejectionKind{UnhandledCriticalExtension}},
		{"PSS", func(c *x509.Certificate) { c.SignatureAlgorithm = x509.SHA256WithRSAPSS }, nil},
		{"SHA-512", func(c *x509.Certificate) { c.SignatureAlgorithm = x509.SHA512WithRSA }, nil},
		{"all at once", all(critical, expired, usage(x509.ExtKeyUsageServerAuth)), []RejectionKind{UnhandledCriticalExtension, Expired, WrongKeyUsage}},
	} {
		leaf := issue(t, "ci", ca, nil, row.change)
		got := pairOf(t, leaf).Rejections(now)
		if !slices.Equal(kinds(got), row.want) {
			t.Errorf("%s: %v, want %v", row.name, kinds(got), row.want)
			continue
		}
		err := accepts([]*x509.Certificate{leaf.Certificate}, now, ca)
		if (err == nil) != (len(got) == 0) || err != nil && err.Error() != got[0].Says {
			t.Errorf("%s: crypto/x509 says %v, we %v", row.name, err, got)
		}
	}
}

func TestWeakSignature(t *testing.T) {
	ca := issue(t, "ca", nil, nil, authority)
	pair := pairOf(t, issue(t, "ci", ca, nil, nil))
	for algorithm, says := range map[x509.SignatureAlgorithm]string{
		x509.SHA1WithRSA:               "x509: cannot verify signature: insecure algorithm SHA1-RSA",
		x509.MD5WithRSA:                "x509: cannot verify signature: insecure algorithm MD5-RSA",
		x509.ECDSAWithSHA1:             "x509: cannot verify signature: insecure algorithm ECDSA-SHA1",
		x509.UnknownSignatureAlgorithm: "x509: cannot verify signature: algorithm unimplemented", // SHA-224, SHA-3, Ed448
		x509.DSAWithSHA256:             "x509: cannot verify signature: algorithm unimplemented",
		x509.ECDSAWithSHA384:           "",
		x509.PureEd25519:               "",
	} {
		pair.Leaf.SignatureAlgorithm = algorithm
		got := pair.Rejections(now)
		if says == "" && len(got) > 0 || says != "" && (len(got) != 1 || got[0].Kind != WeakSignature || got[0].Says != says) {
			t.Errorf("%v: %v, want %q", algorithm, got, says)
		}
	}
	self := pairOf(t, issue(t, "ci", nil, nil, nil))
	self.Leaf.SignatureAlgorithm = x509.SHA1WithRSA
	if got := self.Rejections(now); len(got) > 0 {
		t.Errorf("a self-signed certificate, which may be an anchor: %v", got)
	}
}

func TestInvalidUID(t *testing.T) {
	ca := issue(t, "ca", nil, nil, authority)
	with := func(cn string, uids ...string) *KeyPair {
		return pairOf(t, issue(t, cn, ca, nil, func(c *x509.Certificate) {
			for _, uid := range uids {
				c.Subject.ExtraNames = append(c.Subject.ExtraNames, pkix.AttributeTypeAndValue{Type: uidOID, Value: uid})
			}
		}))
	}
	for name, row := range map[string]struct {
		pair *KeyPair
		bad  bool
	}{
		"one": {with("ci", "hunter2"), false}, "two": {with("ci", "hunter2", "b"), true}, "empty": {with("ci", ""), true},
		"two without a name": {with("", "hunter2", "b"), false},
	} {
		got := row.pair.Rejections(now)
		if (len(got) > 0) != row.bad || row.bad && (got[0].Kind != InvalidUID || strings.Contains(got[0].Says, "hunter2")) {
			t.Errorf("%s: %v", name, got)
		}
	}
}

func TestChainRejections(t *testing.T) {
	root := issue(t, "root", nil, nil, authority)
	key := newKey(t)
	intermediate := func(change ...func(*x509.Certificate)) *identity {
		return issue(t, "intermediate", root, key, all(append([]func(*x509.Certificate){authority}, change...)...))
	}
	good := intermediate()
	leaf := issue(t, "ci", good, nil, nil)
	unrelated := issue(t, "unrelated", root, nil, all(authority, expired))
	expiredRoot := issue(t, "root", nil, root.key, all(authority, expired))
	selfSigned := issue(t, "intermediate", nil, key, authority)
	namesake := issue(t, "intermediate", root, nil, all(authority, expired))
	for _, row := range []struct {
		name  string
		chain []*identity
		want  []RejectionKind
		index int
		fine  bool // the server accepts it; else it does not, or it depends on the server
	}{
		{"leaf and intermediate", []*identity{leaf, good}, nil, 0, true},
		{"root last", []*identity{leaf, good, root}, nil, 0, true},
		{"root in the middle", []*identity{leaf, root, good}, nil, 0, true},
		{"unrelated and expired", []*identity{leaf, unrelated, good}, nil, 0, true},
		{"expired root sent", []*identity{leaf, good, expiredRoot}, nil, 0, true},
		{"expired and good", []*identity{leaf, intermediate(expired), good}, nil, 0, true},
		{"expired namesake with another key", []*identity{leaf, namesake, good}, nil, 0, true},
		{"expired namesake alone", []*identity{leaf, namesake}, nil, 0, false},
		{"expired beside a root of that name", []*identity{leaf, intermediate(expired), selfSigned}, nil, 0, false},
		{"not sent", []*identity{leaf}, nil, 0, false},
		{"expired", []*identity{leaf, intermediate(expired)}, []RejectionKind{IntermediateExpired}, 1, false},
		{"expired, behind another", []*identity{leaf, unrelated, intermediate(expired)}, []RejectionKind{IntermediateExpired}, 2, false},
		{"not yet valid", []*identity{leaf, intermediate(early)}, []RejectionKind{IntermediateNotYetValid}, 1, false},
		{"both expired", []*identity{issue(t, "ci", good, nil, expired), intermediate(expired)}, []RejectionKind{Expired, IntermediateExpired}, 0, false},
		{"for servers", []*identity{leaf, intermediate(func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} })}, []RejectionKind{WrongKeyUsage}, 1, false},
		{"no CA", []*identity{leaf, intermediate(func(c *x509.Certificate) { c.IsCA, c.KeyUsage = false, 0 })}, []RejectionKind{WrongKeyUsage}, 1, false},
		{"may not sign", []*identity{leaf, intermediate(func(c *x509.Certificate) { c.KeyUsage = x509.KeyUsageDigitalSignature })}, []RejectionKind{WrongKeyUsage}, 1, false},
		{"unknown critical extension", []*identity{leaf, intermediate(critical)}, []RejectionKind{UnhandledCriticalExtension}, 1, false},
	} {
		pair := pairOf(t, row.chain...)
		got := pair.Rejections(now)
		if !slices.Equal(kinds(got), row.want) || len(got) > 0 && got[0].Index != row.index {
			t.Errorf("%s: %v, want %v of %d", row.name, got, row.want, row.index)
		}
		if err := accepts(pair.Chain, now, root); (err == nil) != row.fine {
			t.Errorf("%s: crypto/x509 says %v", row.name, err)
		}
		// No server can make good what is called broken, be the anchor the root or the
		// very intermediate that is sent.
		if len(row.want) > 0 && accepts(pair.Chain, now, root, &identity{Certificate: pair.Chain[len(pair.Chain)-1]}) == nil {
			t.Errorf("%s: is called broken, yet a server takes it", row.name)
		}
	}
}

func TestMalformedLaterCertificate(t *testing.T) {
	leaf := issue(t, "ci", nil, nil, nil)
	pair := ParseKeyPair(SecretString(certificatePEM(leaf)+block("CERTIFICATE", []byte("x"))), SecretString(keyPEM(t, leaf.key)))
	got := pair.Rejections(now)
	if len(got) != 1 || got[0].Kind != LaterMalformed || got[0].Index != 1 || pair.Problem != "" {
		t.Errorf("%q %v", pair.Problem, got)
	}
}

func TestLongChainsAreBounded(t *testing.T) {
	key := newKey(t)
	root := issue(t, "x", nil, key, authority)
	link := issue(t, "x", root, key, authority)
	chain := []*identity{issue(t, "ci", root, nil, nil)}
	for range 3_000 {
		chain = append(chain, link)
	}
	pair := pairOf(t, chain...)
	begin := time.Now()
	pair.Rejections(now)
	pair.Validity()
	if took := time.Since(begin); took > 2*time.Second {
		t.Errorf("%v", took)
	}
}

func TestValidity(t *testing.T) {
	root := issue(t, "root", nil, nil, authority)
	key := newKey(t)
	until := func(d time.Duration) func(*x509.Certificate) {
		return func(c *x509.Certificate) { c.NotAfter = now.Add(d) }
	}
	short := issue(t, "intermediate", root, key, all(authority, until(time.Hour)))
	long := issue(t, "intermediate", root, key, all(authority, until(2*time.Hour)))
	leaf := issue(t, "ci", short, nil, until(3*time.Hour))
	for _, row := range []struct {
		name  string
		chain []*identity
		until time.Time
	}{
		{"leaf", []*identity{leaf}, now.Add(3 * time.Hour)},
		{"ends with the intermediate", []*identity{leaf, short}, now.Add(time.Hour)},
		{"the longer of two", []*identity{leaf, short, long}, now.Add(2 * time.Hour)},
		{"roots do not count", []*identity{leaf, long, issue(t, "root", nil, root.key, all(authority, expired))}, now.Add(2 * time.Hour)},
		{"strangers do not count", []*identity{leaf, issue(t, "other", root, nil, all(authority, expired))}, now.Add(3 * time.Hour)},
	} {
		from, got := pairOf(t, row.chain...).Validity()
		if !got.Equal(row.until) || !from.Equal(now.Add(-time.Hour)) {
			t.Errorf("%s: from %v until %v, want %v", row.name, from, got, row.until)
		}
	}
	if from, until := (&KeyPair{}).Validity(); !from.IsZero() || !until.IsZero() {
		t.Error("a pair without a leaf has dates")
	}
}

func TestIdentityAndRole(t *testing.T) {
	for _, row := range []struct {
		name, cn, role string
		change         func(*x509.Certificate)
	}{
		{"client", "ci", "client", nil},
		{"blank name", " ", "client", nil},
		{"no name", "", "client", nil},
		{"server", "host", "serving", func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth} }},
		{"server and any", "host", "client", func(c *x509.Certificate) {
			c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageAny}
		}},
		{"no usage", "x", "client", func(c *x509.Certificate) { c.ExtKeyUsage = nil }},
		{"no usage and no name", "", "serving", func(c *x509.Certificate) { c.ExtKeyUsage = nil }},
		{"no usage and a host", "x", "serving", func(c *x509.Certificate) { c.ExtKeyUsage, c.DNSNames = nil, []string{"host"} }},
		{"client and a host", "ci", "client", func(c *x509.Certificate) { c.DNSNames = []string{"host"} }},
		{"CA", "ca", "ca", authority},
	} {
		leaf := issue(t, row.cn, nil, crypto.Signer(nil), row.change)
		user, groups := Identity(leaf.Certificate)
		if user != row.cn || !slices.Equal(groups, []string{"devs"}) || Role(leaf.Certificate) != row.role {
			t.Errorf("%s: %q %q %s", row.name, user, groups, Role(leaf.Certificate))
		}
	}
}
