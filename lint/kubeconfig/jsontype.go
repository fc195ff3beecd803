package kubeconfig

import (
	"encoding/base64"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"
	sigsyaml "sigs.k8s.io/yaml"
)

// quoted are the styles in which a scalar is text whatever it holds.
const quoted = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle

// maxResolved is the length in bytes up to which a plain scalar may be anything but text.
const maxResolved = 4096

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
	text, tagged := node.Value, node.Style&yaml.TaggedStyle != 0
	switch {
	case tagged && node.Tag == "!!str", !tagged && node.Style&quoted != 0, len(text) > maxResolved:
		return "string"
	case tagged:
		text = node.Tag + " " + strconv.Quote(text)
	case w.tree.loneTag(node):
		return "string"
	}
	converted, err := sigsyaml.YAMLToJSON([]byte(text))
	switch {
	case unencodable(err):
		return "number"
	case err != nil || len(converted) == 0:
		return "string"
	}
	switch c := converted[0]; {
	case c == 'n':
		return "null"
	case c == 't', c == 'f':
		return "bool"
	case c == '-', c >= '0' && c <= '9':
		return "number"
	}
	return "string"
}

// loneTag reports the tag "!" alone, which the YAML library forgets and which makes text of anything.
func (t *tree) loneTag(node *yaml.Node) bool {
	at := t.text.offset(node.Line, node.Column)
	return at < len(t.text.utf8) && t.text.utf8[at] == '!'
}

// unencodable reports a number that JSON cannot hold: .inf and .nan anywhere in a file make
// client-go refuse it (Go encoding/json UnsupportedValueError).
func unencodable(err error) bool {
	return err != nil && strings.HasPrefix(err.Error(), unencodableWords)
}

const unencodableWords = "json: unsupported value: "

// scalarText is the text of a scalar, binary data decoded; empty for null and for anything else.
func scalarText(node *yaml.Node) string {
	if node == nil || node.Kind != yaml.ScalarNode || node.Tag == "!!null" {
		return ""
	}
	if node.Tag == "!!binary" {
		if decoded, err := base64.StdEncoding.DecodeString(node.Value); err == nil {
			return string(decoded)
		}
	}
	return node.Value
}

// smallNumber reports a number that fits in a byte, as the elements of a list of bytes must.
func smallNumber(node *yaml.Node) bool {
	_, err := strconv.ParseUint(node.Value, 0, 8)
	return err == nil && node.Style&quoted == 0
}
