package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed duplicate_yaml_key.md
var duplicateKeyPage string

// DuplicateKey reports a key that is written twice: the last one wins without a word, since
// the codec is not strict (client-go v0.37.2 tools/clientcmd/api/latest/latest.go:53). Other clients refuse
// the file or take the first, and so may whoever reviews it.
var DuplicateKey = &lint.Rule{
	Name:     "duplicate-yaml-key",
	Title:    "a key stands twice in the same mapping",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Error},
	Since:         "0.1.0", CWE: 694, SecuritySeverity: 5.0, Precision: "very-high", Group: "structure", Page: duplicateKeyPage,
	Check: checkDuplicateKey,
}

func checkDuplicateKey(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		for _, d := range in.Config.DuplicateKeys() {
			f := lint.Finding{
				Message: fmt.Sprintf("the key %q stands twice with the same value, first in line %d", d.Key, d.First.Start.Line),
				Help:    fmt.Sprintf("remove the one in line %d", d.First.Start.Line),
				Range:   d.Last, Object: d.Object, Field: d.Path + "." + d.Key,
			}
			if !d.Same {
				if !d.Inert {
					f.Severity = lint.Error
				}
				f.Message = fmt.Sprintf("the key %q stands twice with different values: the one in line %d is ignored", d.Key, d.First.Start.Line)
				f.Help = fmt.Sprintf("remove the wrong one; kubectl takes the one in line %d", d.Last.Start.Line)
			}
			p.Report(f, in, p.View.Using(in, d.Object))
		}
	}
}
