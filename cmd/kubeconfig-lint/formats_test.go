package main

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// TestExitStatusDoesNotDependOnTheFormat runs sound, risky and broken inputs at every level through every format, to
// standard output and into a file.
func TestExitStatusDoesNotDependOnTheFormat(t *testing.T) {
	t.Parallel()
	insecure := strings.Replace(good, "server:", "insecure-skip-tls-verify: true, server:", 1)
	files := map[string]string{"good": good, "dangling": dangling, "broken": broken, "insecure": insecure, "empty/readme.txt": "nothing"}
	for input, codes := range map[string]map[string]int{
		"good":     {"error": exitClean, "warning": exitClean, "info": exitFindings, "never": exitClean},
		"insecure": {"error": exitClean, "warning": exitFindings, "info": exitFindings, "never": exitClean},
		"dangling": {"error": exitFindings, "warning": exitFindings, "info": exitFindings, "never": exitClean},
		"broken":   {"error": exitFindings, "warning": exitFindings, "info": exitFindings, "never": exitClean},
		"missing":  {"error": exitIncomplete, "warning": exitIncomplete, "info": exitIncomplete, "never": exitIncomplete},
		"empty":    {"error": exitNoInput, "warning": exitNoInput, "info": exitNoInput, "never": exitNoInput},
	} {
		for level, code := range codes {
			for _, format := range report.Names() {
				for _, where := range []string{"", "=out/report"} {
					if got := (call{files: files, args: []string{input, "--fail-on", level, "-o", format + where}}).run(t); got.code != code {
						t.Errorf("%s --fail-on %s -o %s%s: exit status %d, not %d", input, level, format, where, got.code, code)
					}
				}
			}
		}
	}
}
