// Package hygiene holds the rules about the file itself: who may read it, where it lies, what it is called,
// what it refers to on a machine, and what it would do to one.
package hygiene

import (
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// reference is a file that a kubeconfig names, as it stands there.
type reference struct {
	path, field string
	entry       entry
	user        *resolve.User // nil for what a cluster names
	in          *resolve.Input
	contexts    []*resolve.Context
}

// entry is a cluster or a user.
type entry interface {
	Object() string
	Range(field string) kubeconfig.Range
}

// references are the files that a kubeconfig names, in file order; what is no path is left out.
func references(v *resolve.View) []reference {
	var all []reference
	for _, c := range v.Clusters {
		all = append(all, reference{c.Config.CertificateAuthority, "certificate-authority", c.Config, nil, c.Input, c.Contexts})
	}
	for _, u := range v.Users {
		of := reference{entry: u.Config, user: u, in: u.Input, contexts: u.Contexts}
		for _, file := range [][2]string{{"client-certificate", u.Config.ClientCertificate}, {"client-key", u.Config.ClientKey}, {"tokenFile", u.Config.TokenFile}} {
			of.field, of.path = file[0], file[1]
			all = append(all, of)
		}
	}
	return slices.DeleteFunc(all, func(r reference) bool {
		return r.path == "" || credential.ShownPath(r.path) != r.path
	})
}

// secret reports a file that was read and does hold the key or token that it is taken for.
func (r reference) secret() bool {
	switch r.field {
	case "client-key":
		return r.user.Certificate != nil && r.user.Certificate.Pair.Problem == ""
	case "tokenFile":
		return r.user.Token != nil && r.user.Token.FromFile && r.user.Token.Form == ""
	}
	return false
}

// report adds a finding at the reference.
func (r reference) report(p *lint.Pass, f lint.Finding) {
	f.Object, f.Field, f.Range = r.entry.Object(), r.field, r.entry.Range(r.field)
	p.Report(f, r.in, r.contexts)
}

// name is the reference for prose: `the client-key of user "ci"`.
func (r reference) name() string { return lint.Of(r.field, r.entry.Object()) }

var drive = regexp.MustCompile(`^[A-Za-z]:`)

// leaves reports a path that leads out of the folder of its kubeconfig, on this system or on another.
func (r reference) leaves() bool {
	slashed := strings.ReplaceAll(r.path, `\`, "/")
	if filepath.IsAbs(r.path) {
		rel, err := filepath.Rel(r.in.Dir, r.path)
		return err != nil || !filepath.IsLocal(rel)
	}
	first, _, _ := strings.Cut(path.Clean(slashed), "/")
	return strings.HasPrefix(slashed, "/") || drive.MatchString(slashed) || first == ".."
}
