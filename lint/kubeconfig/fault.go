package kubeconfig

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
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

// diagnose finds the places behind an error of the codec. kubectl prints the error that
// decoding meets first, which need not stand first in the file.
func (f *File) diagnose(err error) *LoadError {
	text := err.Error()
	failure := &LoadError{Kind: kindOf(text)}
	if failure.Kind == Syntax {
		failure.Says = syntaxWords(text)
		r := f.syntaxRange(text)
		failure.Faults = []Fault{{Kind: Syntax, Range: r, Got: f.syntaxKind(text, r), Detail: shapeOf(f.tree.text.utf8)}}
		return failure
	}
	w := &walk{tree: f.tree, budget: maxFaultNodes}
	w.file()
	if unencodable(err) && len(w.faults) == 0 && f.tree.root != nil {
		w.numbers(f.tree.root, "")
	}
	slices.SortStableFunc(w.faults, func(a, b Fault) int {
		return cmp.Or(cmp.Compare(a.Range.Start.Line, b.Range.Start.Line), cmp.Compare(a.Range.Start.Column, b.Range.Start.Column))
	})
	failure.Faults = w.faults
	if blamed := slices.IndexFunc(w.faults, func(fault Fault) bool { return sameWords(fault.says, text) }); blamed >= 0 {
		failure.Kind, failure.Says = w.faults[blamed].Kind, w.faults[blamed].says
	} else {
		failure.Says = generalWords[failure.Kind]
	}
	if at, encrypted := f.Encrypted(); encrypted {
		failure.Faults = []Fault{{Kind: NotAKubeconfig, Range: at, Detail: "a kubeconfig that sops has encrypted"}}
	}
	if len(failure.Faults) == 0 {
		failure.Faults = []Fault{{Kind: failure.Kind, Range: Top}}
	}
	if first := &failure.Faults[0]; first.Kind == NotAKubeconfig && first.Detail == "" {
		first.Detail = shapeOf(f.tree.text.utf8)
	}
	return failure
}

// Encrypted tells where sops keeps the keys of a file whose values it has encrypted.
func (f *File) Encrypted() (Range, bool) {
	if f.tree.root == nil {
		return Top, false
	}
	key, value := pair(f.tree.root, "sops")
	if value == nil || value.Kind != yaml.MappingNode || !bytes.Contains(f.tree.text.utf8, []byte(sopsValue)) {
		return Top, false
	}
	return f.tree.rangeOf(key), true
}

// sameWords compares our words with the codec's, up to what ours leave out.
func sameWords(ours, text string) bool {
	begin, _, cut := strings.Cut(ours, hidden)
	return text == ours || cut && strings.HasPrefix(text, begin)
}

// generalWords stand for what the codec says of a place that was not found.
var generalWords = map[ErrorKind]string{
	NotAKubeconfig:     "couldn't get version/kind; json parse error: json: cannot unmarshal … into Go value of type struct {…}",
	WrongVersionOrKind: "no kind is registered for this version in scheme \"…\"",
	BadBase64:          "illegal base64 data",
	DuplicateName:      "duplicate name in list",
	WrongType:          "json: cannot unmarshal … into Go struct field",
	ImplicitType:       unencodableWords + hidden,
	Other:              "the file cannot be decoded",
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
	case strings.HasPrefix(text, unencodableWords):
		return ImplicitType
	}
	return Other
}
