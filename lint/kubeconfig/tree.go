package kubeconfig

import (
	"bytes"
	"slices"
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

// lookup finds the value that a key has in the end.
func lookup(mapping *yaml.Node, key string) *yaml.Node {
	_, value := pair(mapping, key)
	return value
}

// pair finds a key and its value as client-go's decoder leaves them: it goes through a
// mapping from top to bottom, merges where it meets a merge key, and lets whatever comes
// later win (go.yaml.in/yaml/v2 v2.4.4 decode.go:655-720, 786).
func pair(mapping *yaml.Node, key string) (*yaml.Node, *yaml.Node) {
	s := search{key: key}
	return s.in(mapping)
}

// maxMerges bounds how many mappings one key is searched for in: merge keys can multiply.
const maxMerges = 100

// search looks for one key through merge keys, into every merged mapping at most once.
type search struct {
	key  string
	seen []*yaml.Node
}

func (s *search) in(mapping *yaml.Node) (*yaml.Node, *yaml.Node) {
	mapping = follow(mapping)
	if mapping == nil || mapping.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := len(mapping.Content) - 2; i >= 0; i -= 2 {
		written, value := mapping.Content[i], mapping.Content[i+1]
		if isMerge(written) {
			if k, v := s.merged(value); v != nil {
				return k, v
			}
		} else if k := follow(written); k.Kind == yaml.ScalarNode && k.Value == s.key {
			return written, follow(value)
		}
	}
	return nil, nil
}

// merged searches what a merge key names: one mapping, or several of which the first wins.
func (s *search) merged(source *yaml.Node) (*yaml.Node, *yaml.Node) {
	source = follow(source)
	if source == nil || len(s.seen) >= maxMerges || slices.Contains(s.seen, source) {
		return nil, nil
	}
	s.seen = append(s.seen, source)
	if source.Kind == yaml.MappingNode {
		return s.in(source)
	}
	for _, mapping := range source.Content {
		if k, v := s.merged(mapping); v != nil {
			return k, v
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
	if k, _ := pair(mapping, key); k != nil {
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
