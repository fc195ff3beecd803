package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// TestFilesThatHoldNothing is about named files that are empty or missing, alone and beside what takes their place.
func TestFilesThatHoldNothing(t *testing.T) {
	t.Parallel()
	const (
		certificate, key = "client-certificate-data: ${cert cn=ci}\n", "client-key-data: ${key cn=ci}\n"
		instead          = "; the token in the kubeconfig is sent instead"
	)
	for _, c := range []struct {
		user    string
		outcome lint.Outcome
		told    []string
	}{
		{"client-certificate: empty\n" + key, lint.OutcomeClientError, []string{"error client-certificate is empty"}},
		{certificate + "client-key: empty\n", lint.OutcomeClientError, []string{"error client-key is empty"}},
		{"client-certificate: empty\nclient-key: empty\n", lint.OutcomeClientError, []string{"error client-certificate is empty"}},
		{"tokenFile: empty\n", lint.OutcomeClientError, []string{"error tokenFile is empty"}},
		{"tokenFile: nowhere\n", lint.OutcomeClientError, []string{"error tokenFile does not exist"}},
		{certificate + key + "tokenFile: nowhere\n", lint.OutcomeClientError, []string{"error tokenFile does not exist"}},
		{"tokenFile: nowhere\ntoken: ${token}\n", lint.OutcomeUsable, []string{"warning tokenFile does not exist" + instead}},
		{"tokenFile: empty\ntoken: ${token}\n", lint.OutcomeUsable, []string{"warning tokenFile is empty" + instead}},
		{"tokenFile: .\ntoken: ${token}\n", lint.OutcomeUsable, []string{"warning tokenFile is a folder" + instead}},
		{"tokenFile: here\ntoken: ${token}\n", lint.OutcomeUsable, nil},
	} {
		e := example{files: map[string]string{"config": kubeconfig(c.user), "empty": "", "here": "${token sa=ci/other}"}, order: []string{"config"}, call: []string{"config"}}
		result := e.lint(t)
		var told []string
		for _, f := range result.Findings {
			if _, why, found := strings.Cut(f.Message, ", which "); found && f.Rule == "referenced-file-unusable" {
				told = append(told, string(f.Severity)+" "+f.Field+" "+why)
			}
		}
		if outcome := result.Contexts[0].Verdict.Outcome; !slices.Equal(told, c.told) || outcome != c.outcome {
			t.Errorf("%q: is judged %s and told %q, not %s and %q", c.user, outcome, told, c.outcome, c.told)
		}
	}
}
