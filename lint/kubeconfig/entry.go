package kubeconfig

import (
	"reflect"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Entry is one element of clusters, users or contexts.
type Entry struct {
	Name string

	tree *tree
	list string     // clusters, users or contexts
	node *yaml.Node // the element; nil when its place is not known
	// decoded gives client-go's own entry, for comparison. It is behind a function because
	// fmt prints unexported fields, and this one holds secrets.
	decoded func() any
}

// bodies are the keys under which the elements hold what they name.
var bodies = map[string]string{"clusters": "cluster", "users": "user", "contexts": "context"}

// Object names the entry with its list: "users/ci".
func (e *Entry) Object() string { return e.list + "/" + e.Name }

func (e *Entry) body() *yaml.Node {
	if e.node == nil {
		return nil
	}
	return lookup(e.node, bodies[e.list])
}

// Range is where a field stands, relative to the body of the entry: "server",
// "exec.args[1]", "auth-provider.config.id-token". "name" is the entry's name and "" its
// body. A field that is not written stands where its nearest parent does.
func (e *Entry) Range(field string) Range {
	if e.node == nil {
		return Top
	}
	node := e.node
	if field == "name" {
		if name := lookup(e.node, "name"); name != nil {
			node = name
		}
		return e.tree.rangeOf(node)
	}
	if body := e.body(); body != nil {
		node, _ = e.tree.find(body, field)
		if field == "" || node == body {
			return e.tree.keyRange(e.node, bodies[e.list])
		}
		return e.tree.rangeOf(node)
	}
	return e.tree.startOf(node)
}

// Cluster is one cluster entry.
type Cluster struct {
	Entry
	Server                   credential.URL
	TLSServerName            string
	ProxyURL                 credential.URL
	CertificateAuthority     string
	CertificateAuthorityData credential.Secret
	InsecureSkipTLSVerify    bool
}

// User is one user entry.
type User struct {
	Entry
	Token                 credential.Secret
	TokenFile             string
	ClientCertificate     string
	ClientCertificateData credential.Secret
	ClientKey             string
	ClientKeyData         credential.Secret
	Username              string
	Password              credential.Secret
	Impersonate           string
	ImpersonateUID        string
	ImpersonateGroups     []string
	ImpersonateExtra      map[string][]string
	AuthProvider          *AuthProvider
	Exec                  *Exec
}

// AuthProvider is a built-in plugin with its settings.
type AuthProvider struct {
	Name   string
	Config map[string]credential.Secret
}

// Exec is a credential plugin. It is never run.
type Exec struct {
	Command            string
	Args               []credential.Secret
	Env                []EnvVar
	APIVersion         string
	InstallHint        string
	InteractiveMode    string
	ProvideClusterInfo bool
}

// Shown is the command as it may be printed.
func (e *Exec) Shown() string { return credential.ShownCommand(e.Command) }

// EnvVar is one variable for a plugin.
type EnvVar struct {
	Name  string
	Value credential.Secret
}

// Context is one context entry.
type Context struct {
	Entry
	Cluster, User, Namespace string
}

// Same reports whether both entries do the same. Extensions do nothing: tools keep the dates of their
// own updates there.
func (e *Entry) Same(other *Entry) bool { return reflect.DeepEqual(e.decoded(), other.decoded()) }
