package token

import (
	_ "embed"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed token_whitespace_or_control.md
var whitespacePage string

// Whitespace reports a token with line feeds or control characters, which net/http does not send, with a leading
// blank, which makes the server see none, or with blanks inside (Go net/http/transport.go:579; bearertoken.go:43-61).
var Whitespace = &lint.Rule{
	Name:     "token-whitespace-or-control",
	Title:    "a token holds characters that break it",
	Severity: lint.Error, Effect: lint.ClientError,
	MaySeverities: []lint.Severity{lint.Warning}, MayEffects: []lint.Effect{lint.Risk, lint.Anonymous, lint.Unauthorized},
	Since: "0.1.0", Precision: "very-high", Group: "token", Page: whitespacePage,
	Check: func(p *lint.Pass) {
		p.Each(func(c *resolve.Condition) lint.Words {
			what := lint.Of("token", c.Object)
			why := map[string]string{
				"header-illegal":      "holds a line feed or a control character, so that no request can be sent",
				"leading-space":       "begins with a blank, so that the API server reads no token at all",
				"split":               "has blanks inside, so that the API server reads only its beginning",
				"bom":                 "begins with a byte order mark",
				"invisible-character": "holds a character that nobody sees",
			}[c.Variant]
			return lint.Words{Message: what + " " + why, Help: "write it without them; in YAML use |- instead of |, and no line breaks inside:\n    printf %s \"$TOKEN\" | tr -d '\\r\\n'"}
		})
	},
}
