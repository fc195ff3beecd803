package kubeconfig

import (
	"bytes"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
)

// tree is the node tree of the first document, which is the only one that client-go
// reads, with the text that its positions refer to.
type tree struct {
	text *text
	root *yaml.Node // nil when the YAML library refuses the file, or when it is empty
	// later are the documents behind the first.
	later []*yaml.Node
}

// plant builds the tree. A file that this library refuses and client-go's does not only
// loses its positions.
func plant(raw []byte) (t *tree) {
	t = &tree{text: newText(raw)}
	defer func() {
		if recover() != nil { // hostile input must cost no more than its positions
			t.root, t.later = nil, nil
		}
	}()
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	var document yaml.Node
	if decoder.Decode(&document) != nil || len(document.Content) == 0 {
		return t
	}
	t.root = follow(document.Content[0])
	for len(t.later) < maxDocuments {
		var next yaml.Node
		if decoder.Decode(&next) != nil {
			break
		}
		if len(next.Content) > 0 {
			t.later = append(t.later, next.Content[0])
		}
	}
	return t
}

// maxDocuments bounds how many ignored documents are looked at.
const maxDocuments = 100

// follow gives what an alias stands for.
func follow(node *yaml.Node) *yaml.Node {
	for range 100 {
		if node == nil || node.Kind != yaml.AliasNode {
			return node
		}
		node = node.Alias
	}
	return node
}

// lookup finds the value of a key: of a key that is written twice the last one counts,
// and what is written counts before what is merged in.
func lookup(mapping *yaml.Node, key string) *yaml.Node {
	_, value := pair(mapping, key, nil)
	return value
}

// maxMerges bounds how many mappings are merged in: hostile files refer to each other in ever
// wider circles.
const maxMerges = 100

// pair finds a key with its value. merged are the mappings that were looked into on the way.
func pair(mapping *yaml.Node, key string, merged map[*yaml.Node]bool) (*yaml.Node, *yaml.Node) {
	mapping = follow(mapping)
	if mapping == nil || mapping.Kind != yaml.MappingNode || merged[mapping] || len(merged) > maxMerges {
		return nil, nil
	}
	for i := len(mapping.Content) - 2; i >= 0; i -= 2 {
		if k := follow(mapping.Content[i]); k.Kind == yaml.ScalarNode && k.Value == key && !isMerge(k) {
			return mapping.Content[i], follow(mapping.Content[i+1])
		}
	}
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if !isMerge(mapping.Content[i]) {
			continue
		}
		if merged == nil {
			merged = map[*yaml.Node]bool{}
		}
		merged[mapping] = true
		sources := []*yaml.Node{mapping.Content[i+1]}
		if list := follow(mapping.Content[i+1]); list != nil && list.Kind == yaml.SequenceNode {
			sources = list.Content[:min(len(list.Content), maxMerges)]
		}
		for _, source := range sources {
			if k, v := pair(source, key, merged); v != nil {
				return k, v
			}
		}
	}
	return nil, nil
}

func isMerge(key *yaml.Node) bool {
	return key.Kind == yaml.ScalarNode && key.Value == "<<" && (key.Tag == "!!merge" || key.Style == 0)
}

// find walks a path such as "exec.args[1]" and returns the node there, or the nearest
// parent that exists, and whether it came to the end. A key may hold dots itself.
func (t *tree) find(node *yaml.Node, path string) (*yaml.Node, bool) {
	for path != "" {
		if value := lookup(node, path); value != nil {
			return value, true
		}
		name, rest := path, ""
		if cut := strings.IndexAny(path, ".["); cut >= 0 {
			name, rest = path[:cut], path[cut:]
		}
		next := lookup(node, name)
		if next == nil {
			return node, false
		}
		node = next
		for strings.HasPrefix(rest, "[") {
			index, after, _ := strings.Cut(rest[1:], "]")
			i, err := strconv.Atoi(index)
			if err != nil || node.Kind != yaml.SequenceNode || i >= len(node.Content) {
				return node, false
			}
			node, rest = follow(node.Content[i]), after
		}
		path = strings.TrimPrefix(rest, ".")
	}
	return node, true
}

// keyRange is where a key stands: the short way to point at a whole body.
func (t *tree) keyRange(mapping *yaml.Node, key string) Range {
	if k, _ := pair(mapping, key, nil); k != nil {
		return t.rangeOf(k)
	}
	return t.startOf(mapping)
}

// startOf is the first key of an entry that has no such field.
func (t *tree) startOf(node *yaml.Node) Range {
	if node.Kind == yaml.MappingNode && len(node.Content) > 0 {
		return t.rangeOf(node.Content[0])
	}
	return t.rangeOf(node)
}
