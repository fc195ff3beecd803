package lint

import (
	"fmt"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// occurrence is one condition with the contexts that it touches.
type occurrence struct {
	condition *resolve.Condition
	contexts  []*resolve.Context
	decides   bool
}

// instead says why a condition does not decide.
func (o occurrence) instead() string {
	if len(o.contexts) == 0 {
		kind, _, _ := strings.Cut(o.condition.Object, "/")
		return "; no context uses this " + strings.TrimSuffix(kind, "s")
	}
	c := o.contexts[0]
	switch {
	case c.Cluster == nil || c.Cluster.Config.Server.IsEmpty():
		return fmt.Sprintf("; context %q reaches no server of its own, so it is not read", c.Name)
	case c.Verdict.Outcome == resolve.Anonymous:
		return fmt.Sprintf("; context %q sends no credential, so it is not read", c.Name)
	case c.Verdict.Outcome == resolve.ClientError || c.Verdict.Outcome == resolve.TLSError:
		return fmt.Sprintf("; context %q stops before that matters", c.Name)
	case c.Credential == resolve.NoCredential:
		return fmt.Sprintf("; context %q has none", c.Name)
	}
	return fmt.Sprintf("; context %q uses the %s instead", c.Name, credentialNames[c.Credential])
}

// credentialNames are the credentials as prose names them.
var credentialNames = map[string]string{
	resolve.ClientCertificate: "client certificate",
	resolve.BearerToken:       "token",
	resolve.TokenFile:         "token file",
	resolve.BasicAuth:         "user name and password",
	resolve.ExecPlugin:        "exec plugin",
	resolve.OIDCProvider:      "OIDC provider",
	resolve.NoCredential:      "server without credentials",
}

// occurrencesOf indexes the conditions of a view by rule, in file order.
func occurrencesOf(v *resolve.View) map[string][]occurrence {
	index := map[string][]occurrence{}
	active := map[*resolve.Condition]bool{}
	for _, context := range v.Contexts {
		for _, c := range context.Active {
			active[c] = true
		}
	}
	type key struct{ rule, object, field, variant, value string }
	seen := map[key]int{}
	add := func(conditions []*resolve.Condition, contexts []*resolve.Context) {
		for _, c := range conditions {
			k := key{c.Rule, c.Object, c.Field, c.Variant, c.Value}
			if i, ok := seen[k]; ok && c.Object != "" {
				o := &index[c.Rule][i]
				o.contexts = append(o.contexts, contexts...)
				o.decides = o.decides || active[c]
				continue
			}
			seen[k] = len(index[c.Rule])
			index[c.Rule] = append(index[c.Rule], occurrence{c, contexts, active[c] || c.Stage == resolve.StageLoad})
		}
	}
	add(v.Conditions, synthetic(v))
	for _, c := range v.Clusters {
		add(c.Conditions, c.Contexts)
	}
	for _, u := range v.Users {
		add(u.Conditions, u.Contexts)
	}
	for _, c := range v.Contexts {
		if !c.Synthetic {
			add(c.Conditions, []*resolve.Context{c})
		}
	}
	return index
}

// synthetic is the context that stands for what whole-file conditions decide.
func synthetic(v *resolve.View) []*resolve.Context {
	if len(v.Contexts) > 0 && v.Contexts[0].Synthetic {
		return v.Contexts[:1]
	}
	return nil
}
