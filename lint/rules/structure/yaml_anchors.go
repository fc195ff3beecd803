package structure

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

//go:embed yaml_anchors.md
var anchorsPage string

// Anchors reports anchors, aliases and merge keys: they work, and whatever writes the file next leaves them out (client-go v0.37.2
// tools/clientcmd/loader.go:501 writes what was decoded).
var Anchors = &lint.Rule{
	Name:     "yaml-anchors",
	Title:    "anchors that kubectl will not keep",
	Severity: lint.Info, Effect: lint.Hygiene, Strict: true,
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: anchorsPage,
	Check: checkAnchors,
}

func checkAnchors(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if at := in.Config.Shape().Anchor; at != kubeconfig.Top {
			p.Report(lint.Finding{
				Message: "the file uses anchors and aliases, which kubectl does not keep: the next command that changes the file writes each value out",
				Help:    "keep the file as a source and hand out what comes of it:\n    kubectl config view --raw --flatten --kubeconfig=" + lint.Quote(in.Path) + " > OTHER", Range: at,
			}, in, nil)
		}
	}
}
