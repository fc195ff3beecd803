package rules_test

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestTokenTooLong asks until which length a token is sent, read and looked at.
func TestTokenTooLong(t *testing.T) {
	t.Parallel()
	const mebibyte = 1 << 20
	word := func(length int) string { return strings.Repeat("a", length) }
	for name, c := range map[string]struct {
		user, file string
		outcome    lint.Outcome
		certain    bool
	}{
		"1 MiB":                           {user: "token: " + word(mebibyte), outcome: lint.OutcomeUnknown},
		"1 MiB and a byte":                {user: "token: " + word(mebibyte+1), outcome: lint.OutcomeClientError},
		"1 MiB and 4 KiB":                 {user: "token: " + word(mebibyte+4096), outcome: lint.OutcomeClientError},
		"more, beside a good certificate": {user: plainUser + "\ntoken: " + word(mebibyte+4097), outcome: lint.OutcomeClientError, certain: true},
		"a file of 1 MiB":                 {user: "tokenFile: token", file: word(mebibyte), outcome: lint.OutcomeUnknown},
		"a larger file":                   {user: "tokenFile: token", file: word(mebibyte + 1), outcome: lint.OutcomeClientError},
		"a larger file beside a token":    {user: "token: ${token}\ntokenFile: token", file: word(mebibyte + 1), outcome: lint.OutcomeClientError},
		"a line feed comes first":         {user: "token: \"\\n" + word(mebibyte+4097) + "\"", outcome: lint.OutcomeClientError, certain: true},
		"EKS":                             {user: "token: ${eks session-token=2000}", outcome: lint.OutcomeUsable},
		"EKS, over 4096 bytes":            {user: "token: ${eks session-token=3000}", outcome: lint.OutcomeUnauthorized, certain: true},
	} {
		e := example{files: map[string]string{"config": oneContext("prod", plainCluster, c.user), "token": c.file}, order: []string{"config"}}
		verdict := e.lint(t).Contexts[0].Verdict
		if verdict.Outcome != c.outcome || c.certain != (verdict.Certain && verdict.Rule != "") {
			t.Errorf("%s: %s by %s, certain %v", name, verdict.Outcome, verdict.Rule, verdict.Certain)
		}
	}
}
