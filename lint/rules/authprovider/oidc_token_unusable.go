package authprovider

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed oidc_token_unusable.md
var oidcTokenPage string

// OIDCToken reports an id-token that is malformed, or that has ten seconds left at most and no refresh token
// beside it, and one that cannot be written back (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:221-288).
var OIDCToken = &lint.Rule{
	Name:     "oidc-token-unusable",
	Title:    "an id-token cannot be used or renewed",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning, lint.Info}, MayEffects: []lint.Effect{lint.Risk},
	Since: "0.1.0", Precision: "very-high", Group: "authprovider", Page: oidcTokenPage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			switch c.Variant {
			case "absent":
				return lint.Words{Message: "the oidc provider of " + lint.Entry(c.Object) + " has neither an id-token nor a refresh-token", Help: oidcHelp}
			case "malformed":
				return lint.Words{Message: "the id-token of " + lint.Entry(c.Object) + " is no JWT, which fails even beside a refresh-token", Help: oidcHelp}
			}
			verb := "expired on"
			if p.Now.Before(c.Time) {
				verb = "has ten seconds left at most, until"
			}
			return lint.Words{
				Message: fmt.Sprintf("the id-token of %s %s %s, and there is no refresh-token", lint.Entry(c.Object), verb, lint.Date(c.Time)),
				Expires: c.Time, Help: oidcHelp,
			}
		})
		keepsNothing(p)
	},
}

// keepsNothing finds tokens that will be renewed and cannot be written back, which fails the request (oidc.go:283). Bytes that come from
// no file are not written back at all, and do not fail (rest/plugin.go:82).
func keepsNothing(p *lint.Pass) {
	for _, u := range p.View.Users {
		sends := slices.ContainsFunc(u.Contexts, func(c *resolve.Context) bool { return c.Credential == resolve.OIDCProvider })
		facts := p.Facts(u.Input)
		readOnly := facts.Mounted || facts.Mode != 0 && facts.Mode&0o222 == 0
		if !sends || u.Config.AuthProvider.Config["refresh-token"].IsEmpty() || !facts.Known || !readOnly {
			continue
		}
		if u.IDToken == nil && !u.Config.AuthProvider.Config["id-token"].IsEmpty() {
			continue // a malformed one fails before any is renewed
		}
		f := lint.Finding{
			Severity: lint.Warning, Effect: lint.Risk, Certainty: lint.Likely,
			Message: "the file may not be written, so that a renewed id-token of " + lint.Entry(u.Config.Object()) + " cannot be kept, and the request fails",
			Help:    "use a copy that may be written, or a plugin that keeps its tokens elsewhere:\n    (umask 077 && cp " + lint.Quote(u.Input.Path) + " ~/.kube/config)",
			Object:  u.Config.Object(), Field: "auth-provider.config.refresh-token", Range: u.Config.Range("auth-provider.config.refresh-token"),
		}
		if u.IDToken != nil && u.IDToken.Fresh {
			f.Severity, f.Expires = lint.Info, u.IDToken.Until
		}
		p.Report(f, u.Input, u.Contexts)
	}
}

const oidcHelp = "log in again, best with a plugin that can renew tokens by itself:\n    kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID"
