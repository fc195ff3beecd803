package rules_test

import (
	"strings"
	"testing"
)

// TestCommandsNameTheFile: kubectl config would change another file than the one that was linted.
func TestCommandsNameTheFile(t *testing.T) {
	t.Parallel()
	text := strings.Replace(oneContext("prod", plainCluster, plainUser), "current-context: prod", "current-context: Prod", 1)
	named := lintOne(t, text, "config")
	listed := lintOne(t, text, "")
	if help := named.Findings[0].Help; !strings.HasSuffix(help, " --kubeconfig config") {
		t.Errorf("of a PATH: %s", help)
	}
	if help := listed.Findings[0].Help; strings.Contains(help, "--kubeconfig") {
		t.Errorf("of what kubectl takes: %s", help)
	}
}
