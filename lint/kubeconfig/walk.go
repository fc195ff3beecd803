package kubeconfig

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"
	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
)

// maxFaultNodes bounds how much of a refused file is walked, aliases counted each time.
const maxFaultNodes = 1 << 20

// maxFaults bounds how many places are named of one kind: of a million a person mends the first hundred.
const maxFaults = 100

// walk compares the node tree of a refused file with the types that client-go decodes
// into, so that it never drifts from them.
type walk struct {
	tree   *tree
	faults []Fault
	budget int
}

// place is where the walk stands.
type place struct {
	path, object, field string
	json                string // the path as encoding/json names it: without indexes
	parent              string // the Go type that holds the field
}

func (w *walk) file() {
	root := w.tree.root
	if root == nil {
		return
	}
	if root.Kind != yaml.MappingNode {
		got := w.jsonType(root)
		w.fault(root, place{}, Fault{Kind: NotAKubeconfig, Want: "object", Got: got,
			says: "couldn't get version/kind; json parse error: json: cannot unmarshal " + got + " into Go value of type struct {…}"})
		return
	}
	if w.meta(root) {
		return
	}
	w.node(root, reflect.TypeFor[v1.Config](), place{})
}

// numbers finds what JSON cannot hold where no field of client-go's is to blame.
func (w *walk) numbers(node *yaml.Node, path string) {
	if w.full() {
		return
	}
	w.budget--
	switch node.Kind {
	case yaml.ScalarNode:
		if infinite.MatchString(node.Value) && w.jsonType(node) == "number" {
			w.fault(node, place{path: path, field: path}, Fault{Kind: ImplicitType, Want: "string", Got: "number"})
		}
	case yaml.SequenceNode:
		for i, item := range node.Content {
			w.numbers(item, fmt.Sprintf("%s[%d]", path, i))
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(node.Content); i += 2 {
			w.numbers(node.Content[i+1], join(path, named(node.Content[i].Value)))
		}
	}
}

// infinite are the numbers of YAML 1.1 that JSON does not have.
var infinite = regexp.MustCompile(`^[+-]?\.(?:inf|Inf|INF)$|^\.(?:nan|NaN|NAN)$`)

// node checks one node against the type that it is decoded into.
func (w *walk) node(node *yaml.Node, want reflect.Type, at place) {
	node = follow(node)
	w.budget--
	if node == nil || w.full() {
		return
	}
	if want.Kind() == reflect.Pointer {
		want = want.Elem()
	}
	got := w.jsonType(node)
	if got == "null" || want.Name() == "RawExtension" {
		return
	}
	switch {
	case want == reflect.TypeFor[[]byte]():
		w.bytes(node, got, want, at)
	case want.Kind() == reflect.Struct && got == "object":
		w.fields(node, want, at)
	case want.Kind() == reflect.Map && got == "object":
		w.values(node, want, at)
	case want.Kind() == reflect.Slice && got == "array":
		w.items(node, want, at)
	case want.Kind() == reflect.String && got == "string", want.Kind() == reflect.Bool && got == "bool":
	case want.Kind() == reflect.Uint8 && smallNumber(node):
	default:
		w.mismatch(node, got, want, at)
	}
}

func (w *walk) mismatch(node *yaml.Node, got string, want reflect.Type, at place) {
	f := Fault{Kind: WrongType, Want: jsonName(want), Got: got,
		says: fmt.Sprintf("json: cannot unmarshal %s into Go struct field %s.%s of type %s", got, at.parent, at.json, want)}
	if want.Kind() == reflect.String && node.Kind == yaml.ScalarNode && node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
		f.Kind = ImplicitType
	}
	w.fault(node, at, f)
}

// full says that nothing more is looked at.
func (w *walk) full() bool { return w.budget < 0 || len(w.faults) >= maxFaults }

// fields walks a struct by the names of its json tags; of a key written twice the last counts.
func (w *walk) fields(node *yaml.Node, want reflect.Type, at place) {
	for i := range want.NumField() {
		name, _, _ := strings.Cut(want.Field(i).Tag.Get("json"), ",")
		if name == "" {
			continue
		}
		if value := lookup(node, name); value != nil {
			w.node(value, want.Field(i).Type, at.into(name, want.Name()))
		}
	}
}

// values walks a map, whose keys encoding/json leaves out of its paths.
func (w *walk) values(node *yaml.Node, want reflect.Type, at place) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		value := at.into(named(follow(node.Content[i]).Value), at.parent)
		value.json = at.json
		w.node(node.Content[i+1], want.Elem(), value)
	}
}

func (w *walk) items(node *yaml.Node, want reflect.Type, at place) {
	names := map[string]*yaml.Node{}
	for i, item := range node.Content {
		if w.full() {
			return
		}
		element := at
		element.path += fmt.Sprintf("[%d]", i)
		if element.field != "" {
			element.field += fmt.Sprintf("[%d]", i)
		}
		if !strings.HasPrefix(want.Elem().Name(), "Named") {
			w.node(item, want.Elem(), element)
			continue
		}
		name := scalarText(lookup(item, "name"))
		if at.object == "" && (at.json == "clusters" || at.json == "users" || at.json == "contexts") {
			element.object, element.field = at.json+"/"+name, ""
		}
		w.node(item, want.Elem(), element)
		w.duplicate(names, name, item, want, element)
	}
}

// duplicate finds two entries of one name (client-go v0.37.2 tools/clientcmd/api/v1/conversion.go:28-155).
func (w *walk) duplicate(names map[string]*yaml.Node, name string, item *yaml.Node, want reflect.Type, at place) {
	node := lookup(item, "name")
	if node == nil {
		node = follow(item)
	}
	first, found := names[name]
	if !found {
		names[name] = node
		return
	}
	target := "api." + strings.TrimPrefix(want.Elem().Name(), "Named")
	if want.Elem().Name() == "NamedExtension" {
		target = "runtime.Object"
	} else {
		target = "*" + target
	}
	at.field = "name"
	got := ""
	if target == "runtime.Object" {
		got = "extension"
	}
	w.fault(node, at, Fault{Kind: DuplicateName, Got: got, Detail: name, Also: []Range{w.tree.rangeOf(first)},
		says: fmt.Sprintf("error converting *[]%s into *map[string]%s: duplicate name %q in list: […]", want.Elem().Name(), target, name)})
}

func (p place) into(name, parent string) place {
	next := place{path: join(p.path, name), object: p.object, field: join(p.field, name), json: join(p.json, name), parent: parent}
	if p.object != "" && bodies[p.json] == name {
		next.field = "" // the body of an entry: fields are named from here
	}
	return next
}

func (w *walk) fault(node *yaml.Node, at place, f Fault) {
	if w.full() {
		return
	}
	f.Path, f.Object, f.Field, f.Range = at.path, at.object, at.field, w.tree.rangeOf(node)
	w.faults = append(w.faults, f)
}

func jsonName(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Uint8:
		return "number"
	case reflect.Struct, reflect.Map:
		return "object"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "base64"
		}
		return "array"
	}
	return t.Kind().String()
}
