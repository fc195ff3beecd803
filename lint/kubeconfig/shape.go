package kubeconfig

import "go.yaml.in/yaml/v3"

// Shape is what a file costs whoever reads it.
type Shape struct {
	// Nodes are the values that are written, Expanded those that aliases make of them.
	Nodes, Expanded int
	// Depth is how deep mappings and lists stand in each other, and where the deepest value stands.
	Depth      int
	DepthRange Range
	// Longest is the length of the longest text that is no -data field and no token, in bytes, and where it stands.
	Longest      int
	LongestRange Range
	// Anchor is where the first anchor, alias or merge key stands; Top when there is none.
	Anchor Range
}

// maxExpanded ends the counting: more says nothing new.
const maxExpanded = 1 << 30

// Shape counts what is written and what it stands for. An alias costs no more than to be met.
func (f *File) Shape() Shape {
	s := Shape{Anchor: Top, DepthRange: Top, LongestRange: Top}
	if f.tree.root == nil {
		return s
	}
	var longest, deepest *yaml.Node
	counted := map[*yaml.Node]int{}
	var visit func(node *yaml.Node, key string, depth int) int
	visit = func(node *yaml.Node, key string, depth int) int {
		if (node.Anchor != "" || node.Kind == yaml.AliasNode) && s.Anchor == Top {
			s.Anchor = f.tree.startOf(node)
		}
		if node.Kind == yaml.AliasNode {
			return counted[node.Alias] // an alias stands behind its anchor; of itself it holds nothing yet
		}
		s.Nodes++
		if depth > s.Depth {
			s.Depth, deepest = depth, node
		}
		if node.Kind == yaml.ScalarNode && len(node.Value) > s.Longest && !large(key) {
			s.Longest, longest = len(node.Value), node
		}
		total := 1
		for i, child := range node.Content {
			name := key
			if node.Kind == yaml.MappingNode {
				name = ""
				if i%2 == 1 {
					name = node.Content[i-1].Value
				}
			}
			total = min(total+visit(child, name, depth+1), maxExpanded)
		}
		if node.Anchor != "" {
			counted[node] = total
		}
		return total
	}
	s.Expanded = visit(f.tree.root, "", 0)
	if longest != nil {
		s.LongestRange = f.tree.rangeOf(longest)
	}
	if deepest != nil {
		s.DepthRange = f.tree.startOf(deepest)
	}
	return s
}

// large reports the fields whose length other rules judge.
func large(key string) bool {
	switch key {
	case "certificate-authority-data", "client-certificate-data", "client-key-data", "token", "id-token", "idp-certificate-authority-data":
		return true
	}
	return false
}
