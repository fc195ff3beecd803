package kubeconfig

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/xrash/smetrics"
	"go.yaml.in/yaml/v3"
	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
)

// Unknown is a key for which client-go has no field at its place: what it holds is dropped.
type Unknown struct {
	// Object is the entry, empty for the file; Parent is the field of it that holds the key, "exec".
	Object, Parent string
	Range          Range
	// Key is the key, where it is a field elsewhere or close to one; else empty, since it may be a value.
	Key string
	// Near is the field that was probably meant, and Belongs the place of the field that has the name
	// of the key. At most one of them is set.
	Near, Belongs string
	// Obsolete says that client-go once had the field, Repeats that it says once more what stands where client-go looks.
	Obsolete, Repeats bool
	// Top says that the key stands beside clusters, users and contexts.
	Top bool
	// Beside are the fields that are written in the same mapping.
	Beside []string
}

// synonyms are names that people take from the words of kubectl, from client-go's own types and from other formats.
var synonyms = map[string]string{
	"act-as": "as", "act-as-uid": "as-uid", "act-as-groups": "as-groups", "act-as-user-extra": "as-user-extra", "impersonate": "as",
	"client-cert": "client-certificate", "client-cert-data": "client-certificate-data", "bearer-token": "token", "bearertoken": "token",
	"ca-data": "certificate-authority-data", "cadata": "certificate-authority-data", "certdata": "client-certificate-data", "keydata": "client-key-data",
	"certificate-authority-file": "certificate-authority", "ca-file": "certificate-authority", "insecure": "insecure-skip-tls-verify",
	"skip-tls-verify": "insecure-skip-tls-verify", "proxy": "proxy-url", "environment": "env", "arguments": "args",
}

// obsolete is a field that clusters had in the first releases of Kubernetes, and that Rancher and RKE wrote for years.
const obsolete = "api-version"

// Unknown finds keys that client-go's types do not have, in file order, but for those that Misplaced finds and
// those that are set apart for other things, by an anchor or a name such as x-base.
func (f *File) Unknown() []Unknown {
	if f.tree.root == nil {
		return nil
	}
	u := unknown{tree: f.tree, seen: map[*yaml.Node]bool{}}
	for _, m := range f.Misplaced() {
		u.seen[m.key] = true
	}
	u.visit(f.tree.root, reflect.TypeFor[v1.Config](), place{})
	return u.found
}

type unknown struct {
	tree  *tree
	seen  map[*yaml.Node]bool
	found []Unknown
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
		for i, item := range node.Content {
			element := at
			if at.object == "" && bodies[at.json] != "" {
				element.object, element.field = at.json+"/"+scalarText(lookup(item, "name")), ""
			} else {
				element.field += fmt.Sprintf("[%d]", i)
			}
			u.visit(item, want.Elem(), element)
		}
	case want.Kind() == reflect.Struct && node.Kind == yaml.MappingNode && want.Name() != "RawExtension" && want.Name() != "Preferences":
		u.mapping(node, want, at)
	}
}

func (u *unknown) mapping(node *yaml.Node, want reflect.Type, at place) {
	known := fieldTypes(want)
	for i := 0; i+1 < len(node.Content) && len(u.found) < maxFaults; i += 2 {
		key, value := node.Content[i], node.Content[i+1]
		if isMerge(key) {
			for _, merged := range mergedMappings(value) {
				u.visit(merged, want, at)
			}
			continue
		}
		name := follow(key).Value
		if field, ok := known[name]; ok {
			u.visit(value, field, at.into(name, want.Name()))
			continue
		}
		if u.seen[key] || aside(name) || at.json == "" && anchored(value) {
			continue
		}
		found := u.key(node, key, name, known, at)
		_, entry, _ := strings.Cut(at.object, "/")
		found.Repeats = name == "name" && strings.HasPrefix(at.parent, "Named") && entry != "" && scalarText(value) == entry
		u.found = append(u.found, found)
	}
}

func (u *unknown) key(node, key *yaml.Node, name string, known map[string]reflect.Type, at place) Unknown {
	found := Unknown{Object: at.object, Parent: at.field, Range: u.tree.rangeOf(key), Near: nearField(name, known), Top: at.json == ""}
	if publicKey(name) {
		found.Key = name
	}
	switch {
	case name == obsolete && at.parent == "NamedCluster":
		found.Key, found.Obsolete = name, true
	case name == "name" && strings.HasPrefix(at.parent, "Named"):
		found.Belongs = "the level above, beside " + at.json[strings.LastIndex(at.json, ".")+1:]
	case found.Near == "":
		found.Belongs = homes[name]
	default:
		found.Key = name
		for field := range known {
			if lookup(node, field) != nil {
				found.Beside = append(found.Beside, field)
			}
		}
	}
	return found
}

// aside reports a key that is there for the author's own use.
func aside(name string) bool {
	return strings.HasPrefix(name, "x-") || strings.HasPrefix(name, ".") || strings.HasPrefix(name, "_")
}

// anchored reports a value that is the home of an anchor.
func anchored(node *yaml.Node) bool {
	return node.Anchor != "" || slices.ContainsFunc(node.Content, anchored)
}

func mergedMappings(value *yaml.Node) []*yaml.Node {
	value = follow(value)
	if value != nil && value.Kind == yaml.SequenceNode {
		return value.Content
	}
	return []*yaml.Node{value}
}

// homes are the places of the fields whose name has only one: command is at home in user.exec.
var homes = findHomes()

func findHomes() map[string]string {
	top := fieldTypes(reflect.TypeFor[v1.Config]())
	found := map[string]string{}
	for _, key := range providerKeys {
		found[key] = "user.auth-provider.config." + key
	}
	for name := range top {
		found[name] = ""
	}
	var visit func(t reflect.Type, path string)
	visit = func(t reflect.Type, path string) {
		for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice {
			t = t.Elem()
		}
		if t.Kind() != reflect.Struct || t.Name() == "RawExtension" {
			return
		}
		for name, field := range fieldTypes(t) {
			if _, twice := found[name]; twice {
				found[name] = ""
			} else {
				found[name] = join(path, name)
			}
			visit(field, join(path, name))
		}
	}
	for list, body := range bodies {
		found[body] = ""
		visit(fieldTypes(top[list].Elem())[body], body)
	}
	return found
}

// nearField is the field that a key was meant to be: the same letters in another case or with other
// separators, a name that people use for it, one typing mistake in five letters, or two letters that changed places.
func nearField(key string, known map[string]reflect.Type) string {
	if len(key) > maxKey {
		return ""
	}
	if meant := synonyms[strings.ToLower(key)]; known[meant] != nil {
		return meant
	}
	best, least := "", 0
	for name := range known {
		if bare(key) == bare(name) || len(name) > 3 && letters(key) == letters(name) {
			return name
		}
		distance := smetrics.WagnerFischer(strings.ToLower(key), strings.ToLower(name), 1, 1, 1)
		if len(name) > 3 && distance <= max(1, len(name)/5) && (best == "" || distance < least || distance == least && name < best) {
			best, least = name, distance
		}
	}
	return best
}

// maxKey is longer than any field with its mistakes: more is not compared.
const maxKey = 50

// bare leaves only the letters of a key.
func bare(key string) string {
	return strings.NewReplacer("-", "", "_", "", ".", "", " ", "").Replace(strings.ToLower(key))
}

// letters are those of a key in the order of the alphabet: what is left when two have changed places.
func letters(key string) string {
	sorted := []byte(bare(key))
	slices.Sort(sorted)
	return string(sorted)
}
