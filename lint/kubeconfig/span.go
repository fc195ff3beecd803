package kubeconfig

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// rangeOf is where a node stands. The YAML library tells where nodes begin; where they
// end is read from the text here.
func (t *tree) rangeOf(node *yaml.Node) Range {
	start, end := t.span(node)
	return Range{Start: t.text.position(start), End: t.text.position(end)}
}

// span is a node's stretch of the text, anchor and tag left out.
func (t *tree) span(node *yaml.Node) (start, end int) {
	start = t.skipProperties(t.text.offset(node.Line, node.Column), node)
	switch node.Kind {
	case yaml.AliasNode:
		return start, t.wordEnd(start)
	case yaml.MappingNode, yaml.SequenceNode:
		return start, t.collectionEnd(node, start)
	}
	return start, t.scalarEnd(node, start)
}

// skipProperties passes over anchors and tags, and what lies between them and the node.
func (t *tree) skipProperties(at int, node *yaml.Node) int {
	b := t.text.utf8
	if node.Kind == yaml.AliasNode || at >= len(b) || b[at] != '&' && b[at] != '!' {
		return at
	}
	after := at
	for after < len(b) && (b[after] == '&' || b[after] == '!') {
		after = t.wordEnd(after)
		next := t.skipBlank(after)
		if node.Kind == yaml.ScalarNode && node.Value == "" && node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0 {
			return after // nothing follows: an empty value with a tag
		}
		after = next
	}
	return after
}

// wordEnd is behind an anchor, an alias or a tag.
func (t *tree) wordEnd(at int) int {
	b := t.text.utf8
	if at < len(b) && (b[at] == '&' || b[at] == '*') {
		for at++; at < len(b) && anchorLetter(b[at]); at++ {
		}
		return at
	}
	for at < len(b) && breakAt(b[at:]) == 0 && !strings.ContainsRune(" \t,[]{}", rune(b[at])) {
		at++
	}
	return at
}

// anchorLetter is what the library takes for part of an anchor's name
// (go.yaml.in/yaml/v3 v3.0.6 yamlprivateh.go is_alpha).
func anchorLetter(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-'
}

// skipBlank passes over white space, line breaks and comments.
func (t *tree) skipBlank(at int) int {
	b := t.text.utf8
	for at < len(b) {
		switch width := breakAt(b[at:]); {
		case width > 0:
			at += width
		case b[at] == ' ' || b[at] == '\t':
			at++
		case b[at] == '#':
			for at < len(b) && breakAt(b[at:]) == 0 {
				at++
			}
		default:
			return at
		}
	}
	return at
}

// collectionEnd is behind the last child, or behind the bracket of a flow collection.
func (t *tree) collectionEnd(node *yaml.Node, start int) int {
	end := start
	if n := len(node.Content); n > 0 {
		_, end = t.span(node.Content[n-1])
	}
	if node.Style&yaml.FlowStyle == 0 {
		return end
	}
	if len(node.Content) == 0 {
		end = min(start+1, len(t.text.utf8))
	}
	for {
		end = t.skipBlank(end)
		if end >= len(t.text.utf8) {
			return end
		}
		switch t.text.utf8[end] {
		case ']', '}':
			return end + 1
		case ',', ':', '?':
			end++
		default:
			return end
		}
	}
}

func (t *tree) scalarEnd(node *yaml.Node, start int) int {
	switch {
	case node.Style&yaml.DoubleQuotedStyle != 0:
		return t.quotedEnd(start, '"')
	case node.Style&yaml.SingleQuotedStyle != 0:
		return t.quotedEnd(start, '\'')
	case node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return t.blockEnd(node, start)
	}
	return t.plainEnd(node.Value, start)
}

func (t *tree) quotedEnd(start int, quote byte) int {
	b := t.text.utf8
	for at := start + 1; at < len(b); at++ {
		switch {
		case b[at] == '\\' && quote == '"':
			at++
		case b[at] == quote && quote == '\'' && at+1 < len(b) && b[at+1] == quote:
			at++
		case b[at] == quote:
			return at + 1
		}
	}
	return len(b)
}

// plainEnd follows the value through the text: it stands there letter for letter, but
// for the white space around line breaks, which is folded.
func (t *tree) plainEnd(value string, start int) int {
	b, at, end := t.text.utf8, start, start
	for value != "" && at < len(b) {
		blank := at
		broken := false
		for blank < len(b) {
			if width := breakAt(b[blank:]); width > 0 {
				broken = true
				blank += width
			} else if b[blank] == ' ' || b[blank] == '\t' {
				blank++
			} else {
				break
			}
		}
		if broken {
			at = blank
			value = strings.TrimLeft(value, " \n\u0085\u2028\u2029")
			continue
		}
		want, width := utf8.DecodeRuneInString(value)
		got, gotWidth := utf8.DecodeRune(b[at:])
		if want != got {
			return end
		}
		value, at = value[width:], at+gotWidth
		end = at
	}
	return end
}

// blockEnd is behind the last line of a literal or folded scalar that holds anything: the
// lines after the header that are indented at least as far as the first of them.
func (t *tree) blockEnd(node *yaml.Node, start int) int {
	line := t.text.position(start).Line
	end, indent := t.text.lineEnd(line), -1
	if node.Value == "" {
		return end
	}
	lead := len(node.Value) - len(strings.TrimLeft(node.Value, "\n"))
	first := node.Value[lead:]
	own := len(first) - len(strings.TrimLeft(first, " ")) // blanks that are content
	for line++; line <= len(t.text.lines); line++ {
		content := t.text.line(line)
		trimmed := strings.TrimLeft(content, " ")
		if trimmed == "" {
			continue
		}
		width := len(content) - len(trimmed)
		if indent < 0 {
			indent = width - own
		}
		if width < indent {
			break
		}
		end = t.text.lineEnd(line)
	}
	return end
}
