package structure

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed unknown_field.md
var unknownPage string

// UnknownField reports keys that client-go drops without a word (client-go v0.37.2 tools/clientcmd/api/latest/latest.go:53: the
// codec is not strict, and case counts).
var UnknownField = &lint.Rule{
	Name:     "unknown-field",
	Title:    "a key that client-go does not know",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error, lint.Info}, MayEffects: []lint.Effect{lint.Anonymous, lint.Elsewhere, lint.Hygiene},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: unknownPage,
	Check: checkUnknownField,
}

// weighty are the fields without which somebody else is at work, or with somebody else.
var weighty = []string{"token", "tokenFile", "client-certificate", "client-certificate-data", "client-key", "client-key-data", "certificate-authority", "certificate-authority-data",
	"insecure-skip-tls-verify", "tls-server-name", "as", "as-groups", "as-uid", "exec", "auth-provider", "username", "password", "server", "user", "cluster", "current-context", "clusters", "users", "contexts"}

func checkUnknownField(p *lint.Pass) {
	if p.View == nil {
		return
	}
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		for _, u := range in.Config.Unknown() {
			using := p.View.Using(in, u.Object)
			p.Report(word(u, using), in, using)
		}
		if at, set := in.Config.Preferences(); set {
			p.Report(lint.Finding{
				Severity: lint.Info, Effect: lint.Hygiene, Range: at, Field: "preferences",
				Message: "preferences have no effect since kubectl 1.34", Help: "take them out; kubectl has its own file now:\n    kubectl kuberc view",
			}, in, nil)
		}
	}
}

func word(u kubeconfig.Unknown, using []*resolve.Context) lint.Finding {
	f := lint.Finding{Range: u.Range, Object: u.Object, Field: strings.TrimPrefix(u.Path+"."+u.Near, ".")}
	switch {
	case u.Obsolete:
		f.Severity, f.Effect = lint.Info, lint.Hygiene
		f.Message, f.Help = fmt.Sprintf("%q has no effect: client-go has no such field any more", u.Key), "take it out"
		return f
	case u.Near == "" && u.Path == "":
		f.Severity, f.Effect = lint.Info, lint.Hygiene
		fallthrough
	case u.Near == "":
		f.Message, f.Help = "client-go knows no key of this name here and ignores it", "take it out, or see which keys there are:\n    kubectl config set-credentials --help"
		return f
	}
	f.Message = fmt.Sprintf("%q is no key that client-go knows, so it is ignored: did you mean %s?", u.Key, u.Near)
	f.Help = fmt.Sprintf("call it %s; upper and lower case count", u.Near)
	if slices.Contains(weighty, u.Near) && !u.Written {
		f.Severity = lint.Error
		for _, c := range using {
			if o := c.Verdict.Outcome; o == resolve.Anonymous || o == resolve.Elsewhere {
				f.Effect = lint.Effect(o)
			}
		}
	}
	return f
}
