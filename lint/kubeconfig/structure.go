package kubeconfig

import (
	"reflect"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
)

// DuplicateKey is a key that stands twice in one mapping: the last one counts.
type DuplicateKey struct {
	Object, Path, Key string
	First, Last       Range
	// Same says that both have the same value, Inert that client-go reads neither.
	Same, Inert bool
}

// Document is a document behind the first; client-go never looks at it.
type Document struct {
	Range Range
	// HasEntries says that it holds clusters, users or contexts.
	HasEntries bool
}

// Misplaced is a field that client-go knows, at a place where it does not look for it.
type Misplaced struct {
	Object, Field string
	Range         Range
	// Belongs is where it would count: "user.token".
	Belongs string

	key *yaml.Node
}

// Nameless is an entry without a name.
type Nameless struct {
	List  string
	Range Range
}

// DuplicateKeys finds keys that are written twice, in file order.
func (f *File) DuplicateKeys() []DuplicateKey {
	var found []DuplicateKey
	if f.tree.root == nil {
		return nil
	}
	var visit func(node *yaml.Node, path, object string)
	visit = func(node *yaml.Node, path, object string) {
		switch node.Kind {
		case yaml.SequenceNode:
			for i, item := range node.Content {
				inner := object
				if slices.Contains([]string{"clusters", "users", "contexts"}, path) {
					inner = path + "/" + scalarText(lookup(item, "name"))
				}
				visit(item, path+"["+strconv.Itoa(i)+"]", inner)
			}
		case yaml.MappingNode:
			for _, d := range f.tree.duplicates(node, path, object, maxFaults-len(found)) {
				d.Inert = inert(path)
				found = append(found, d)
			}
			for i := 0; i+1 < len(node.Content); i += 2 {
				visit(node.Content[i+1], join(path, node.Content[i].Value), object)
			}
		}
	}
	visit(f.tree.root, "", "")
	return found
}

// inert reports what lies in an extension, or below a top-level key of somebody else.
func inert(path string) bool {
	top, _, _ := strings.Cut(path, ".")
	top, _, _ = strings.Cut(top, "[")
	return top != "" && fieldTypes(reflect.TypeFor[v1.Config]())[top] == nil || strings.HasSuffix(path, ".extension") || strings.Contains(path, ".extension.")
}

// duplicates are the keys of one mapping that stand twice, at most so many.
func (t *tree) duplicates(mapping *yaml.Node, path, object string, most int) []DuplicateKey {
	var found []DuplicateKey
	first := make(map[string]int, len(mapping.Content)/2)
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		key := mapping.Content[i]
		if key.Kind != yaml.ScalarNode || isMerge(key) {
			continue
		}
		j, twice := first[key.Value]
		first[key.Value] = i
		if !twice || len(found) >= most {
			continue
		}
		found = append(found, DuplicateKey{
			Object: object, Path: path, Key: named(key.Value), First: t.rangeOf(mapping.Content[j]), Last: t.rangeOf(key),
			Same: equal(mapping.Content[j+1], mapping.Content[i+1]),
		})
	}
	return found
}

// named is a key as messages may show it.
func named(key string) string {
	if publicKey(key) {
		return key
	}
	return hidden
}

// maxCompared bounds how many nodes two values are compared in: aliases can multiply.
const maxCompared = 10_000

// equal compares two values; those too large to compare count as different.
func equal(a, b *yaml.Node) bool {
	budget := maxCompared
	var same func(a, b *yaml.Node) bool
	same = func(a, b *yaml.Node) bool {
		a, b = follow(a), follow(b)
		if a == b {
			return true
		}
		budget--
		if budget < 0 || a.Kind != b.Kind || a.Tag != b.Tag || a.Value != b.Value {
			return false
		}
		return slices.EqualFunc(a.Content, b.Content, same)
	}
	return same(a, b)
}

// Documents are the documents that client-go ignores.
func (f *File) Documents() []Document {
	var found []Document
	for _, node := range f.tree.later {
		if follow(node).Kind == yaml.ScalarNode && follow(node).Value == "" {
			continue
		}
		d := Document{Range: f.tree.startOf(follow(node))}
		for list := range bodies {
			if entries := lookup(node, list); entries != nil && len(entries.Content) > 0 {
				d.HasEntries = true
			}
		}
		found = append(found, d)
	}
	return found
}

// HasEntries reports whether the first document holds clusters, users or contexts.
func (f *File) HasEntries() bool { return len(f.Clusters)+len(f.Users)+len(f.Contexts) > 0 }

// Nameless are the entries whose name is missing, null or empty.
func (f *File) Nameless() []Nameless {
	var found []Nameless
	for _, list := range []string{"clusters", "users", "contexts"} {
		for _, item := range f.tree.elements(list) {
			if scalarText(lookup(item, "name")) == "" {
				if len(found) == maxFaults {
					return found
				}
				found = append(found, Nameless{List: list, Range: f.tree.startOf(item)})
			}
		}
	}
	return found
}

// Misplaced finds known fields one level too high or too low, or in the wrong kind of entry.
func (f *File) Misplaced() []Misplaced {
	var found []Misplaced
	known := map[string]map[string]reflect.Type{
		"clusters": fieldTypes(reflect.TypeFor[v1.Cluster]()),
		"users":    fieldTypes(reflect.TypeFor[v1.AuthInfo]()),
		"contexts": fieldTypes(reflect.TypeFor[v1.Context]()),
	}
	report := func(key *yaml.Node, object, belongs string) {
		if len(found) < maxFaults {
			found = append(found, Misplaced{Object: object, Field: key.Value, Range: f.tree.rangeOf(key), Belongs: belongs, key: key})
		}
	}
	for _, list := range []string{"clusters", "contexts", "users"} {
		body := bodies[list]
		for _, item := range f.tree.elements(list) {
			if item.Kind != yaml.MappingNode {
				continue
			}
			object := list + "/" + scalarText(lookup(item, "name"))
			for _, key := range keys(item) {
				if key.Value != body && key.Value != "name" && known[list][key.Value] != nil {
					report(key, object, body+"."+key.Value)
				}
			}
			for _, key := range keys(lookup(item, body)) {
				if known[list][key.Value] != nil {
					continue
				}
				for _, other := range []string{"clusters", "contexts", "users"} {
					if other != list && known[other][key.Value] != nil && key.Value != "extensions" {
						report(key, object, bodies[other]+"."+key.Value)
					}
				}
			}
		}
	}
	return found
}

func keys(mapping *yaml.Node) []*yaml.Node {
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil
	}
	var all []*yaml.Node
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		all = append(all, mapping.Content[i])
	}
	return all
}

// fieldTypes are the fields of a type by the names under which client-go reads them.
func fieldTypes(t reflect.Type) map[string]reflect.Type {
	fields := map[string]reflect.Type{}
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			fields[name] = t.Field(i).Type
		}
	}
	return fields
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// Preferences tells where preferences stand that are not empty. kubectl itself wrote empty ones for
// years (client-go v0.37.2 tools/clientcmd/api/v1/types.go:39).
func (f *File) Preferences() (Range, bool) {
	node := lookup(f.tree.root, "preferences")
	if node == nil || len(node.Content) == 0 {
		return Top, false
	}
	return f.tree.keyRange(f.tree.root, "preferences"), true
}
