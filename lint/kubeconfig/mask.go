package kubeconfig

import (
	"regexp"
	"slices"
	"sort"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// public are the fields whose values may be shown, by the names of their parents and
// their own; everything else is hidden.
var public = map[string]bool{
	"current-context": true,
	"clusters.name":   true, "users.name": true, "contexts.name": true,
	"clusters.cluster.tls-server-name": true, "clusters.cluster.insecure-skip-tls-verify": true, "clusters.cluster.disable-compression": true,
	"contexts.context.cluster": true, "contexts.context.user": true, "contexts.context.namespace": true,
	"users.user.exec.apiVersion": true, "users.user.exec.interactiveMode": true,
	"users.user.exec.provideClusterInfo": true, "users.user.exec.env.name": true, "users.user.auth-provider.name": true,
}

// paths are the fields of file names, in which people put the content of the file as well.
var paths = []string{"clusters.cluster.certificate-authority", "users.user.client-certificate", "users.user.client-key", "users.user.tokenFile"}

// lists are the fields that hold lists of what is public in part.
var lists = []string{"clusters", "users", "contexts", "users.user.exec.args", "users.user.exec.env"}

// scalar is a piece of the text with what may be shown of it.
type scalar struct {
	start, end int
	shown      string
}

// mask lists the scalars of all documents in the order of the text.
func (f *File) mask() {
	var visit func(node *yaml.Node, path string)
	visit = func(node *yaml.Node, path string) {
		switch node.Kind {
		case yaml.SequenceNode:
			if !slices.Contains(lists, path) {
				path += "[]" // a list where none belongs: nothing in it is known
			}
			for _, item := range node.Content {
				visit(item, path)
			}
		case yaml.MappingNode:
			for i := 0; i+1 < len(node.Content); i += 2 {
				key := node.Content[i]
				start, end := f.tree.span(key)
				shown := hidden
				if key.Kind == yaml.ScalarNode && publicKey(key.Value) {
					shown = string(f.tree.text.utf8[start:end])
				}
				f.scalars = append(f.scalars, scalar{start, end, shown})
				visit(node.Content[i+1], join(path, key.Value))
			}
		case yaml.ScalarNode, yaml.AliasNode:
			start, end := f.tree.span(node)
			f.scalars = append(f.scalars, scalar{start, end, f.shown(node, path, start, end)})
		}
	}
	visit(f.tree.root, "")
	for _, document := range f.tree.later {
		visit(document, "")
	}
	sort.Slice(f.scalars, func(i, j int) bool { return f.scalars[i].start < f.scalars[j].start })
}

// providerKeys are the settings of auth providers, which client-go has no type for
// (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:37-47).
var providerKeys = []string{"idp-issuer-url", "client-id", "client-secret", "idp-certificate-authority", "idp-certificate-authority-data", "id-token", "refresh-token", "extra-scopes"}

// publicKey reports a key that client-go knows; any other might be a value in the wrong place.
func publicKey(key string) bool {
	return knownKeys[key] || key == "<<" || slices.Contains(providerKeys, key)
}

func (f *File) shown(node *yaml.Node, path string, start, end int) string {
	text := string(f.tree.text.utf8[start:end])
	switch {
	case node.Kind == yaml.AliasNode || strings.ContainsAny(text, "\n\r"):
		return hidden
	case path == "kind" || path == "apiVersion":
		return shown(node.Value)
	case public[path], slices.Contains(paths, path) && credential.ShownPath(node.Value) == node.Value:
		return text
	case path == "clusters.cluster.server" || path == "clusters.cluster.proxy-url":
		return credential.NewURL(node.Value).String()
	case path == "users.user.exec.command":
		if credential.ShownCommand(node.Value) == node.Value {
			return text
		}
		return credential.ShownCommand(node.Value)
	case path == "users.user.exec.args":
		return flagName(node.Value)
	}
	return hidden
}

// longFlag is the name of a flag; behind a single dash it is one letter, since the rest may be a value.
var longFlag = regexp.MustCompile(`^(?:--[A-Za-z][A-Za-z0-9_-]{0,39}|-[A-Za-z])`)

// flagName is what of an argument is no value.
func flagName(argument string) string {
	flag := longFlag.FindString(argument)
	switch {
	case flag == "":
		return hidden
	case flag == argument:
		return flag
	case strings.HasPrefix(argument[len(flag):], "="):
		return flag + "=" + hidden
	}
	return hidden
}

// Flags are the names of the flags among the arguments, in their order, without their values.
func (e *Exec) Flags() []string {
	var names []string
	for _, arg := range e.Args {
		if name := strings.TrimSuffix(flagName(string(arg.Reveal())), "="+hidden); name != hidden {
			names = append(names, name)
		}
	}
	return names
}
