package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed oversized_or_deep.md
var oversizedPage string

// Oversized reports files that cost their reader far more than they hold: aliases that multiply, absurd nesting, one huge
// value. Many entries are no reason (go.yaml.in/yaml/v2 v2.4.4 decode.go: only extreme aliasing is refused).
var Oversized = &lint.Rule{
	Name:     "oversized-or-deep",
	Title:    "a file that costs far more than it holds",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 776, SecuritySeverity: 4.0, Precision: "high", Group: "structure", Page: oversizedPage,
	Check: checkOversized,
}

// From these on something is odd: the deepest extension that a generator writes stands at a depth of about ten.
const (
	oddExpansion = 20 // times what is written
	oddValues    = 5_000
	oddDepth     = 100
	oddLength    = 1 << 20 // bytes: what a Secret may hold in all
)

func checkOversized(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		s := in.Config.Shape()
		f := lint.Finding{Help: "have it made anew, without aliases:\n    kubectl config view --raw --flatten"}
		switch {
		case s.Expanded > oddValues && s.Expanded > oddExpansion*s.Nodes:
			f.Range, f.Message = s.Anchor, fmt.Sprintf("aliases make more than %d values of the %d that are written", s.Expanded/1000*1000, s.Nodes)
		case s.Depth > oddDepth:
			f.Range, f.Message = s.DepthRange, fmt.Sprintf("values stand %d levels deep", s.Depth)
		case s.Longest > oddLength:
			f.Range, f.Message = s.LongestRange, fmt.Sprintf("one value is %d bytes long, more than a Secret may hold", s.Longest)
			f.Help = "take it out, or keep it in a file of its own"
		default:
			continue
		}
		p.Report(f, in, nil)
	}
}
