package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

//go:embed unknown_field.md
var unknownPage string

// UnknownField reports keys that client-go drops without a word (client-go v0.37.2 tools/clientcmd/api/latest/latest.go:53: the
// codec is not strict, and case counts).
var UnknownField = &lint.Rule{
	Name:     "unknown-field",
	Title:    "a key that client-go does not know",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error, lint.Info}, MayEffects: []lint.Effect{lint.Anonymous, lint.ClientError, lint.Elsewhere, lint.Hygiene},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: unknownPage,
	Check: checkUnknownField,
}

func checkUnknownField(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		for _, u := range in.Config.Unknown() {
			if u.Near == "" && !in.Config.HasEntries() {
				continue // a file of another kind, of which another rule says that it holds nothing
			}
			f := word(u)
			using := weigh(&f, u, p.View, p.View.Using(in, u.Object))
			p.Report(f, in, using)
		}
		if at, set := in.Config.Preferences(); set {
			p.Report(lint.Finding{
				Severity: lint.Info, Effect: lint.Hygiene, Range: at, Field: "preferences",
				Message: "preferences are deprecated since Kubernetes 1.34, and nothing uses them", Help: "take them out:\n    kubectl config unset preferences",
			}, in, nil)
		}
	}
}

func word(u kubeconfig.Unknown) lint.Finding {
	f := lint.Finding{Range: u.Range, Object: u.Object, Field: strings.Trim(u.Parent+"."+u.Near, ".")}
	if u.Top && u.Near == "" || u.Obsolete || u.Repeats {
		f.Severity, f.Effect = lint.Info, lint.Hygiene
	}
	switch {
	case u.Repeats:
		f.Message, f.Help = "the entry has this name already, so that it has no effect here", "take it out"
	case u.Obsolete:
		f.Message, f.Help = fmt.Sprintf("%q has no effect: client-go has no such field any more", u.Key), "take it out"
	case u.Near != "":
		f.Message = fmt.Sprintf("%q is no key that client-go knows, so it is ignored: did you mean %s?", u.Key, u.Near)
		f.Help = fmt.Sprintf("call it %s; upper and lower case count", u.Near)
	case u.Belongs != "":
		f.Message = fmt.Sprintf("client-go does not look for %s here; it belongs to %s", u.Key, u.Belongs)
		f.Help = "move it to " + u.Belongs
	case u.Key != "":
		f.Message = fmt.Sprintf("client-go does not look for %s here", u.Key)
		f.Help = "take it out, or move it to where it belongs"
	default:
		f.Message = "client-go knows no key of this name here and ignores it"
		f.Help = "take it out, or see which keys there are:\n    kubectl config " + setters[strings.Split(u.Object, "/")[0]] + " --help"
	}
	return f
}

// setters are the commands whose help names the fields of an entry.
var setters = map[string]string{"clusters": "set-cluster", "users": "set-credentials", "contexts": "set-context", "": "view"}
