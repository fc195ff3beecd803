package lint

import (
	"errors"
	"io/fs"
	"regexp"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// contentOf tells a $KUBECONFIG that holds a kubeconfig itself, as text or encoded; empty for one of paths.
func contentOf(list []string) string {
	text := strings.Join(list, ":")
	switch {
	case strings.ContainsAny(text, "\n{") && topKey.MatchString(text):
		return "content"
	case slices.ContainsFunc(strings.Fields(strings.Join(list, " ")), func(word string) bool { return credential.ShownPath(word) != word }):
		return "base64"
	}
	return ""
}

var topKey = regexp.MustCompile(`(?:apiVersion|clusters|contexts|users)["']?\s*:`)

// content judges such a $KUBECONFIG, which pipelines hand over by mistake: kubectl takes the pieces between
// the colons for paths, of which none exists or one is too long. None of them is shown.
func (e *engine) content(t task, variant string) unit {
	t.path = resolve.Variable
	for _, path := range t.list {
		if _, err := e.open(t, path); err != nil && !missing(err) {
			return e.kubeconfigs(t, []*resolve.Input{resolve.Unreadable(resolve.Variable, variant, systemWords("…", err))}, nil)
		}
	}
	return e.kubeconfigs(t, nil, []resolve.Absence{{Path: resolve.Variable, Variant: variant}})
}

// systemWords are what client-go prints of a file that it cannot read: it asks for no more than to open it.
func systemWords(path string, err error) string {
	var failed *fs.PathError
	if !errors.As(err, &failed) {
		return "…"
	}
	return strings.Replace(failed.Op, "stat", "open", 1) + " " + path + ": " + failed.Err.Error()
}

// failure is a path that cannot be read. What may be the content of a file, and so a secret, is not shown.
func failure(path string, err error) Failure {
	if credential.ShownPath(path) == credential.PathHidden {
		return Failure{Path: credential.PathHidden, Err: errContent}
	}
	return Failure{Path: path, Err: err}
}

var errContent = errors.New("no such file; it looks like the content of one, which belongs to standard input (PATH -)")
