// Package resolve mirrors, in client-go's own order, how one context of a
// kubeconfig becomes a request: which cluster, which user, which credential is
// really sent, what refuses it first, and until when it holds.
package resolve

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Input is one kubeconfig with its place.
type Input struct {
	// Path is the file as the user named it.
	Path string
	// Dir is the absolute folder against which client-go resolves relative paths:
	// the folder of the name, not of what a link points to
	// (client-go v0.37.2 tools/clientcmd/loader.go:512).
	Dir string
	// Stream says that the bytes come from no file, so that nothing can be written back.
	Stream bool
	Config *kubeconfig.File

	// unreadable is why no bytes came of it, and words what the system says of that.
	unreadable, words string
}

// View is what kubectl makes of one file, or of a $KUBECONFIG list: the first
// file wins, entry by entry, and never field by field
// (client-go v0.37.2 tools/clientcmd/loader.go:248-272).
type View struct {
	Inputs []*Input
	// CurrentContext is the first that is not empty; CurrentFrom the file it stands in.
	CurrentContext string
	CurrentFrom    *Input
	// Clusters, Users and Contexts are in file order, first file first.
	Clusters []*Cluster
	Users    []*User
	Contexts []*Context
	// Shadowed are the entries of later files that the merge drops.
	Shadowed []Shadowed
	// Conditions are those of whole files.
	Conditions []*Condition

	clusters map[string]*Cluster
	users    map[string]*User
	contexts map[string]*Context
}

// Shadowed is an entry that an earlier file of the list hides.
type Shadowed struct {
	Object string // "users/kubernetes-admin"
	Input  *Input
	By     *Input
	Differ bool // the bodies are not equal
	// Contexts are those that use the entry of the earlier file.
	Contexts []*Context

	entry *kubeconfig.Entry
}

// Range is where the dropped entry stands.
func (s Shadowed) Range() kubeconfig.Range { return s.entry.Range("name") }

// NewView resolves inputs as one list and judges every context of it. absent are the
// elements of the list that do not exist.
func NewView(inputs []*Input, absent []Absence, env Environment) *View {
	v := &View{
		Inputs:   inputs,
		clusters: map[string]*Cluster{},
		users:    map[string]*User{},
		contexts: map[string]*Context{},
	}
	for _, in := range inputs {
		v.refuse(in)
	}
	if v.Refused() {
		v.Contexts = []*Context{refusedContext(v.Conditions[0])}
		return v
	}
	v.absences(absent)
	j := &judge{view: v, env: env}
	j.unsoundPolicy()
	for _, in := range inputs {
		v.merge(in)
	}
	each(v.Clusters, func(c *Cluster) { c.resolve(j) })
	each(v.Users, func(u *User) { u.resolve(j) })
	j.judgeAll()
	return v
}

// each works on all items with as many goroutines as there are cores: reading a
// key pair costs a fifth of a millisecond, and a file may hold thousands. A panic comes
// up in the caller, which knows to which input it belongs.
func each[T any](items []T, work func(T)) {
	var next atomic.Int64
	var group sync.WaitGroup
	var failure atomic.Value
	for range min(runtime.GOMAXPROCS(0), len(items)) {
		group.Go(func() {
			defer func() {
				if r := recover(); r != nil {
					failure.Store(fmt.Sprintf("%T", r))
				}
			}()
			for i := next.Add(1) - 1; i < int64(len(items)); i = next.Add(1) - 1 {
				work(items[i])
			}
		})
	}
	group.Wait()
	if what := failure.Load(); what != nil {
		panic(what)
	}
}

// Refused reports whether client-go refuses a file of the list, and so all of it.
func (v *View) Refused() bool {
	return len(v.Conditions) > 0 && v.Conditions[0].Stage == StageLoad
}

// Empty reports whether no file holds anything at all.
func (v *View) Empty() bool {
	for _, in := range v.Inputs {
		if !in.Config.Empty {
			return false
		}
	}
	return true
}

func (v *View) merge(in *Input) {
	config := in.Config
	if v.CurrentContext == "" && config.CurrentContext != "" {
		v.CurrentContext, v.CurrentFrom = config.CurrentContext, in
	}
	for _, c := range config.Clusters {
		if first, ok := v.clusters[c.Name]; ok {
			v.shadow(in, &c.Entry, first.Input, &first.Config.Entry, c.CertificateAuthority)
			continue
		}
		cluster := &Cluster{Input: in, Config: c, Name: c.Name}
		v.clusters[c.Name] = cluster
		v.Clusters = append(v.Clusters, cluster)
	}
	for _, u := range config.Users {
		if first, ok := v.users[u.Name]; ok {
			paths := []string{u.ClientCertificate, u.ClientKey, u.TokenFile}
			if u.Exec != nil && strings.ContainsRune(u.Exec.Command, filepath.Separator) {
				paths = append(paths, u.Exec.Command)
			}
			v.shadow(in, &u.Entry, first.Input, &first.Config.Entry, paths...)
			continue
		}
		user := &User{Input: in, Config: u, Name: u.Name}
		v.users[u.Name] = user
		v.Users = append(v.Users, user)
	}
	for _, c := range config.Contexts {
		if first, ok := v.contexts[c.Name]; ok {
			v.shadow(in, &c.Entry, first.Input, &first.Config.Entry)
			hidden := &v.Shadowed[len(v.Shadowed)-1]
			hidden.Differ = hidden.Differ || v.replaced(in, "clusters/"+c.Cluster) || v.replaced(in, "users/"+c.User)
			continue
		}
		context := &Context{Input: in, Config: c, Name: c.Name, ClusterName: c.Cluster, UserName: c.User}
		v.contexts[c.Name] = context
		v.Contexts = append(v.Contexts, context)
	}
}

// shadow notes that an entry is dropped for the one of the same name in an earlier file. Relative paths
// begin at the folder of the file, so that equal ones may be two files.
func (v *View) shadow(in *Input, entry *kubeconfig.Entry, by *Input, first *kubeconfig.Entry, paths ...string) {
	moved := in.Dir != by.Dir && slices.ContainsFunc(paths, func(path string) bool { return path != "" && !filepath.IsAbs(path) })
	v.Shadowed = append(v.Shadowed, Shadowed{Object: entry.Object(), Input: in, By: by, Differ: moved || !first.Same(entry), entry: entry})
}

// replaced reports an object of a file for which the earlier files have another one: a context that names it goes elsewhere,
// though its text be the same.
func (v *View) replaced(in *Input, object string) bool {
	return slices.ContainsFunc(v.Shadowed, func(s Shadowed) bool { return s.Input == in && s.Object == object && s.Differ })
}

// Absolute resolves a path as client-go does (tools/clientcmd/loader.go:620):
// no tilde, no variables.
func (in *Input) Absolute(path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(in.Dir, path)
}

// shown is the absolute path for words and conditions; hidden where what stands there is no path
// but perhaps a secret.
func (in *Input) shown(path string) string {
	if credential.ShownPath(path) == credential.PathHidden {
		return credential.PathHidden
	}
	return in.Absolute(path)
}

// Using are the contexts that refer to an object, "users/ci", of a file.
func (v *View) Using(in *Input, object string) []*Context {
	list, name, _ := strings.Cut(object, "/")
	switch {
	case list == "clusters" && v.clusters[name] != nil && v.clusters[name].Input == in:
		return v.clusters[name].Contexts
	case list == "users" && v.users[name] != nil && v.users[name].Input == in:
		return v.users[name].Contexts
	case list == "contexts" && v.contexts[name] != nil && v.contexts[name].Input == in:
		return []*Context{v.contexts[name]}
	}
	return nil
}

// CredentialRange is where the credential of an object stands that has the given role.
func (v *View) CredentialRange(in *Input, object, role string) kubeconfig.Range {
	list, name, _ := strings.Cut(object, "/")
	if list == "clusters" {
		config := v.clusters[name].Config
		if !config.CertificateAuthorityData.IsEmpty() {
			return config.Range("certificate-authority-data")
		}
		return config.Range("certificate-authority")
	}
	u := v.users[name]
	switch {
	case role == "client" && u.Certificate != nil:
		return u.Config.Range(u.Certificate.Field)
	case role == "token" && u.Token != nil:
		return u.Config.Range(u.Token.Field)
	}
	return u.Config.Range(idTokenField)
}
