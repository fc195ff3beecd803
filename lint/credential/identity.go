package credential

import (
	"crypto/x509"
	"encoding/asn1"
	"slices"
)

// Identity is whom an API server takes the holder for: the common name and the
// organizations (apiserver v0.37.2 pkg/authentication/request/x509/x509.go:273).
// Without a common name it is nobody; a blank is a name.
func Identity(leaf *x509.Certificate) (user string, groups []string) {
	return leaf.Subject.CommonName, leaf.Subject.Organization
}

// uidOID is what an API server takes the user's UID from since 1.33 (apiserver v0.37.2
// pkg/authentication/request/x509/x509.go:296).
var uidOID = asn1.ObjectIdentifier{1, 3, 6, 1, 4, 1, 57683, 2}

// invalidUID says why the UID in a subject is none; it is read only of one with a name.
func invalidUID(c *x509.Certificate) string {
	var uids []any
	for _, name := range c.Subject.Names {
		if name.Type.Equal(uidOID) {
			uids = append(uids, name.Value)
		}
	}
	switch {
	case c.Subject.CommonName == "" || len(uids) == 0:
		return ""
	case len(uids) > 1:
		return "expected 1 UID, but found multiple"
	case uids[0] == "":
		return "UID cannot be an empty string"
	}
	return ""
}

// Role says what a bare certificate is for, by its content: "ca", "serving" when it is for
// servers and not for clients, else "client". One that does not say what it is for is no client's when
// it names hosts, or nobody whom an API server could know.
func Role(c *x509.Certificate) string {
	switch {
	case c.IsCA:
		return "ca"
	case slices.Contains(c.ExtKeyUsage, x509.ExtKeyUsageServerAuth) && !forClients(c):
		return "serving"
	case len(c.ExtKeyUsage)+len(c.UnknownExtKeyUsage) == 0 && (len(c.DNSNames)+len(c.IPAddresses) > 0 || c.Subject.CommonName == ""):
		return "serving"
	}
	return "client"
}
