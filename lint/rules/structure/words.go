package structure

import (
	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// types are the types of JSON as people call them.
var types = map[string]string{
	"string": "text", "bool": "a boolean", "number": "a number", "array": "a list", "object": "a mapping", "base64": "base64", "null": "nothing",
}

// subject names a field with its entry, or what has no name.
func subject(c *resolve.Condition) string {
	list, name := lint.List(c.Object), lint.Name(c.Object)
	switch {
	case list == "":
		return c.Field
	case c.Field == "" && name == "":
		return "an entry of " + list
	case c.Field == "":
		return lint.Entry(c.Object)
	}
	return c.Field + " of " + lint.Entry(c.Object)
}

// file is the input for a command; a stream has no name.
func file(c *resolve.Condition) string {
	if c.Input == nil || c.Input.Stream {
		return "FILE"
	}
	return lint.Quote(c.Input.Path)
}

// somewhere words a fault whose place the node tree does not show, of which client-go refuses the file all the same.
func somewhere(c *resolve.Condition, what string) lint.Words {
	return lint.Words{Message: "somewhere in the file " + what, Help: "see what kubectl says of it:\n    kubectl config view --kubeconfig " + file(c)}
}

// placeless reports such a fault.
func placeless(c *resolve.Condition) bool { return c.Object == "" && c.Field == "" && c.Variant == "" }
