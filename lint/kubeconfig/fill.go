package kubeconfig

import (
	"maps"
	"slices"

	"go.yaml.in/yaml/v3"
	"k8s.io/client-go/tools/clientcmd/api"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// fill takes the values from client-go's config, in the order of the file.
func (f *File) fill(config *api.Config) {
	inOrder(f.tree, "clusters", config.Clusters, func(e Entry, c *api.Cluster) {
		e.decoded = func() any { plain := *c; plain.Extensions = nil; return plain }
		f.Clusters = append(f.Clusters, &Cluster{
			Entry: e, Server: credential.NewURL(c.Server), TLSServerName: c.TLSServerName, ProxyURL: credential.NewURL(c.ProxyURL),
			CertificateAuthority: c.CertificateAuthority, CertificateAuthorityData: credential.NewSecret(c.CertificateAuthorityData),
			InsecureSkipTLSVerify: c.InsecureSkipTLSVerify,
		})
	})
	inOrder(f.tree, "users", config.AuthInfos, func(e Entry, u *api.AuthInfo) {
		e.decoded = func() any { plain := *u; plain.Extensions = nil; return plain }
		f.Users = append(f.Users, user(e, u))
	})
	inOrder(f.tree, "contexts", config.Contexts, func(e Entry, c *api.Context) {
		e.decoded = func() any { plain := *c; plain.Extensions = nil; return plain }
		f.Contexts = append(f.Contexts, &Context{Entry: e, Cluster: c.Cluster, User: c.AuthInfo, Namespace: c.Namespace})
	})
}

// inOrder visits the entries as the file lists them; those whose place the node tree does
// not show come last, by name.
func inOrder[T any](t *tree, list string, entries map[string]*T, visit func(Entry, *T)) {
	seen := map[string]bool{}
	for _, node := range t.elements(list) {
		name := ""
		if n := lookup(node, "name"); n != nil {
			name = n.Value
			if n.Tag == "!!null" {
				name = ""
			}
		}
		if value, ok := entries[name]; ok && !seen[name] {
			seen[name] = true
			visit(Entry{Name: name, tree: t, list: list, node: node}, value)
		}
	}
	if len(seen) == len(entries) {
		return
	}
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		if !seen[name] {
			visit(Entry{Name: name, tree: t, list: list}, entries[name])
		}
	}
}

func user(e Entry, u *api.AuthInfo) *User {
	user := &User{
		Entry: e, Token: credential.SecretString(u.Token), TokenFile: u.TokenFile,
		ClientCertificate: u.ClientCertificate, ClientCertificateData: credential.NewSecret(u.ClientCertificateData),
		ClientKey: u.ClientKey, ClientKeyData: credential.NewSecret(u.ClientKeyData),
		Username: u.Username, Password: credential.SecretString(u.Password),
		Impersonate: u.Impersonate, ImpersonateUID: u.ImpersonateUID, ImpersonateGroups: u.ImpersonateGroups, ImpersonateExtra: u.ImpersonateUserExtra,
	}
	if p := u.AuthProvider; p != nil {
		user.AuthProvider = &AuthProvider{Name: p.Name, Config: map[string]credential.Secret{}}
		for key, value := range p.Config {
			user.AuthProvider.Config[key] = credential.SecretString(value)
		}
	}
	if x := u.Exec; x != nil {
		user.Exec = &Exec{Command: x.Command, APIVersion: x.APIVersion, InstallHint: x.InstallHint, InteractiveMode: string(x.InteractiveMode), ProvideClusterInfo: x.ProvideClusterInfo}
		for _, arg := range x.Args {
			user.Exec.Args = append(user.Exec.Args, credential.SecretString(arg))
		}
		for _, variable := range x.Env {
			user.Exec.Env = append(user.Exec.Env, EnvVar{Name: variable.Name, Value: credential.SecretString(variable.Value)})
		}
	}
	return user
}

// elements are the items of a top-level list, aliases followed.
func (t *tree) elements(list string) []*yaml.Node {
	if t == nil || t.root == nil {
		return nil
	}
	sequence := lookup(t.root, list)
	if sequence == nil || sequence.Kind != yaml.SequenceNode {
		return nil
	}
	items := make([]*yaml.Node, 0, len(sequence.Content))
	for _, item := range sequence.Content {
		items = append(items, follow(item))
	}
	return items
}
