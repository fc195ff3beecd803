package resolve

import (
	"slices"
	"strings"
)

// hooks are the words in which the addresses of webhooks end that components of a control plane call: for audit events, tokens,
// access reviews, image policies and admission. Their files are kubeconfigs, often without any user
// (apiserver v0.37.2 pkg/util/webhook/webhook.go:147).
var hooks = []string{
	"audit", "audits", "events", "auth", "authn", "authz", "authenticate", "authentication", "authorize", "authorization", "token", "tokenreview", "tokenreviews",
	"subjectaccessreview", "subjectaccessreviews", "review", "webhook", "webhooks", "hook", "policy", "policies", "imagepolicy", "admission", "admit", "validate", "mutate", "scan",
}

// Webhook reports an address that ends like those of webhooks. API servers behind a gateway end in a name, and want a credential.
func (e Endpoint) Webhook() bool {
	last := e.Path[strings.LastIndexByte(strings.TrimRight(e.Path, "/"), '/')+1:]
	words := strings.FieldsFunc(strings.ToLower(last), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return !strings.HasPrefix(e.Path, "/k8s/clusters/") && !strings.HasPrefix(e.Path, "/clusters/") && slices.ContainsFunc(words, func(word string) bool { return slices.Contains(hooks, word) })
}

// ForWebhook reports a context that goes to a webhook, by the address of its cluster.
func (c *Context) ForWebhook() bool {
	if c.Cluster == nil {
		return false
	}
	e, ok := c.Cluster.Endpoint()
	return ok && e.Webhook()
}
