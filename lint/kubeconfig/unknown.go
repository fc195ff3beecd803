package kubeconfig

import (
	"reflect"
	"slices"
	"strings"

	"github.com/xrash/smetrics"
	"go.yaml.in/yaml/v3"
	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
)

// Unknown is a key for which client-go has no field at its place: what it holds is dropped.
type Unknown struct {
	Object, Path string
	Range        Range
	// Key is the key, where it is so close to a field that it can be nothing else; else hidden.
	Key string
	// Near is the field that was probably meant; empty when none is close.
	Near string
	// Written says that Near stands there as well.
	Written bool
	// Obsolete says that client-go once had the field.
	Obsolete bool
}

// aliases are names that people take from the words of kubectl, from client-go's own types and from other formats.
var aliases = map[string]string{
	"act-as": "as", "act-as-uid": "as-uid", "act-as-groups": "as-groups", "act-as-user-extra": "as-user-extra", "impersonate": "as",
	"client-cert": "client-certificate", "client-cert-data": "client-certificate-data", "bearer-token": "token", "bearertoken": "token",
	"ca-data": "certificate-authority-data", "certificate-authority-file": "certificate-authority", "insecure": "insecure-skip-tls-verify",
	"skip-tls-verify": "insecure-skip-tls-verify", "proxy": "proxy-url", "environment": "env", "arguments": "args",
}

// obsolete is a field that clusters had in the first releases of Kubernetes.
const obsolete = "api-version"

// Unknown finds keys that client-go's types do not have, in file order. Those that other places know are Misplaced. A
// top-level key that is set apart for other things, by an anchor or a name such as x-base, is nobody's mistake.
func (f *File) Unknown() []Unknown {
	u := unknown{tree: f.tree, fields: map[reflect.Type][]string{}, seen: map[*yaml.Node]bool{}}
	if f.tree.root != nil {
		u.visit(f.tree.root, reflect.TypeFor[v1.Config](), place{})
	}
	return u.found
}

type unknown struct {
	tree   *tree
	fields map[reflect.Type][]string
	seen   map[*yaml.Node]bool
	found  []Unknown
}

func (u *unknown) visit(node *yaml.Node, want reflect.Type, at place) {
	node = follow(node)
	if want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	if node == nil || u.seen[node] || len(u.found) == maxFaults {
		return
	}
	u.seen[node] = true
	switch {
	case want.Kind() == reflect.Slice && node.Kind == yaml.SequenceNode && want.Elem().Kind() == reflect.Struct:
		for _, item := range node.Content {
			element := at
			if at.object == "" && bodies[at.path] != "" {
				element.object = at.path + "/" + scalarText(lookup(item, "name"))
			}
			u.visit(item, want.Elem(), element)
		}
	case want.Kind() == reflect.Struct && node.Kind == yaml.MappingNode && want.Name() != "RawExtension":
		u.mapping(node, want, at)
	}
}

func (u *unknown) mapping(node *yaml.Node, want reflect.Type, at place) {
	known := u.names(want)
	for i := 0; i+1 < len(node.Content); i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if isMerge(key) {
			for _, merged := range mergedMappings(value) {
				u.visit(merged, want, at)
			}
			continue
		}
		name := follow(key).Value
		if slices.Contains(known, name) {
			u.visit(value, fieldType(want, name), at.into(name, want.Name()))
			continue
		}
		if len(u.found) == maxFaults || at.path == "" && aside(name, value) || at.path != "" && misplaceable(want) && publicKey(name) {
			continue
		}
		if name == obsolete {
			u.found = append(u.found, Unknown{Object: at.object, Path: at.path, Range: u.tree.rangeOf(key), Key: name, Obsolete: true})
			continue
		}
		found := Unknown{Object: at.object, Path: at.path, Range: u.tree.rangeOf(key), Key: hidden, Near: nearField(name, known)}
		if found.Near != "" {
			found.Key, found.Written = name, lookup(node, found.Near) != nil
		}
		u.found = append(u.found, found)
	}
}

// aside reports a top-level key that is there for the author's own use.
func aside(name string, value *yaml.Node) bool {
	return strings.HasPrefix(name, "x-") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_") || value.Anchor != ""
}

// misplaceable are the types between whose places Misplaced looks.
func misplaceable(t reflect.Type) bool {
	return slices.Contains([]string{"NamedCluster", "NamedAuthInfo", "NamedContext", "Cluster", "AuthInfo", "Context"}, t.Name())
}

func mergedMappings(value *yaml.Node) []*yaml.Node {
	value = follow(value)
	if value != nil && value.Kind == yaml.SequenceNode {
		return value.Content
	}
	return []*yaml.Node{value}
}

func (u *unknown) names(t reflect.Type) []string {
	names, ok := u.fields[t]
	if !ok {
		for name := range fieldNames(t) {
			names = append(names, name)
		}
		slices.Sort(names)
		u.fields[t] = names
	}
	return names
}

func fieldType(t reflect.Type, name string) reflect.Type {
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); tag == name {
			return t.Field(i).Type
		}
	}
	return t
}

// nearField is the field that a key was meant to be: the same letters in another case or with other
// separators, a name that people use for it, or one typing mistake in five letters.
func nearField(key string, known []string) string {
	if meant := aliases[strings.ToLower(key)]; slices.Contains(known, meant) {
		return meant
	}
	best, least := "", 0
	for _, name := range known {
		if bare(key) == bare(name) {
			return name
		}
		distance := smetrics.WagnerFischer(strings.ToLower(key), strings.ToLower(name), 1, 1, 1)
		if len(name) > 3 && distance <= (len(name)+4)/5 && (best == "" || distance < least) {
			best, least = name, distance
		}
	}
	return best
}

// bare leaves only the letters of a key.
func bare(key string) string {
	return strings.NewReplacer("-", "", "_", "", ".", "", " ", "").Replace(strings.ToLower(key))
}
