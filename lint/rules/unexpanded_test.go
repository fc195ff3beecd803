package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestUnexpanded tells what is written for a shell from what only looks so.
func TestUnexpanded(t *testing.T) {
	t.Parallel()
	for word, wanted := range map[string]bool{
		"--config=$HOME/.aws": true, "${REGION}": true, "$(whoami)": true, "`id`": true, "~/.aws/config": true, "--config=~/x": true,
		"{.status.token}": false, "<cluster>": false, "pa$$word": false, "a$b": false, "cost$5": false, "user~1": false, "prod": false,
		"P@ss$WORD1": false, "/home/$USER/x": true, "prod-$REGION": true, "$$HOME": false, "$HOMEdir": false,
	} {
		user := execUser("company-login") + "  args: [" + fmt.Sprintf("%q", word) + "]\n"
		if got := slices.Contains(raised(t, kubeconfig(user), "", nil), "exec-unexpanded-argument"); got != wanted {
			t.Errorf("%q: %v", word, got)
		}
	}
	for _, user := range []string{
		execUser("sh") + "  args: [-c, \"aws eks get-token --cluster-name $CLUSTER\"]\n",
		execUser("sudo") + "  args: [-u, ci, bash, -c, \"company-login $CLUSTER\"]\n",
		execUser("ssh") + "  args: [bastion, \"company-login $HOME/x\"]\n",
	} {
		if slices.Contains(raised(t, kubeconfig(user), "", nil), "exec-unexpanded-argument") {
			t.Errorf("a shell expands for itself: %s", user)
		}
	}
}

// TestUnexpandedNamesNoValue: of an argument only its place is said, and the flag where that surely is one.
func TestUnexpandedNamesNoValue(t *testing.T) {
	t.Parallel()
	for args, place := range map[string]string{
		`["--config=$HOME/x"]`:     "argument 1 (--config) of",
		`[--config, "$HOME/x"]`:    "argument 2 (behind --config) of",
		`["-phunter2$(id)"]`:       "argument 1 of",
		`["hunter2=$(id)"]`:        "argument 1 of",
		`["--hunter2 $(id)=prod"]`: "argument 1 of",
	} {
		e := example{files: map[string]string{"config": kubeconfig(execUser("company-login") + "  args: " + args + "\n")}, order: []string{"config"}}
		found := findings(t, e, "exec-unexpanded-argument")
		if len(found) != 1 || !strings.HasPrefix(found[0].Message, place) || strings.Contains(found[0].Message+found[0].Help, "hunter2") {
			t.Errorf("%s: %+v", args, found)
		}
	}
}
