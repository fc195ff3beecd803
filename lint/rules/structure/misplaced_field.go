package structure

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed misplaced_field.md
var misplacedPage string

// Misplaced reports a field of a kubeconfig at the wrong level or in the wrong kind of entry: what the
// codec does not know there it drops (client-go v0.37.2 tools/clientcmd/api/latest/latest.go:53).
var Misplaced = &lint.Rule{
	Name:     "misplaced-field",
	Title:    "a known field stands where client-go does not look",
	Severity: lint.Error, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Anonymous, lint.Elsewhere},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: misplacedPage,
	Check: checkMisplaced,
}

func checkMisplaced(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		for _, m := range in.Config.Misplaced() {
			using := p.View.Using(in, m.Object)
			f := lint.Finding{
				Severity: lint.Warning,
				Message:  fmt.Sprintf("%s of %s stands where client-go does not look for it; it belongs to %s", m.Field, lint.Entry(m.Object), m.Belongs),
				Help:     where(m),
				Range:    m.Range, Object: m.Object, Field: m.Field,
			}
			for _, c := range using {
				if o := c.Verdict.Outcome; (o == resolve.Anonymous || o == resolve.Elsewhere) && decides(c, m.Object) {
					f.Severity, f.Effect = lint.Error, lint.Effect(o)
				}
			}
			p.Report(f, in, using)
		}
	}
}

// where says how a field comes to its place.
func where(m kubeconfig.Misplaced) string {
	body, field, _ := strings.Cut(m.Belongs, ".")
	if strings.HasPrefix(m.Object, body) {
		return "indent it, so that it stands below " + body + ":"
	}
	return "move " + field + " to the " + body + " that it is meant for"
}
