package kubeconfig

import (
	"cmp"
	"regexp"
	"strings"
)

// ErrorKind is why client-go refuses a file.
type ErrorKind string

// The kinds of refusal.
const (
	Syntax             ErrorKind = "syntax"
	NotAKubeconfig     ErrorKind = "not-a-kubeconfig"
	WrongVersionOrKind ErrorKind = "wrong-version-or-kind"
	WrongType          ErrorKind = "wrong-type"
	ImplicitType       ErrorKind = "implicit-type" // a plain scalar that YAML 1.1 takes for something else than text
	BadBase64          ErrorKind = "bad-base64"
	DuplicateName      ErrorKind = "duplicate-name"
	Other              ErrorKind = "other"
)

// LoadError is a refusal, with every place that is to blame: kubectl names neither field nor line.
type LoadError struct {
	Kind ErrorKind
	// Says is what kubectl prints behind the file's name, with all content left out:
	// client-go's own text may quote tokens (of a duplicate name it prints the whole list).
	Says string
	// Faults are in file order; there is at least one.
	Faults []Fault
}

// Error is Says.
func (e *LoadError) Error() string { return e.Says }

// Fault is one place for which the file is refused.
type Fault struct {
	Kind   ErrorKind
	Path   string // "users[2].user.token"
	Object string // "users/ci"; empty for the file
	Field  string // "token"
	Range  Range
	// Want and Got are JSON types; Detail says more in words free of content.
	Want, Got string
	Detail    string
	// Also are other places that matter: the first of two equal names.
	Also []Range

	says string
}

// diagnose finds the places behind an error of the codec. The kind is the codec's; when
// no place is found for it, the whole file is to blame.
func (f *File) diagnose(err error) *LoadError {
	text := err.Error()
	failure := &LoadError{Kind: kindOf(text)}
	w := &walk{tree: f.tree, budget: maxFaultNodes}
	if failure.Kind != Syntax {
		w.file()
	}
	failure.Faults = w.faults
	if len(w.faults) == 0 {
		failure.Faults = []Fault{{Kind: failure.Kind, Range: Top}}
		if failure.Kind == Syntax {
			failure.Faults[0].Range = f.syntaxRange(text)
		}
	} else {
		failure.Kind = w.faults[0].Kind
	}
	failure.Says = w.says(text, failure)
	failure.Faults[0].Detail = cmp.Or(failure.Faults[0].Detail, f.detail(failure))
	return failure
}

func kindOf(text string) ErrorKind {
	switch {
	case strings.HasPrefix(text, "yaml: "), strings.HasPrefix(text, "error converting YAML to JSON"):
		return Syntax
	case strings.HasPrefix(text, "couldn't get version/kind"):
		return NotAKubeconfig
	case strings.HasPrefix(text, "no kind "), strings.HasPrefix(text, "no version "):
		return WrongVersionOrKind
	case strings.HasPrefix(text, "illegal base64"):
		return BadBase64
	case strings.Contains(text, "duplicate name "):
		return DuplicateName
	case strings.HasPrefix(text, "json: cannot unmarshal"):
		return WrongType
	}
	return Other
}

var (
	yamlLine = regexp.MustCompile(`^(?:error converting YAML to JSON: )?yaml: (?:line (\d+): )?`)
	// yamlWords are the beginnings of the scanner's own sentences, which quote nothing
	// (go.yaml.in/yaml/v2 v2.4.4 scannerc.go, parserc.go, readerc.go).
	yamlWords = regexp.MustCompile(`^(?:did not find|could not find|found (?:a |an |un|in|ch|du|ex)|control characters|mapping (?:keys|values) are|block sequence entries|invalid (?:leading|trailing) UTF|invalid Unicode|invalid length|invalid character sequence|incomplete UTF|unexpected low|document contains excessive|exceeded max depth|map merge requires)[ -~]{0,90}$`)
)

// says words the refusal as kubectl does.
func (w *walk) says(text string, failure *LoadError) string {
	if len(w.faults) > 0 && w.faults[0].says != "" {
		return w.faults[0].says
	}
	if failure.Kind != Syntax {
		return map[ErrorKind]string{
			NotAKubeconfig:     "couldn't get version/kind; json parse error: json: cannot unmarshal … into Go value of type struct {…}",
			WrongVersionOrKind: "no kind is registered for this version in scheme \"pkg/runtime/scheme.go:111\"",
			BadBase64:          "illegal base64 data",
			DuplicateName:      "duplicate name in list",
			WrongType:          "json: cannot unmarshal … into Go struct field",
			Other:              "the file cannot be decoded",
		}[failure.Kind]
	}
	match := yamlLine.FindString(text)
	prefix := "yaml: "
	if number := yamlLine.FindStringSubmatch(text); number != nil && number[1] != "" {
		prefix += "line " + number[1] + ": "
	}
	rest := strings.TrimPrefix(text, match)
	switch {
	case yamlWords.MatchString(rest):
		return prefix + rest
	case strings.HasPrefix(rest, "unknown anchor"):
		return prefix + "unknown anchor '…' referenced"
	case strings.HasPrefix(rest, "invalid map key"):
		return prefix + "invalid map key: …"
	}
	return prefix + "…"
}

// syntaxRange is the line that the YAML scanner complains of.
func (f *File) syntaxRange(text string) Range {
	match := yamlLine.FindStringSubmatch(text)
	line := 1
	if match != nil && match[1] != "" {
		line = 0
		for _, digit := range match[1] {
			line = min(line*10+int(digit-'0'), len(f.tree.text.lines))
		}
	} else if strings.Contains(text, "invalid map key") {
		line = f.lineOf("{{")
	} else if strings.Contains(text, "control characters") || strings.Contains(text, "UTF-8") {
		line = f.firstOddLine()
	}
	line = max(1, line)
	content := f.tree.text.line(line)
	indent := len(content) - len(strings.TrimLeft(content, " \t"))
	start := Position{Line: line, Column: 1 + indent}
	return Range{Start: start, End: Position{Line: line, Column: 1 + len([]rune(content))}}
}

func (f *File) lineOf(what string) int {
	for line := range f.tree.text.lines {
		if strings.Contains(f.tree.text.line(line+1), what) {
			return line + 1
		}
	}
	return 1
}

// firstOddLine is the first line with a control character or a byte that is no UTF-8.
func (f *File) firstOddLine() int {
	for line := range f.tree.text.lines {
		if strings.ContainsFunc(f.tree.text.line(line+1), func(r rune) bool {
			return r == '\ufffd' || r < ' ' && r != '\t' || r == 0x7f
		}) {
			return line + 1
		}
	}
	return 1
}

// detail says what the file looks like instead, where that helps.
func (f *File) detail(failure *LoadError) string {
	if failure.Kind != NotAKubeconfig && failure.Kind != Syntax {
		return ""
	}
	return shapeOf(f.tree.text.utf8)
}
