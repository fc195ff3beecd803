package credential

import (
	"regexp"
	"strings"
	"sync"
)

// opaqueKind is a kind of tokens that are known by their shape and say nothing else.
type opaqueKind struct {
	kind  TokenKind
	shape *regexp.Regexp
}

// opaqueKinds are made when the first token is looked at: a run starts sooner without.
var opaqueKinds = sync.OnceValue(func() []opaqueKind {
	return []opaqueKind{
		// k8s.io/cluster-bootstrap v0.37.2 token/api/types.go:99.
		{Bootstrap, regexp.MustCompile(`\A[a-z0-9]{6}\.[a-z0-9]{16}\z`)},
		{OpenShift, regexp.MustCompile(`\Asha256~[A-Za-z0-9_-]{43}\z`)},
		{DigitalOcean, regexp.MustCompile(`\Ado[opr]_v1_[0-9a-f]{64}\z`)},
		{GitLabAgent, regexp.MustCompile(`\A(?:pat|ci):\d+:.+\z`)},
		{Google, regexp.MustCompile(`\Aya29\.[A-Za-z0-9._-]+\z`)},
		{GitHub, regexp.MustCompile(`\A(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{22,})\z`)},
		// GitLab, Vault and AWS, in this order.
		{CloudAPI, regexp.MustCompile(`\A(?:gl(?:pat|dt|cbt|agent|ptt|soat|ft)-[A-Za-z0-9_.-]{20,}|hv[sbr]\.[A-Za-z0-9_-]{24,}|A[KS]IA[A-Z0-9]{16})\z`)},
		{Rancher, regexp.MustCompile(`\A(?:kubeconfig-(?:u|user)-[a-z0-9.-]+|token-[a-z0-9]{5}):[a-z0-9]{54}\z`)},
	}
})

// placeholder are values that stand for a token and are none: what kubectl prints for one (client-go v0.37.2
// tools/clientcmd/api/helpers.go:30-33), what a template or a shell was to fill in, what languages print for
// nothing, what sops has encrypted, and notes of people to themselves.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?is)\A(?:` + strings.Join([]string{
		`REDACTED|DATA\+OMITTED|\[(?:redacted|masked|filtered|hidden|sensitive)\]|\(sensitive(?: value)?\)|\*{3,}`,
		`\$\{?[A-Z0-9_]+\}?|\$\{[A-Z0-9_]+:?[-?+=][^{}]*\}|\$\([^()]*\)`,
		`\$?\{\{.*\}\}|#\{[^{}]*\}#?|\(\([^()]*\)\)|%[A-Z0-9_]+%|@[A-Z0-9_]+@|__[A-Z0-9_]+__|<[^<>]*>`,
		`null|nil|none|undefined|\[object object\]`,
		`ENC\[AES256_GCM,.*\]`,
		`changeme|todo|tbd|fixme|x{4,}|\.{3,}|…|your[-_ ][a-z0-9_ -]*token[a-z0-9_ -]*`,
	}, "|") + `)\z`)
})

// classify says what a token is; the order matters.
func classify(word string) *Token {
	switch {
	case placeholder().MatchString(word):
		return &Token{Kind: Placeholder}
	case strings.HasPrefix(word, eksPrefix):
		return parseEKS(word)
	}
	for _, k := range opaqueKinds() {
		if !k.shape.MatchString(word) {
			continue
		}
		t := &Token{Kind: k.kind}
		if k.kind == Bootstrap {
			// kubernetes v1.37.2 plugin/pkg/auth/authenticator/token/bootstrap/bootstrap.go:140.
			t.User, t.Groups = "system:bootstrap:"+word[:6], []string{"system:bootstrappers"}
		}
		return t
	}
	if jwtLike(word) {
		return parseJWT(word)
	}
	return &Token{Kind: Opaque}
}
