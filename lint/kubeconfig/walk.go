package kubeconfig

import (
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"go.yaml.in/yaml/v3"
	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
	sigsyaml "sigs.k8s.io/yaml"
)

// maxFaultNodes bounds how much of a refused file is walked, aliases counted each time.
const maxFaultNodes = 1 << 20

// maxFaults bounds how many places are named.
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

// node checks one node against the type that it is decoded into.
func (w *walk) node(node *yaml.Node, want reflect.Type, at place) {
	node = follow(node)
	w.budget--
	if node == nil || w.budget < 0 || len(w.faults) >= maxFaults {
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

func (w *walk) values(node *yaml.Node, want reflect.Type, at place) {
	for i := 0; i+1 < len(node.Content); i += 2 {
		w.node(node.Content[i+1], want.Elem(), at.into(node.Content[i].Value, at.parent))
	}
}

func (w *walk) items(node *yaml.Node, want reflect.Type, at place) {
	names := map[string]*yaml.Node{}
	for i, item := range node.Content {
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
	w.fault(node, at, Fault{Kind: DuplicateName, Detail: name, Also: []Range{w.tree.rangeOf(first)},
		says: fmt.Sprintf("error converting *[]%s into *map[string]%s: duplicate name %q in list: […]", want.Elem().Name(), target, name)})
}

// bytes are base64 text, or a list of numbers.
func (w *walk) bytes(node *yaml.Node, got string, want reflect.Type, at place) {
	if got == "array" {
		return
	}
	if got != "string" {
		w.mismatch(node, got, want, at)
		return
	}
	var corrupt base64.CorruptInputError
	if _, err := base64.StdEncoding.DecodeString(node.Value); errors.As(err, &corrupt) {
		w.fault(node, at, Fault{Kind: BadBase64, Want: "base64", Got: got, Detail: base64Detail(node.Value, int(corrupt)),
			says: fmt.Sprintf("illegal base64 data at input byte %d", int64(corrupt))})
	}
}

// base64Detail says what is wrong at the byte where decoding stops.
func base64Detail(text string, at int) string {
	switch {
	case strings.Contains(text, "-----BEGIN"):
		return "it holds PEM text that was never encoded"
	case at >= len(text):
		return "the padding is missing or the end is cut off"
	case text[at] == ' ' || text[at] == '\t':
		return fmt.Sprintf("white space at byte %d", at)
	case text[at] == '-' || text[at] == '_':
		return fmt.Sprintf("a character of the URL alphabet at byte %d", at)
	case strings.ContainsAny(text, "${<"):
		return "it holds a placeholder"
	case len(strings.TrimRight(text, "=\r\n"))%4 != 0 && at >= len(text)-4:
		return "the padding is missing or the end is cut off"
	}
	return fmt.Sprintf("a character outside the alphabet at byte %d", at)
}

func (p place) into(name, parent string) place {
	next := place{path: join(p.path, name), object: p.object, field: join(p.field, name), json: join(p.json, name), parent: parent}
	if p.field == "" && p.object != "" && (name == "cluster" || name == "user" || name == "context") {
		next.field = "" // the body of an entry: fields are named from here
	}
	return next
}

func (w *walk) fault(node *yaml.Node, at place, f Fault) {
	if len(w.faults) >= maxFaults {
		return
	}
	f.Path, f.Object, f.Field, f.Range = at.path, at.object, at.field, w.tree.rangeOf(node)
	w.faults = append(w.faults, f)
}

func jsonName(t reflect.Type) string {
	switch t.Kind() {
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

// jsonType is what a node becomes in JSON. YAML 1.1 decides, as client-go's decoder does: there
// yes, on, 0123 and 1e3 are no text.
func (w *walk) jsonType(node *yaml.Node) string {
	node = follow(node)
	switch node.Kind {
	case yaml.MappingNode:
		return "object"
	case yaml.SequenceNode:
		return "array"
	}
	tagged := node.Style&yaml.TaggedStyle != 0
	if node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) != 0 && !tagged || len(node.Value) > 64 {
		return "string"
	}
	text := node.Value
	if tagged && !strings.HasPrefix(node.Tag, "!!str") {
		text = node.Tag + " " + text
	} else if tagged {
		return "string"
	}
	converted, err := sigsyaml.YAMLToJSON([]byte(text))
	if err != nil || len(converted) == 0 {
		return "string"
	}
	switch converted[0] {
	case 'n':
		return "null"
	case 't', 'f':
		return "bool"
	case '"':
		return "string"
	case '{', '[':
		return "string"
	}
	return "number"
}
