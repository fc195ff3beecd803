package resolve

import (
	"crypto/x509"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Cluster is one cluster entry with what was found in it.
type Cluster struct {
	Input      *Input
	Config     *kubeconfig.Cluster
	Name       string
	Conditions []*Condition
	// CA is the bundle that client-go would verify the server with; nil when none
	// is configured or it could not be read.
	CA *credential.CABundle
	// Contexts are the contexts that refer to it, in file order.
	Contexts []*Context
	// Site tells it from other entries; nil when its server is not reached over TLS, or not verified with CAs
	// of the entry.
	Site *Site

	address  address
	userinfo bool
	// caSize is the length of the CA bundle, in bytes.
	caSize int
}

// HTTPS reports a server that is spoken to over TLS; of any other client-go reads neither CA nor credentials.
func (c *Cluster) HTTPS() bool { return c.address.https() }

// plainAndNear reports a server on this machine that is spoken to in the clear, as kubectl proxy is. A port such as
// 6443 speaks TLS.
func (c *Cluster) plainAndNear() bool { return c.address.url != nil && plainAndNear(c.address.url) }

func plainAndNear(u *url.URL) bool {
	return u.Scheme == "http" && loopback(u.Hostname()) && !strings.HasSuffix(u.Port(), "443")
}

// resolve reads the address and the CA of the entry and all that stands against them.
func (c *Cluster) resolve(j *judge) {
	config := c.Config
	c.validate(j)
	if config.Server.IsEmpty() {
		c.add(&Condition{Rule: "server-missing", Outcome: Elsewhere, Certain: true, Stage: StageServer, Field: "server", Says: localhost})
	} else {
		c.address = parseAddress(config.Server)
		c.add(addressConditions(config.Server, c.address, !config.ProxyURL.IsEmpty())...)
		if u := c.address.url; u != nil && u.User != nil {
			condition := &Condition{Rule: "server-embedded-credentials", Variant: "plain", Path: Never, Field: "server", Value: config.Server.String()}
			if c.userinfo = c.address.https(); c.userinfo {
				condition.Variant, condition.Outcome, condition.Certain, condition.Stage, condition.Path = "", Anonymous, true, StageAnswer, OverTLS
			}
			c.add(condition)
		}
	}
	c.transport(j)
	c.Site = newSite(c)
}

func (c *Cluster) add(conditions ...*Condition) {
	for _, condition := range conditions {
		condition.Input, condition.Object, condition.entry = c.Input, c.Config.Object(), c.Config
		c.Conditions = append(c.Conditions, condition)
	}
}

// validate mirrors validateClusterInfo (client-go v0.37.2 tools/clientcmd/validation.go:228-260)
// as kubectl runs it: its cluster defaults fill in an empty server, so that is no error there.
func (c *Cluster) validate(j *judge) {
	config := c.Config
	if !config.ProxyURL.IsEmpty() {
		c.add(proxyConditions(config.ProxyURL, c.Name)...)
	}
	if config.CertificateAuthority == "" {
		return
	}
	if !config.CertificateAuthorityData.IsEmpty() {
		c.add(&Condition{Rule: "data-and-file-both-set", Outcome: ClientError, Certain: true, Stage: StageValidate, Field: "certificate-authority", Value: "certificate-authority",
			Says: fmt.Sprintf("error: certificate-authority-data and certificate-authority are both specified for %s. certificate-authority-data will override.", c.Name)})
	}
	path := c.Input.shown(config.CertificateAuthority)
	if problem := j.read(c.Input, config.CertificateAuthority).unopenable(); problem != nil {
		c.add(problem.condition(StageValidate, Always, "certificate-authority", path,
			fmt.Sprintf("error: unable to read certificate-authority %s for %s due to %s", path, c.Name, problem.open(path))))
	}
}

// transport is what TLSConfigFor does with the CA (client-go v0.37.2 transport/transport.go:80-130).
func (c *Cluster) transport(j *judge) {
	config := c.Config
	fromFile := config.CertificateAuthorityData.IsEmpty() && config.CertificateAuthority != ""
	field, data := "certificate-authority-data", config.CertificateAuthorityData
	if config.InsecureSkipTLSVerify && (fromFile || !data.IsEmpty()) {
		c.add(&Condition{Rule: "ca-insecure-conflict", Outcome: ClientError, Certain: true, Stage: StageTransport, Path: OverTLS, Field: "insecure-skip-tls-verify",
			Says: "error: specifying a root certificates file with the insecure flag is not allowed"})
	}
	if fromFile {
		field = "certificate-authority"
		path := c.Input.shown(config.CertificateAuthority)
		file := j.read(c.Input, config.CertificateAuthority)
		if problem := file.unreadable(); problem != nil {
			c.add(problem.condition(StageTransport, OverTLS, field, path, "error: "+problem.read(path)))
			return
		}
		if !file.known() {
			if !file.asked {
				c.add(c.Input.unseen(field, config.CertificateAuthority))
			}
			return
		}
		data = file.data
	}
	if !fromFile && data.IsEmpty() {
		c.serverName()
		return
	}
	if data.IsEmpty() {
		// Since 1.36 an empty file is an empty pool; before, the system's roots
		// (transport/transport.go:268-275).
		c.add(&Condition{Rule: "ca-unparsable", Variant: "empty-file", Outcome: TLSError, Certain: false, Stage: StageHandshake, Path: OverTLS, Field: field, Value: c.Input.shown(config.CertificateAuthority),
			Says: "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority"})
		return
	}
	c.CA, c.caSize = credential.ParseCABundle(data), len(data.Reveal())
	if c.CA.Problem != "" {
		rule, variant := "ca-unparsable", string(c.CA.Problem)
		switch {
		case credential.IsPlaceholder(data):
			rule = "redacted-or-placeholder-value"
		case c.CA.Form != "":
			variant = c.CA.Form
		case c.CA.HasPrivateKey && c.CA.Problem == credential.CANoneFound:
			variant = "key"
		}
		value := ""
		if fromFile {
			value = c.Input.shown(config.CertificateAuthority)
		}
		c.add(&Condition{Rule: rule, Variant: variant, Outcome: ClientError, Certain: true, Stage: StageTransport, Path: OverTLS, Field: field, Value: value,
			Says: "error: unable to load root certificates: " + c.CA.Says})
		return
	}
	c.caDates(j.env.Now, field)
	c.serverName()
}

// caDates reports a bundle of which no certificate is in its time: Go checks the
// dates of roots as of every other certificate (crypto/x509 verify.go:463).
func (c *Cluster) caDates(now time.Time, field string) {
	if c.Config.InsecureSkipTLSVerify {
		return
	}
	latest := latestCA(c.CA.Certificates)
	timely := slices.DeleteFunc(slices.Clone(c.CA.Certificates), func(ca *x509.Certificate) bool { return now.Before(ca.NotBefore) || now.After(ca.NotAfter) })
	if len(timely) > 0 {
		if !slices.ContainsFunc(timely, forServers) {
			c.add(&Condition{Rule: "ca-not-a-ca", Variant: "unfit", Outcome: TLSError, Certain: true, Stage: StageHandshake, Path: OverTLS, Field: field, Value: timely[0].Subject.String(),
				Says: "Unable to connect to the server: tls: failed to verify certificate: x509: certificate specifies an incompatible key usage"})
			return
		}
		c.notCA(timely, field)
		return
	}
	variant, when := "expired", latest.NotAfter
	if now.Before(latest.NotBefore) {
		variant, when = "not-yet-valid", latest.NotBefore
	}
	c.add(&Condition{Rule: "ca-expired", Variant: variant, Outcome: TLSError, Certain: true, Stage: StageHandshake, Path: OverTLS, Field: field, Time: when, Value: latest.Subject.String(),
		Says: "Unable to connect to the server: tls: failed to verify certificate: " + datesSay(now, latest)})
}

// forServers reports a root below which a server can be verified: Go asks of roots, too, that it knows
// every critical extension of theirs and that their extended key usages, if any, include servers
// (crypto/x509 verify.go:444, checkChainForKeyUsage).
func forServers(ca *x509.Certificate) bool {
	if len(ca.UnhandledCriticalExtensions) > 0 {
		return false
	}
	return len(ca.ExtKeyUsage)+len(ca.UnknownExtKeyUsage) == 0 || slices.Contains(ca.ExtKeyUsage, x509.ExtKeyUsageServerAuth) || slices.Contains(ca.ExtKeyUsage, x509.ExtKeyUsageAny)
}

// notCA reports a bundle without any CA: it serves only where the server shows
// exactly this certificate.
func (c *Cluster) notCA(timely []*x509.Certificate, field string) {
	for _, ca := range timely {
		// An X.509 v1 certificate has no way to say that it is a CA, and Go
		// accepts it as one when its key fits (crypto/x509 x509.go:928).
		if ca.Version < 3 || ca.BasicConstraintsValid && ca.IsCA && (ca.KeyUsage == 0 || ca.KeyUsage&x509.KeyUsageCertSign != 0) {
			return
		}
	}
	c.add(&Condition{Rule: "ca-not-a-ca", Path: Never, Field: field, Value: timely[0].Subject.String(),
		Says: "Unable to connect to the server: tls: failed to verify certificate: x509: certificate signed by unknown authority"})
}

// serverName is what the certificate of the server is compared with.
func (c *Cluster) serverName() {
	if c.address.https() && c.address.url.Hostname() == "" && c.Config.TLSServerName == "" && !c.Config.InsecureSkipTLSVerify {
		// ":6443" is this machine to the dialer and nobody to TLS.
		c.add(&Condition{Rule: "server-invalid-url", Variant: "host", Outcome: TLSError, Certain: true, Stage: StageHandshake, Path: OverTLS, Field: "server", Value: c.Config.Server.String(),
			Says: "Unable to connect to the server: tls: either ServerName or InsecureSkipVerify must be specified in the tls.Config"})
	}
	if c.Config.InsecureSkipTLSVerify || !invalidServerName(c.Config.TLSServerName) {
		return
	}
	c.add(&Condition{Rule: "tls-server-name-invalid", Outcome: TLSError, Certain: true, Stage: StageHandshake, Path: OverTLS, Field: "tls-server-name", Value: c.Config.TLSServerName,
		Says: "Unable to connect to the server: tls: failed to verify certificate: x509: certificate is valid for …, not " + c.Config.TLSServerName})
}

// latestCA is the certificate of a bundle that holds longest.
func latestCA(certificates []*x509.Certificate) *x509.Certificate {
	latest := certificates[0]
	for _, certificate := range certificates[1:] {
		if certificate.NotAfter.After(latest.NotAfter) {
			latest = certificate
		}
	}
	return latest
}

// datesSay words a certificate outside its time as Go does (crypto/x509 verify.go:463-480).
func datesSay(now time.Time, certificate *x509.Certificate) string {
	if now.Before(certificate.NotBefore) {
		return fmt.Sprintf("x509: certificate has expired or is not yet valid: current time %s is before %s", now.UTC().Format(time.RFC3339), certificate.NotBefore.UTC().Format(time.RFC3339))
	}
	return fmt.Sprintf("x509: certificate has expired or is not yet valid: current time %s is after %s", now.UTC().Format(time.RFC3339), certificate.NotAfter.UTC().Format(time.RFC3339))
}
