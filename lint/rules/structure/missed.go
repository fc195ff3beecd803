package structure

import (
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// missed is what a context meets when nothing else stands for the field; Risk where it goes on, without what the field protects.
var missed = map[string]lint.Effect{
	"token": lint.Anonymous, "tokenFile": lint.Anonymous, "client-certificate": lint.Anonymous, "client-certificate-data": lint.Anonymous,
	"client-key": lint.ClientError, "client-key-data": lint.ClientError, "exec": lint.Anonymous, "auth-provider": lint.Anonymous, "username": lint.Anonymous,
	"exec.command": lint.ClientError, "exec.apiVersion": lint.ClientError, "exec.interactiveMode": lint.ClientError,
	"server": lint.Elsewhere, "cluster": lint.Elsewhere, "user": lint.Anonymous, "context": lint.Elsewhere,
	"current-context": lint.Elsewhere, "clusters": lint.Elsewhere, "users": lint.Anonymous, "contexts": lint.ClientError,
	"certificate-authority": lint.Risk, "certificate-authority-data": lint.Risk, "insecure-skip-tls-verify": lint.Risk, "tls-server-name": lint.Risk,
	"as": lint.Risk, "as-groups": lint.Risk, "as-uid": lint.Risk,
}

// trust are the fields of which one is enough to say whom a cluster trusts.
var trust = []string{"certificate-authority", "certificate-authority-data", "insecure-skip-tls-verify"}

// weigh makes an error of a key for which a context misses something, and leaves one beside which all is there. It gives
// the contexts that the key touches.
func weigh(f *lint.Finding, u kubeconfig.Unknown, v *resolve.View, using []*resolve.Context) []*resolve.Context {
	effect := missed[f.Field]
	beside := func(field string) bool { return slices.Contains(u.Beside, field) }
	if u.Near == "" || effect == "" || beside(u.Near) || slices.Contains(trust, u.Near) && slices.ContainsFunc(trust, beside) {
		return using
	}
	if u.Top {
		using = slices.DeleteFunc(slices.Clone(v.Contexts), func(c *resolve.Context) bool { return lint.Effect(c.Verdict.Outcome) != effect })
	}
	for _, c := range using {
		if effect == lint.Risk || lint.Effect(c.Verdict.Outcome) == effect && (u.Top || decides(c, u.Object)) {
			f.Severity, f.Effect = lint.Error, effect
		}
	}
	return using
}

// decides reports whether it is this entry that decides the verdict of a context.
func decides(c *resolve.Context, object string) bool {
	return slices.ContainsFunc(c.Active, func(condition *resolve.Condition) bool {
		return condition.Rule == c.Verdict.Rule && condition.Object == object
	})
}
