package combination

import (
	_ "embed"
	"fmt"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed referenced_file_unusable.md
var fileUnusablePage string

// FileUnusable reports a named file that is missing, empty, a folder, or not readable
// (client-go v0.37.2 tools/clientcmd/validation.go:252,291,299; client_config.go:281).
var FileUnusable = &lint.Rule{
	Name:     "referenced-file-unusable",
	Title:    "a file that the kubeconfig names cannot be used",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "combination", Page: fileUnusablePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			why := map[string]string{
				"missing":     "which does not exist",
				"permission":  "which may not be read",
				"directory":   "which is a folder",
				"empty":       "which is empty",
				"too-large":   "which is larger than 1 MiB",
				"not-regular": "which is no regular file",
				"unreadable":  "which cannot be read",
			}[c.Variant]
			if c.Variant == "not-looked-at" {
				return lint.Words{Severity: lint.Info, Message: fmt.Sprintf("%s depends on %s, which was not looked at", lint.Entry(c.Object), c.Value), Help: "lint it where it is used, or embed the files:\n    kubectl config view --raw --flatten"}
			}
			if c.Variant == "content" {
				return content(c)
			}
			w := lint.Words{Message: fmt.Sprintf("%s of %s names %s, %s", c.Field, lint.Entry(c.Object), c.Value, why), Help: correct(c.Value) + ", or embed the files where they are:\n    kubectl config view --raw --flatten"}
			if !c.Deciding() {
				w.Severity = lint.Warning
				w.Message += "; the token in the kubeconfig is sent instead"
			}
			return w
		})
	},
}

// correct says what is wrong with a path where its text shows that. It is absolute: the folder of the kubeconfig stands in front of
// all that client-go takes for relative (client-go v0.37.2 tools/clientcmd/loader.go:620).
func correct(path string) string {
	switch {
	case ofWindows.MatchString(path):
		return "the path is one of Windows: write that of this system, or lint with --no-files when the file is for another"
	case unexpanded.MatchString(path):
		return "write the whole path: client-go expands neither ~ nor variables"
	}
	return "correct the path, which is relative to the folder of the kubeconfig"
}

var (
	ofWindows  = regexp.MustCompile(`^/.*/(?:[A-Za-z]:[\\/]|\\\\)`)
	unexpanded = regexp.MustCompile(`/~[^/]*/|\$\{?[A-Za-z_]|%[A-Za-z_]+%`)
)

// content words a key, a certificate or a token where the name of a file belongs.
func content(c *resolve.Condition) lint.Words {
	w := lint.Words{
		Message: fmt.Sprintf("%s of %s names no file: it looks like what the file should hold", c.Field, lint.Entry(c.Object)),
		Help:    "base64 of a PEM file belongs to " + c.Field + "-data, without -data stands the name of the file",
	}
	if c.Field == "tokenFile" {
		w.Help = "a token itself belongs to token:\n    kubectl config set-credentials " + lint.Quote(lint.Name(c.Object)) + " --token=\"$TOKEN\"\n    kubectl config unset " + lint.Quote("users."+lint.Name(c.Object)+".tokenFile")
	}
	if !c.Deciding() {
		w.Severity = lint.Warning // nobody has looked whether there is such a file
	}
	return w
}
