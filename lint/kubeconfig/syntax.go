package kubeconfig

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
)

// These are needed for files that are broken only, and costly to make.
var (
	yamlError = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:error converting YAML to JSON: )?yaml: (?:line (\d{1,9}): )?`)
	})
	// yamlWords are the beginnings of the scanner's own sentences, which quote nothing
	// (go.yaml.in/yaml/v2 v2.4.4 scannerc.go, parserc.go, readerc.go).
	yamlWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:did not find|could not find|found (?:a |an |un|in|ch|du|ex)|control characters|mapping (?:keys|values) are|block sequence entries|invalid (?:leading|trailing) UTF|invalid Unicode|invalid length|invalid character sequence|incomplete UTF|unexpected low|document contains excessive|exceeded max depth|map merge requires)[ -~]{0,90}$`)
	})
	// parserWords are those whose line is counted from 0: the decoder adds one for errors of the
	// scanner only (go.yaml.in/yaml/v2 v2.4.4 decode.go, parser.fail).
	parserWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^(?:did not find expected (?:<|node content|'-' indicator|key|',' or)|found duplicate %|found incompatible|found undefined tag)`)
	})
)

// syntaxWords are what kubectl says of a file that is no YAML, without what it quotes of it.
func syntaxWords(text string) string {
	match := yamlError().FindStringSubmatch(text)
	if match == nil {
		return "yaml: " + hidden
	}
	rest, prefix := text[len(match[0]):], "yaml: "
	if match[1] != "" {
		prefix += "line " + match[1] + ": "
	}
	switch {
	case yamlWords().MatchString(rest):
		return prefix + rest
	case strings.HasPrefix(rest, "unknown anchor"):
		return prefix + "unknown anchor '" + hidden + "' referenced"
	case strings.HasPrefix(rest, "invalid map key"):
		return prefix + "invalid map key: " + hidden
	}
	return prefix + hidden
}

// syntaxRange is the line that the YAML library complains of, or what it complains of
// where it gives no line.
func (f *File) syntaxRange(text string) Range {
	match := yamlError().FindStringSubmatch(text)
	switch {
	case match != nil && match[1] != "":
		line, _ := strconv.Atoi(match[1])
		if parserWords().MatchString(text[len(match[0]):]) {
			line++
		}
		return f.lineRange(line)
	case strings.Contains(text, "invalid map key"):
		if key := oddKey(f.tree.root); key != nil {
			return f.tree.rangeOf(key)
		}
	case strings.Contains(text, "control characters"), strings.Contains(text, "UTF-8"):
		return f.lineRange(f.tree.text.firstOddLine())
	}
	return f.lineRange(1)
}

// syntaxKind tells the mistakes apart that a command mends; empty for others.
func (f *File) syntaxKind(text string, r Range) string {
	content := f.tree.text.utf8
	switch {
	case strings.Contains(text, "control characters") && bytes.Count(content, []byte{0}) > len(content)/4:
		return "utf-16"
	case strings.Contains(text, "UTF-8"):
		return "encoding"
	case strings.Contains(text, "tab character"), strings.Contains(text, "cannot start any token") && strings.HasPrefix(strings.TrimLeft(f.tree.text.line(r.Start.Line), " "), "\t"):
		return "tab"
	}
	return ""
}

// lineRange is a line without its indentation; for an empty one, the last before it that is not.
func (f *File) lineRange(line int) Range {
	line = min(max(1, line), len(f.tree.text.lines))
	for line > 1 && strings.TrimSpace(f.tree.text.line(line)) == "" {
		line--
	}
	content := f.tree.text.line(line)
	indent := len(content) - len(strings.TrimLeft(content, " \t"))
	return Range{Start: Position{line, 1 + indent}, End: Position{line, 1 + utf8.RuneCountInString(content)}}
}

// oddKey finds the first key that is no scalar, such as an unquoted {{ .Name }} leaves it.
func oddKey(node *yaml.Node) *yaml.Node {
	if node == nil || node.Kind == yaml.AliasNode {
		return nil
	}
	for i, child := range node.Content {
		if node.Kind == yaml.MappingNode && i%2 == 0 && follow(child).Kind != yaml.ScalarNode {
			return child
		}
		if key := oddKey(child); key != nil {
			return key
		}
	}
	return nil
}

// firstOddLine is the first line with a control character or a byte that is no UTF-8.
func (t *text) firstOddLine() int {
	for line := range t.lines {
		if strings.ContainsFunc(t.line(line+1), func(r rune) bool {
			return r == utf8.RuneError || r < ' ' && r != '\t' || r >= 0x7f && r < 0xa0 && r != 0x85
		}) {
			return line + 1
		}
	}
	return 1
}
