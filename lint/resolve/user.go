package resolve

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// The credentials of a user, as the contract names them.
const (
	ClientCertificate = "client-certificate"
	BearerToken       = "token"
	TokenFile         = "token-file"
	BasicAuth         = "basic"
	ExecPlugin        = "exec"
	OIDCProvider      = "oidc"
	NoCredential      = "none"
)

// User is one user entry with the credentials that client-go would make of it.
type User struct {
	Input      *Input
	Config     *kubeconfig.User
	Name       string
	Conditions []*Condition
	// Contexts are the contexts that refer to it, in file order.
	Contexts []*Context

	// Certificate is the client certificate; nil when none is sent or it could not be read.
	Certificate *Certificate
	// Token is the bearer token that is sent; nil when there is none or it could not be read.
	Token *Token
	// IDToken is the auth provider's token; nil when there is none.
	IDToken *IDToken

	// unseenCertificate and unseenToken say that a credential is configured whose content was not looked at.
	unseenCertificate, unseenToken bool
	// nothing is the condition of a user who has nothing to send, once a context met it.
	nothing *Condition
}

func (u *User) add(conditions ...*Condition) {
	for _, condition := range conditions {
		condition.Input, condition.Object, condition.entry = u.Input, u.Config.Object(), u.Config
		u.Conditions = append(u.Conditions, condition)
	}
}

// resolve finds the credentials of the entry and all that stands against them.
func (u *User) resolve(j *judge) {
	u.validate(j)
	u.impersonation()
	u.tokens(j)
	u.plugins(j)
	u.certificate(j)
	u.basic()
}

func (u *User) hasCertificate() bool {
	return u.Config.ClientCertificate != "" || !u.Config.ClientCertificateData.IsEmpty()
}

func (u *User) hasKey() bool {
	return u.Config.ClientKey != "" || !u.Config.ClientKeyData.IsEmpty()
}

func (u *User) hasToken() bool { return !u.Config.Token.IsEmpty() || u.Config.TokenFile != "" }

// identifies mirrors canIdentifyUser (client-go v0.37.2 tools/clientcmd/client_config.go:355):
// without any of these kubectl asks for a user name. A key without a
// certificate and a password without a user name are nothing.
func (u *User) identifies() bool {
	return u.Config.Username != "" || u.hasCertificate() || u.sendsToken() || u.Config.AuthProvider != nil || u.Config.Exec != nil
}

// sendsToken reports whether there is a token to send: an empty tokenFile holds none.
func (u *User) sendsToken() bool {
	return !u.Config.Token.IsEmpty() || u.Token != nil || u.unseenToken || u.tokenFileFails()
}

func (u *User) tokenFileFails() bool {
	for _, c := range u.Conditions {
		if c.Stage == StageTokenFile {
			return true
		}
	}
	return false
}

// execRuns reports whether client-go would run the plugin: any other credential
// makes it step aside (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:320).
func (u *User) execRuns() bool {
	return u.Config.Exec != nil && !u.hasToken() && u.Config.Username == "" && !(u.hasCertificate() && u.hasKey())
}

// oidcSends reports whether the auth provider supplies the Authorization header.
func (u *User) oidcSends() bool {
	p := u.Config.AuthProvider
	return p != nil && p.Name == "oidc" && !u.hasToken() && u.Config.Username == ""
}

// validate mirrors validateAuthInfo (client-go v0.37.2 tools/clientcmd/validation.go:263-348).
func (u *User) validate(j *judge) {
	config, name := u.Config, u.Name
	invalid := func(rule, variant, field, says string) {
		u.add(&Condition{Rule: rule, Variant: variant, Outcome: ClientError, Certain: true, Stage: StageValidate, Field: field, Value: field, Says: "error: " + says})
	}
	if u.hasCertificate() {
		if config.ClientCertificate != "" && !config.ClientCertificateData.IsEmpty() {
			invalid("data-and-file-both-set", "", "client-certificate", "client-cert-data and client-cert are both specified for "+name+". client-cert-data will override.")
		}
		if config.ClientKey != "" && !config.ClientKeyData.IsEmpty() {
			invalid("data-and-file-both-set", "", "client-key", "client-key-data and client-key are both specified for "+name+"; client-key-data will override")
		}
		if !u.hasKey() {
			field := "client-certificate-data"
			if config.ClientCertificate != "" {
				field = "client-certificate"
			}
			invalid("client-cert-pair-incomplete", "no-key", field, "client-key-data or client-key must be specified for "+name+" to use the clientCert authentication method.")
		}
		u.openable(j, "client-certificate", config.ClientCertificate, "client-cert")
		u.openable(j, "client-key", config.ClientKey, "client-key")
	}
	if config.Exec != nil {
		u.validateExec(invalid)
	}
	if !config.Token.IsEmpty() && (config.Username != "" || !config.Password.IsEmpty()) {
		invalid("conflicting-auth-methods", "token-basic", "token", "more than one authentication method found for "+name+"; found [token basicAuth], only one is allowed")
	}
	if config.Impersonate == "" && (config.ImpersonateUID != "" || len(config.ImpersonateGroups) > 0 || len(config.ImpersonateExtra) > 0) {
		field := "as-user-extra"
		if len(config.ImpersonateGroups) > 0 {
			field = "as-groups"
		} else if config.ImpersonateUID != "" {
			field = "as-uid"
		}
		invalid("impersonation-without-user", "no-user", field, "requesting uid, groups or user-extra for "+name+" without impersonating a user")
	}
}

func (u *User) openable(j *judge, field, path, kubectlName string) {
	if path == "" {
		return
	}
	absolute := u.Input.shown(path)
	file := j.read(u.Input, path)
	if !file.asked {
		u.add(u.Input.unseen(field, path))
	}
	if problem := file.unopenable(); problem != nil {
		u.add(problem.condition(StageValidate, Always, field, absolute,
			fmt.Sprintf("error: unable to read %s %s for %s due to %s", kubectlName, absolute, u.Name, problem.open(absolute))))
	}
}

// impersonation finds header values that net/http refuses to send; over http the
// headers are sent as well (Go net/http/transport.go:579).
func (u *User) impersonation() {
	type header struct{ name, field, value string }
	headers := []header{{"Impersonate-User", "as", u.Config.Impersonate}, {"Impersonate-Uid", "as-uid", u.Config.ImpersonateUID}}
	for i, group := range u.Config.ImpersonateGroups {
		headers = append(headers, header{"Impersonate-Group", fmt.Sprintf("as-groups[%d]", i), group})
	}
	for _, key := range slices.Sorted(maps.Keys(u.Config.ImpersonateExtra)) {
		for _, value := range u.Config.ImpersonateExtra[key] {
			headers = append(headers, header{"Impersonate-Extra-…", "as-user-extra." + key, value})
		}
	}
	for _, h := range headers {
		if u.Config.Impersonate != "" && strings.ContainsFunc(h.value, credential.IllegalInHeader) {
			u.add(&Condition{Rule: "impersonation-without-user", Variant: "header", Outcome: ClientError, Certain: true, Stage: StageRequest, Field: h.field, Value: h.field,
				Says: fmt.Sprintf("Unable to connect to the server: net/http: invalid header field value for %q", h.name)})
			return
		}
	}
}

// basic reports what the API server has not read since 1.19
// (apiserver v0.37.2 pkg/authentication/request/bearertoken/bearertoken.go:48 takes bearer only).
func (u *User) basic() {
	if u.Config.Username == "" {
		return
	}
	u.add(&Condition{Rule: "basic-auth-removed", Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: ByHeader, Field: "username"})
	if u.Config.TokenFile != "" && u.Config.Token.IsEmpty() {
		// Validation counts only the token (validation.go:268); the transport counts the file too.
		u.add(&Condition{Rule: "conflicting-auth-methods", Variant: "token-file-basic", Outcome: ClientError, Certain: true, Stage: StageWrap, Path: OverTLS, Field: "tokenFile",
			Says: "error: username/password or bearer token may be set, but not both"})
	}
}
