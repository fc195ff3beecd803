package structure

import (
	_ "embed"
	"fmt"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed multiple_documents.md
var multipleDocumentsPage string

// MultipleDocuments reports entries behind a --- line: client-go decodes the first
// document only (sigs.k8s.io/yaml v1.6.0 Unmarshal).
var MultipleDocuments = &lint.Rule{
	Name:     "multiple-documents",
	Title:    "later YAML documents are ignored",
	Severity: lint.Error, Effect: lint.Risk,
	MayEffects: []lint.Effect{lint.Elsewhere},
	Since:      "0.1.0", Precision: "very-high", Group: "structure", Page: multipleDocumentsPage,
	Check: checkMultipleDocuments,
}

func checkMultipleDocuments(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		for _, document := range in.Config.Documents() {
			if !document.HasEntries {
				continue
			}
			f := lint.Finding{
				Message: fmt.Sprintf("the document that begins at line %d is ignored: client-go reads only the first", document.Range.Start.Line),
				Help:    "put each document into a file of its own and merge them:\n    KUBECONFIG=a:b kubectl config view --flatten --raw > merged",
				Range:   document.Range,
			}
			if in.Config.Err == nil && !in.Config.HasEntries() {
				f.Effect = lint.Elsewhere
			}
			p.Report(f, in, nil)
		}
	}
}
