package resolve

import (
	"crypto/x509"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// Context is one context with its cluster, its user and its verdict.
type Context struct {
	Input *Input
	// Config is nil for a synthetic context.
	Config                *kubeconfig.Context
	Name                  string
	ClusterName, UserName string
	// Current is true for exactly one context of a view.
	Current bool
	// Synthetic contexts stand for what kubectl meets when current-context is empty
	// or names nothing, or when a file does not load.
	Synthetic bool
	// Cluster and User are nil when the context names none that exists.
	Cluster *Cluster
	User    *User
	// Credential is the one that decides; Also are the others of the same user.
	Credential string
	Also       []string
	// SigningCA is the CA of the context that signed the client certificate, the one that holds longest where
	// there are several; nil when none did.
	SigningCA *x509.Certificate
	// Conditions are those of the context itself, Active all that can stop this
	// context, those of its cluster and user included.
	Conditions []*Condition
	Active     []*Condition
	Verdict    Verdict

	sent *sending
}

func (c *Context) add(conditions ...*Condition) {
	for _, condition := range conditions {
		condition.Input, condition.Object, condition.entry = c.Input, c.Config.Object(), c.Config
		c.Conditions = append(c.Conditions, condition)
	}
}

// judge resolves and judges the contexts of one view.
type judge struct {
	view *View
	env  Environment
	// unsound is kubectl's policy about plugins, where no call gets past it.
	unsound []*Condition
}

func (j *judge) judgeAll() {
	v := j.view
	for _, c := range v.Contexts {
		j.bind(c)
	}
	each(v.Contexts, func(c *Context) { c.Conditions = append(c.Conditions, pairing(c)...) })
	j.current()
	for _, c := range v.Contexts {
		c.Active = j.active(c)
		c.Verdict = j.verdict(c)
	}
	for i := range v.Shadowed {
		s := &v.Shadowed[i]
		s.Contexts = v.Using(s.By, s.Object)
	}
}

// bind looks cluster and user up; references are global over a list of files.
// What is missing is an empty entry and no error (client-go v0.37.2
// tools/clientcmd/client_config.go:520,557).
func (j *judge) bind(c *Context) {
	if cluster, ok := j.view.clusters[c.ClusterName]; ok {
		c.Cluster = cluster
		cluster.Contexts = append(cluster.Contexts, c)
	}
	if user, ok := j.view.users[c.UserName]; ok {
		c.User = user
		user.Contexts = append(user.Contexts, c)
	}
	if c.Config == nil {
		return
	}
	if c.Cluster == nil {
		variant := "unknown"
		if c.ClusterName == "" {
			variant = "unset"
		}
		c.add(&Condition{Rule: "context-cluster-unresolved", Variant: variant, Outcome: Elsewhere, Certain: true, Stage: StageServer, Field: "cluster", Value: c.ClusterName, Says: localhost})
	}
	http := c.Cluster != nil && c.Cluster.address.url != nil && !c.Cluster.address.https()
	if c.User == nil && !(http && c.UserName == "") { // nobody is as good as anybody over http
		variant := "unknown"
		if c.UserName == "" {
			variant = "unset"
		}
		c.add(&Condition{Rule: "context-user-unresolved", Variant: variant, Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: OverTLS, Field: "user", Value: c.UserName, Says: prompt})
	}
}

// localhost is what kubectl says when it fell back to its default server
// (client-go v0.37.2 tools/clientcmd/client_config.go:56).
const localhost = "The connection to the server localhost:8080 was refused - did you specify the right host or port?"

// prompt is what kubectl says when nothing identifies the user and nobody can
// answer (client-go v0.37.2 tools/clientcmd/client_config.go:317).
const prompt = "Please enter Username: error: EOF"

// current marks the current context, and puts one in front that stands for it
// when current-context is empty or names nothing. A context that is really named
// "" is found by an empty current-context.
func (j *judge) current() {
	v := j.view
	if c, ok := v.contexts[v.CurrentContext]; ok {
		c.Current = true
		return
	}
	in := v.CurrentFrom
	if in == nil && len(v.Inputs) > 0 {
		in = v.Inputs[0]
	}
	c := &Context{Input: in, Current: true, Synthetic: true}
	if cluster, ok := v.clusters[""]; ok {
		c.Cluster = cluster
	}
	if user, ok := v.users[""]; ok {
		c.User = user
	}
	v.Contexts = slices.Insert(v.Contexts, 0, c)
	if len(v.Inputs) == 0 {
		c.Input, c.Conditions = v.Conditions[0].Input, v.Conditions
		return
	}
	condition := &Condition{Rule: "current-context-unset", Outcome: Elsewhere, Certain: true, Stage: StageServer, Field: "current-context", Says: localhost, Input: in}
	switch {
	case v.CurrentContext != "":
		condition = &Condition{Rule: "current-context-not-found", Outcome: ClientError, Certain: true, Stage: StageValidate, Field: "current-context", Value: v.CurrentContext, Input: in,
			Says: "Error in configuration: context was not found for specified context: " + v.CurrentContext}
	case c.Cluster != nil && !c.Cluster.Config.Server.IsEmpty():
		return // the nameless cluster is used after all
	case v.bare():
		condition.Rule, condition.Field = "empty-config", ""
	}
	condition.at = in.Config.Range(condition.Field)
	c.Conditions = []*Condition{condition}
	v.Conditions = append(v.Conditions, condition)
}

// bare reports that there is neither a cluster nor a user nor a context.
func (v *View) bare() bool { return len(v.Clusters)+len(v.Users)+len(v.contexts) == 0 }

// active collects what can stop this context, in the order in which it is met.
// Only what lies on its way counts: nothing of a user over http, no expired
// certificate beside a good token.
func (j *judge) active(c *Context) []*Condition {
	all := slices.Concat(j.unsound, c.Conditions)
	https, userinfo := false, false
	if c.Cluster != nil {
		all = append(all, c.Cluster.Conditions...)
		https, userinfo = c.Cluster.address.https(), c.Cluster.userinfo
	}
	if c.User != nil {
		all = append(all, c.User.Conditions...)
	}
	sent := j.combine(c, all, userinfo)
	if sent.credential == NoCredential && c.Cluster != nil && c.Cluster.plainAndNear() {
		sent.nearby, sent.outcome, sent.certain = true, Unknown, false
	}
	c.sent, c.Credential, c.Also = sent, sent.credential, sent.also
	if https {
		all = append(all, j.nothingSent(c, sent)...)
	}
	var active []*Condition
	for _, condition := range all {
		if condition.Deciding() && sent.meets(condition, https) {
			active = append(active, condition)
		}
	}
	slices.SortStableFunc(active, func(a, b *Condition) int { return int(a.Stage) - int(b.Stage) })
	return active
}

// nothingSent is the condition of a user who has nothing that client-go would send.
func (j *judge) nothingSent(c *Context, sent *sending) []*Condition {
	if c.User == nil || sent.credential != NoCredential || c.User.identifies() {
		return nil
	}
	if c.User.hasKey() {
		return nil // a key without its certificate has been said already
	}
	if c.User.nothing == nil {
		c.User.nothing = &Condition{Rule: "no-credentials", Outcome: Anonymous, Certain: true, Stage: StageAnswer, Path: OverTLS, Says: prompt}
		c.User.add(c.User.nothing)
	}
	return []*Condition{c.User.nothing}
}
