package cluster

import (
	_ "embed"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

//go:embed server_url_extra_part.md
var extraPartPage string

// ExtraPart reports what does not belong into the address of a server: a query and a fragment are cut (client-go v0.37.2
// rest/client.go:120, tools/clientcmd/client_config.go:216-220), and a path stands before that of every request, so that one of the API
// itself comes twice (rest/url_utils.go:50).
var ExtraPart = &lint.Rule{
	Name:     "server-url-extra-part",
	Title:    "a server address with a part too many",
	Severity: lint.Warning, Effect: lint.Risk,
	MaySeverities: []lint.Severity{lint.Info}, MayEffects: []lint.Effect{lint.Hygiene},
	Since: "0.1.0", Precision: "high", Group: "cluster", Page: extraPartPage,
	Check: checkExtraPart,
}

func checkExtraPart(p *lint.Pass) {
	for _, c := range p.View.Clusters {
		e, ok := c.Endpoint()
		f := lint.Finding{
			Help:   "leave the part out:" + serverCommand(c, ""),
			Object: c.Config.Object(), Field: "server", Range: c.Config.Range("server"),
		}
		part := apiPath.FindStringSubmatch(e.Path)
		switch {
		case !ok:
			continue
		case part != nil:
			f.Certainty = lint.Likely
			f.Message = "the server of " + lint.Entry(c.Config.Object()) + " ends in " + part[1] + ", which kubectl adds by itself: it asks for " + part[1] + "/api"
		case e.Query || e.Fragment:
			f.Severity, f.Effect = lint.Info, lint.Hygiene
			f.Message = "the server of " + lint.Entry(c.Config.Object()) + " has a query or a fragment, which no request contains"
		default:
			continue
		}
		p.Report(f, c.Input, c.Contexts)
	}
}

// apiPath are the paths of the API itself, alone or behind those of Rancher and kcp. Any other may be where a gateway keeps a cluster.
var apiPath = regexp.MustCompile(`^(?:/k8s/clusters/[^/]+|/clusters/[^/]+)?(/api(?:/v1)?|/apis|/version|/healthz|/livez|/readyz|/openapi/v[23])/*$`)
