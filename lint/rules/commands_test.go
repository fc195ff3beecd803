package rules_test

import (
	"strings"
	"testing"
)

// TestHelpNamesWhatKubectlKnows: kubectl config says act-as where the file says as, takes a name it does not know
// without a word, and asks for what is really there.
func TestHelpNamesWhatKubectlKnows(t *testing.T) {
	t.Parallel()
	const pair = "client-certificate-data: ${cert cn=ci}\nclient-key-data: ${key cn=ci}\n"
	for user, want := range map[string]string{
		"token: ${token}\nusername: dave\n":                         "kubectl config unset users.ci.username\n    kubectl config unset users.ci.password",
		"token: ${token}\npassword: x\n":                            "kubectl config unset users.ci.password",
		execUser("company-login") + "auth-provider: {name: oidc}\n": "kubectl config unset users.ci.auth-provider",
		"token: ${token}\nas-groups: [x]\n":                         "kubectl config unset users.ci.act-as-groups",
		"token: ${token}\nas-uid: x\n":                              "kubectl config unset users.ci.act-as-uid",
		"token: ${token}\nas: \"a\\nb\"\n":                          "kubectl config set users.ci.act-as USER",
		pair + "client-key: key\n":                                  "kubectl config unset users.ci.client-key",
		pair + "client-certificate: cert\n":                         "kubectl config unset users.ci.client-certificate",
		"username: dave\n":                                          "kubectl config unset users.ci.username",
	} {
		e := example{files: map[string]string{"config": kubeconfig(user)}, order: []string{"config"}}
		var all []string
		for _, f := range e.lint(t).Findings {
			all = append(all, f.Help)
		}
		if !strings.Contains(strings.Join(all, "\n")+"\n", "    "+want+"\n") {
			t.Errorf("%q: %q does not tell %q", user, all, want)
		}
	}
}
