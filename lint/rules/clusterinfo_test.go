package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestClusterInfoSize is the bundle at which kubectl on Linux was measured to fail, and the last that fits, beside this address.
func TestClusterInfoSize(t *testing.T) {
	t.Parallel()
	// KUBERNETES_EXEC_INFO takes 4 bytes for each 3 of the bundle.
	short := len("https://prod.example.com:6443") - len("https://127.0.0.1:9")
	last := 98139 - (short+3)/4*3
	for size, wanted := range map[int]bool{last: false, last + 6: true} {
		user := execUser("aws") + "  provideClusterInfo: true\n"
		text := strings.ReplaceAll(kubeconfig(user), "${ca}", fmt.Sprintf("${ca padded=%d}", size))
		if got := slices.Contains(raised(t, text, "", nil), "exec-cluster-info-too-large"); got != wanted {
			t.Errorf("%d bytes: %v", size, got)
		}
		idle := strings.ReplaceAll(text, "provideClusterInfo: true", "provideClusterInfo: false")
		if slices.Contains(raised(t, idle, "", nil), "exec-cluster-info-too-large") {
			t.Errorf("%d bytes: nobody asked for it", size)
		}
	}
}
