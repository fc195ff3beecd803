package structure

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed entry_without_name.md
var namelessPage string

// Nameless reports an entry whose name is missing, null or empty: nothing can refer to it, except
// that an empty current-context finds a context of that name.
var Nameless = &lint.Rule{
	Name:     "entry-without-name",
	Title:    "an entry has no name",
	Severity: lint.Error, Effect: lint.Elsewhere,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk, lint.Hygiene},
	Since: "0.1.0", Precision: "very-high", Group: "structure", Page: namelessPage,
	Check: checkNameless,
}

func checkNameless(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Config.Err != nil {
			continue
		}
		for _, n := range in.Config.Nameless() {
			f := lint.Finding{
				Message: fmt.Sprintf("an entry of %s has no name, so that only a context that names no %s comes to it", n.List, strings.TrimSuffix(n.List, "s")),
				Help:    "give it a name, at the level of its dash, or remove it",
				Range:   n.Range, Field: n.List,
			}
			switch {
			case discovery(p.View):
				f.Severity, f.Effect = lint.Info, lint.Hygiene
				f.Message = "the file holds nothing but a cluster without a name, as kubeadm's for discovery do: kubectl asks its server as nobody"
				f.Help = "leave it as it is for kubeadm join --discovery-file; for kubectl give it a name, a user and a context"
			case works(p.View):
				f.Severity, f.Effect = lint.Warning, lint.Risk
			}
			if n.List == "contexts" {
				f.Message = "a context has no name: kubectl takes it where current-context is empty, and --context cannot ask for it"
			}
			p.Report(f, in, nil)
		}
	}
}

// discovery reports a view that holds one cluster, without a name, and nothing else: kubeadm writes that into the ConfigMap cluster-info
// (kubernetes v1.37.2 cmd/kubeadm/app/phases/bootstraptoken/clusterinfo/clusterinfo.go:60).
func discovery(v *resolve.View) bool {
	return len(v.Clusters) == 1 && v.Clusters[0].Name == "" && !v.Clusters[0].Config.Server.IsEmpty() && len(v.Users) == 0 &&
		!slices.ContainsFunc(v.Contexts, func(c *resolve.Context) bool { return !c.Synthetic })
}

// works reports whether some context of the view is of use all the same.
func works(v *resolve.View) bool {
	return slices.ContainsFunc(v.Contexts, func(c *resolve.Context) bool {
		return !c.Synthetic && (c.Verdict.Outcome == resolve.Usable || c.Verdict.Outcome == resolve.Unknown)
	})
}
