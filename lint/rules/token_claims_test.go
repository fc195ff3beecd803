package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// toldOfToken lints a user with one token and gives "rule severity certainty" for each finding of the wanted rules.
func toldOfToken(t *testing.T, token string, wanted ...string) []string {
	t.Helper()
	e := example{files: map[string]string{"config": kubeconfig(fmt.Sprintf("token: %q\n", token))}, order: []string{"config"}, call: []string{"config"}}
	var told []string
	for _, f := range e.lint(t).Findings {
		if slices.Contains(wanted, f.Rule) {
			told = append(told, fmt.Sprintf("%s %s %s", f.Rule, f.Severity, f.Certainty))
		}
	}
	slices.Sort(told)
	return told
}

// TestTokensOfOtherServices is about tokens that say what they are for: by a header, by a claim or by a prefix.
func TestTokensOfOtherServices(t *testing.T) {
	t.Parallel()
	const other, noAudience = "token-wrong-credential-type warning likely", "token-malformed-jwt error likely"
	letters := strings.Repeat("a", 40)
	for token, want := range map[string][]string{
		"${jwt}":                                 nil,
		"${jwt typ=JWT}":                         nil,
		"${jwt claim-token_use=id}":              nil,
		"${jwt claim-typ=ID}":                    nil,
		"${jwt claim-typ=Bearer}":                nil, // Keycloak's access token, with an audience mapper
		"${token}":                               nil,
		"${jwt typ=at+jwt}":                      {other},
		"${jwt typ=application/at+jwt}":          {other},
		"${jwt claim-token_use=access}":          {other},
		"${jwt claim-token_use=access aud=none}": {noAudience, other},
		"${jwt claim-typ=Refresh}":               {other},
		"${jwt claim-typ=Offline}":               {other},
		"glpat-" + letters:                       {other},
		"glcbt-" + letters:                       {other},
		"pat:1:glpat-" + letters:                 nil, // what GitLab's agent takes
		"AKIAIOSFODNN7EXAMPLE":                   {other},
		"hvs." + letters:                         {other},
		"ghp_" + letters:                         {other},
		letters:                                  nil,
	} {
		if got := toldOfToken(t, token, "token-wrong-credential-type", "token-malformed-jwt"); !slices.Equal(got, want) {
			t.Errorf("%s: is told %v and not %v", token, got, want)
		}
	}
}

// TestSigningAlgorithms tells what no API server checks from what some do not take.
func TestSigningAlgorithms(t *testing.T) {
	t.Parallel()
	for token, want := range map[string][]string{
		"${jwt alg=RS256}":   nil,
		"${jwt alg=ES256}":   {"token-unacceptable-algorithm warning likely"},
		"${jwt alg=PS384}":   {"token-unacceptable-algorithm warning likely"},
		"${jwt alg=HS256}":   {"token-unacceptable-algorithm error certain"},
		"${jwt alg=EdDSA}":   {"token-unacceptable-algorithm error likely"},
		"${token alg=ES256}": nil, // service account keys may be ECDSA
	} {
		if got := toldOfToken(t, token, "token-unacceptable-algorithm"); !slices.Equal(got, want) {
			t.Errorf("%s: is told %v and not %v", token, got, want)
		}
	}
}
