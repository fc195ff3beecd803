package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// aboutCalls are the rules that know how credential plugins want to be called.
var aboutCalls = []string{"exec-plugin-arguments", "exec-plugin-version-mismatch", "exec-output-format", "exec-interactive-in-ci", "exec-embedded-secret"}

// toldOfCall lints a user with an exec plugin and gives "rule severity field" for each finding of aboutCalls.
func toldOfCall(t *testing.T, version, call, environment, flags string) []string {
	t.Helper()
	words := strings.Fields(call)
	user := fmt.Sprintf("exec:\n  apiVersion: client.authentication.k8s.io/%s\n  interactiveMode: IfAvailable\n  command: %q\n  args:\n", version, words[0])
	for _, word := range words[1:] {
		user += fmt.Sprintf("  - %q\n", strings.ReplaceAll(word, "·", " "))
	}
	if environment != "" {
		user += "  env:\n"
	}
	for _, variable := range strings.Fields(environment) {
		name, value, _ := strings.Cut(variable, "=")
		user += fmt.Sprintf("  - {name: %s, value: %q}\n", name, value)
	}
	e := example{files: map[string]string{"config": kubeconfig(user)}, order: []string{"config"}, call: []string{"--no-files", "config"}, ci: flags == "CI"}
	var told []string
	for _, f := range e.lint(t).Findings {
		if slices.Contains(aboutCalls, f.Rule) {
			told = append(told, fmt.Sprintf("%s %s %s", f.Rule, f.Severity, f.Field))
		}
	}
	return told
}

// TestPluginCalls holds calls of well-known plugins against what their sources say. A dot in the middle of a word
// stands for a blank.
func TestPluginCalls(t *testing.T) {
	t.Parallel()
	const (
		missing  = "exec-plugin-arguments error exec.args"
		perhaps  = "exec-plugin-arguments warning exec.args"
		mild     = "exec-plugin-arguments info exec.args"
		mismatch = "exec-plugin-version-mismatch error exec.apiVersion"
		profile  = "exec-output-format info exec.args"
		asks     = "exec-interactive-in-ci info exec.args"
	)
	azure := "kubelogin get-token --server-id 6dae42f8-4368-4678-94ff-3960e28e3630 "
	oidc := "get-token --oidc-issuer-url=https://login.example.com --oidc-client-id=kubernetes "
	for _, c := range []struct {
		version, call, env, flags string
		told                      []string
	}{
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod --output json"},
		{call: "aws eks get-token --cluster-id 0a1b --region=eu-central-1 --output=json", version: "v1"},
		{call: "aws --no-verify-ssl eks get-token --cluster-name prod --output json", env: "AWS_DEFAULT_REGION=eu-central-1"},
		{call: "aws eks get-token --cluster-name prod --output json", env: "AWS_REGION=eu-central-1"},
		{call: "aws eks get-token --cluster-name prod --output json", told: []string{mild}},
		{call: "aws --region eu-central-1 eks get-token --output json", told: []string{missing}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name= --output json", told: []string{missing}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name a --cluster-id b --output json", told: []string{"exec-plugin-arguments error exec.args[6]"}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name·prod --output json", told: []string{"exec-plugin-arguments error exec.args[4]"}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod", told: []string{profile}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod", env: "AWS_DEFAULT_OUTPUT=json"},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod --output yaml"},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod --output text", told: []string{"exec-output-format error exec.args[6]"}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod", env: "AWS_DEFAULT_OUTPUT=table", told: []string{"exec-output-format error exec.env[0].name"}},
		{call: "aws --region eu-central-1 eks get-token --cluster-name prod --output json --query status.token", told: []string{"exec-output-format error exec.args[8]"}},
		{call: "aws sts get-caller-identity", told: []string{mild}},
		{call: "/opt/bin/aws --region eu-central-1 eks get-token --output json", told: []string{perhaps}},
		{call: "/opt/bin/aws --region eu-central-1 eks get-token --cluster-name prod --output text", told: []string{"exec-output-format warning exec.args[6]"}},

		{call: "aws-iam-authenticator token -i prod"},
		{call: "aws-iam-authenticator token -iprod"},
		{call: "aws-iam-authenticator token --cluster-id=prod", version: "v1"},
		{call: "aws-iam-authenticator --config authenticator.yaml token"},
		{call: "aws-iam-authenticator token", env: "KUBERNETES_AWS_AUTHENTICATOR_CLUSTER_ID=prod"},
		{call: "heptio-authenticator-aws token", told: []string{perhaps}},
		{call: "aws-iam-authenticator token -i prod --token-only", told: []string{"exec-output-format error exec.args[3]"}},
		{call: "aws-iam-authenticator token -i prod --token-only=false"},
		{call: "aws-iam-authenticator token -i prod --session-name ci --forward-session-name", told: []string{"exec-plugin-arguments error exec.args[3]"}},
		{call: "aws-iam-authenticator token -i prod --session-name ci"},

		{call: "gke-gcloud-auth-plugin"},
		{call: "gke-gcloud-auth-plugin --use_application_default_credentials"},
		{call: "gke-gcloud-auth-plugin", version: "v1", told: []string{mismatch}},
		{call: "/opt/google-cloud-sdk/bin/gke-gcloud-auth-plugin", version: "v1", told: []string{"exec-plugin-version-mismatch warning exec.apiVersion"}},
		{call: "gke-gcloud-auth-plugin --use_edge_cloud --project a --location b --cluster c"},
		{call: "gke-gcloud-auth-plugin --use_edge_cloud --project a --location b", told: []string{missing}},
		{call: "gcloud container attached clusters print-access-token prod --location=us --exec-credential", version: "v1"},
		{call: "gcloud auth print-access-token", told: []string{"exec-output-format error exec.args"}},

		{call: azure + "--login azurecli"},
		{call: azure + "--login workloadidentity", flags: "CI"},
		{call: azure + "-l msi"},
		{call: azure + "--login azurepipelines"},
		{call: azure + "--login spn --client-id a --tenant-id b"},
		{call: azure + "--login spn --client-id a -t b"},
		{call: azure + "--login spn", env: "AAD_SERVICE_PRINCIPAL_CLIENT_ID=a AZURE_TENANT_ID=b"},
		{call: azure + "--login spn", told: []string{perhaps, perhaps}},
		{call: azure + "--login ropc --client-id a", told: []string{perhaps}},
		{call: azure, told: []string{asks}},
		{call: azure, env: "AAD_LOGIN_METHOD=azurecli"},
		{call: azure + "--login devicecode --client-id a --tenant-id b", told: []string{"exec-interactive-in-ci info exec.args[3]"}},
		{call: azure + "--login devicecode --client-id a --tenant-id b", env: "AAD_LOGIN_METHOD=msi"},
		{call: azure + "--login devicecode --client-id a --tenant-id b --disable-environment-override", env: "AAD_LOGIN_METHOD=msi", told: []string{"exec-interactive-in-ci info exec.args[3]"}},
		{call: azure + "--login interactive --client-id a --tenant-id b", flags: "CI", told: []string{"exec-interactive-in-ci warning exec.args[3]"}},
		{call: azure + "--login workload-identity", told: []string{"exec-plugin-arguments warning exec.args[3]"}},
		{call: azure + "--login $LOGIN"},
		{call: azure + "--login azurecli --pop-enabled", told: []string{missing}},
		{call: azure + "--login azurecli --pop-enabled=false"},
		{call: azure + "--login azurecli --pop-claims u=a", told: []string{missing}},
		{call: azure + "--login azurecli --token-cache-dir /tmp/x", told: []string{"exec-plugin-arguments info exec.args[5]"}},
		{call: azure + "--oidc-issuer-url https://login.example.com --login azurecli", told: []string{"exec-plugin-arguments error exec.args[3]"}},
		{call: "kubelogin get-token --login azurecli", told: []string{missing}},
		{call: "kubelogin get-token", told: []string{missing}},
		{call: "kubelogin", told: []string{mild}},
		{call: `C:\tools\kubelogin.exe get-token --login azurecli`, told: []string{perhaps}},

		{call: "kubelogin " + oidc + "--grant-type=client-credentials", flags: "CI"},
		{call: "kubelogin " + oidc, told: []string{asks}},
		{call: "kubelogin " + oidc, flags: "CI", told: []string{"exec-interactive-in-ci warning exec.args"}},
		{call: "kubectl-oidc_login " + oidc + "--grant-type device-code", told: []string{"exec-interactive-in-ci info exec.args[3]"}},
		{call: "kubectl oidc-login " + oidc + "--grant-type=password --username a", told: []string{"exec-interactive-in-ci info exec.args[4]"}},
		{call: "kubectl oidc-login " + oidc + "--grant-type=password --username a --password $PASSWORD"},
		{call: "kubectl oidc-login get-token --oidc-issuer-url=https://login.example.com --grant-type=client-credentials", told: []string{missing}},
		{call: "kubectl-oidc_login get-token --grant-type=client-credentials", told: []string{missing, missing}},
		{call: "kubectl-oidc_login " + oidc + "--grant-type=implicit", told: []string{"exec-plugin-arguments warning exec.args[3]"}},
		{call: "kubectl-oidc_login " + oidc + "--grant-type=client-credentials --listen-port=8000", told: []string{"exec-plugin-arguments info exec.args[4]"}},
		{call: "kubectl credential-of-ours"},

		{call: "doctl kubernetes cluster kubeconfig exec-credential --version=v1beta1 --context=default 0a1b"},
		{call: "doctl kubernetes cluster kubeconfig exec-credential --version=v1beta1 0a1b", version: "v1", told: []string{mismatch}},
		{call: "doctl kubernetes cluster kubeconfig exec-credential 0a1b", told: []string{missing}},

		{call: "oci ce cluster generate-token --cluster-id ocid1.cluster.oc1.a --region eu-frankfurt-1"},
		{call: "oci ce cluster generate-token --region eu-frankfurt-1", told: []string{missing}},
		{call: "oci ce cluster generate-token --cluster-id ocid1.cluster.oc1.a", version: "v1", told: []string{mismatch}},

		{call: "tsh kube credentials --kube-cluster=prod --teleport-cluster=example", told: []string{asks}},
		{call: "tsh kube credentials --kube-cluster=prod --teleport-cluster=example -i identity", flags: "CI"},
		{call: "tsh kube credentials --kube-cluster=prod -i identity", told: []string{missing}},
		{call: "tsh kube credentials --kube-cluster=prod --teleport-cluster=example", version: "v1", env: "TELEPORT_IDENTITY_FILE=identity", told: []string{mismatch}},
		{call: "tbot kube credentials --destination-dir=/opt/machine-id"},
		{call: "tbot kube credentials", told: []string{missing}},

		{call: "pinniped login oidc --issuer=https://login.example.com", told: []string{asks}},
		{call: "pinniped login oidc --issuer=https://login.example.com --upstream-identity-provider-type=ldap"},
		{call: "pinniped login oidc --issuer=https://login.example.com", env: "PINNIPED_UPSTREAM_IDENTITY_PROVIDER_FLOW=cli_password"},
		{call: "pinniped login oidc --upstream-identity-provider-flow=cli_password", told: []string{missing}},
		{call: "pinniped login static --token-env=TOKEN --enable-concierge --concierge-endpoint=https://x --concierge-authenticator-name=a --concierge-authenticator-type=jwt"},
		{call: "pinniped login static --token-env=TOKEN --enable-concierge", told: []string{missing, missing, missing}},
		{call: "pinniped login static", told: []string{missing}},
		{call: "tanzu pinniped-auth login --issuer=https://login.example.com --upstream-identity-provider-flow=cli_password", version: "v1", told: []string{mismatch}},

		{call: "scw k8s exec-credential", version: "v1"},
		{call: "scw k8s exec-credential", told: []string{mismatch}},
		{call: "yc k8s create-token --profile=prod"},
		{call: "glab cluster agent get-token --agent 42", version: "v1"},
		{call: "glab cluster agent get-token -a 42", told: []string{mismatch}},
		{call: "glab cluster agent get-token", version: "v1", told: []string{missing}},
		{call: "rancher token --server=rancher.example.com --user=prod", told: []string{asks}},
		{call: "rancher token -server=rancher.example.com", told: []string{missing, asks}},

		{call: "vault read -field=credential secret/prod", told: []string{"exec-output-format info exec.command"}},
		{call: "infisical secrets get KUBE --plain", told: []string{"exec-output-format info exec.command"}},
		{call: "company-login --token-only --output text"},
	} {
		if c.version == "" {
			c.version = "v1beta1"
		}
		got := toldOfCall(t, c.version, c.call, c.env, c.flags)
		if slices.Sort(got); !slices.Equal(got, slices.Sorted(slices.Values(c.told))) {
			t.Errorf("%s %s %s %s:\n\tis told %v\n\tand not %v", c.flags, c.version, c.env, c.call, got, c.told)
		}
	}
}

// TestPluginSecrets tells a secret that a plugin is handed from what only looks like one.
func TestPluginSecrets(t *testing.T) {
	t.Parallel()
	const value = "c9K2vQ8rZ1xW"
	for _, c := range []struct {
		call, env, field string
	}{
		{call: "company-login --client-secret " + value, field: "exec.args[0]"},
		{call: "company-login --password=" + value, field: "exec.args[0]"},
		{call: "company-login --client-secret $SECRET"},
		{call: "company-login --client-secret ${SECRET}"},
		{call: "company-login --token /var/run/secrets/token"},
		{call: "company-login --password pa$$word", field: "exec.args[0]"},
		{call: "company-login --password $2a$10$abcdef", field: "exec.args[0]"},
		{call: "company-login --token-env TOKEN"},
		{call: "company-login --token"},
		{call: "company-login --password="},
		{call: "company-login ${jwt}", field: "exec.args[0]"},
		{call: "company-login --bearer ${token}", field: "exec.args[0]"},
		{call: "doctl kubernetes cluster kubeconfig exec-credential --version=v1beta1 -t " + value + " 0a1b", field: "exec.args[5]"},
		{call: "kubelogin get-token --server-id x --login azurecli -t " + value},
		{call: "kubelogin get-token --oidc-issuer-url=https://login.example.com --oidc-client-id=kubernetes --oidc-client-secret=" + value + " --grant-type=client-credentials", field: "exec.args[3]"},
		{call: "kubelogin get-token --oidc-issuer-url=https://accounts.google.com --oidc-client-id=1.apps.googleusercontent.com --oidc-client-secret=" + value + " --grant-type=client-credentials"},
		{call: "kubelogin get-token --oidc-issuer-url=https://iam.cloud.ibm.com/identity --oidc-client-id=kube --oidc-client-secret=kube --grant-type=client-credentials"},
		{call: "company-login", env: "AWS_SECRET_ACCESS_KEY=" + value, field: "exec.env[0].value"},
		{call: "company-login", env: "AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE"},
		{call: "company-login", env: "AZURE_FEDERATED_TOKEN_FILE=/var/run/token"},
		{call: "company-login", env: "USE_TOKEN=true"},
		{call: "company-login", env: "CI_TOKEN=$CI_JOB_TOKEN"},
		{call: "company-login", env: "REGISTRY_TOKEN=./token"},
		{call: "company-login", env: "WHO=${jwt}", field: "exec.env[0].value"},
		{call: "company-login", env: "SYSTEM_ACCESSTOKEN=" + value},
		{call: "kubelogin get-token --server-id x --login azurepipelines", env: "SYSTEM_ACCESSTOKEN=" + value, field: "exec.env[0].value"},
	} {
		var want []string
		if c.field != "" {
			want = []string{"exec-embedded-secret warning " + c.field}
		}
		if got := toldOfCall(t, "v1beta1", c.call, c.env, ""); !slices.Equal(got, want) {
			t.Errorf("%s %s: is told %v and not %v", c.env, c.call, got, want)
		}
	}
}

// TestAlwaysInteractive is about the mode that client-go itself heeds, whatever the program is.
func TestAlwaysInteractive(t *testing.T) {
	t.Parallel()
	for ci, wanted := range map[bool]string{false: "info", true: "error"} {
		for _, command := range []string{"company-login", "/opt/company-login"} {
			e := example{files: map[string]string{"config": kubeconfig(execUser(command) + "  interactiveMode: Always\n")}, order: []string{"config"}, call: []string{"--no-files", "config"}, ci: ci}
			for _, f := range e.lint(t).Findings {
				if f.Rule == "exec-interactive-in-ci" && string(f.Severity) != wanted {
					t.Errorf("%s with CI %v: %s", command, ci, f.Severity)
				}
			}
		}
	}
}

// TestCommandsThatAreNoPaths tells what only a shell would understand from paths with odd names.
func TestCommandsThatAreNoPaths(t *testing.T) {
	t.Parallel()
	for command, want := range map[string]string{
		"aws eks get-token":            "exec-command-not-a-path",
		"~/bin/login":                  "exec-command-not-a-path",
		"$HOME/bin/login":              "exec-command-not-a-path",
		"company-login | jq .":         "exec-command-not-a-path",
		" company-login":               "exec-command-not-a-path",
		"company-login\n":              "exec-command-not-a-path",
		"/opt/my tools/login":          "exec-command-not-runnable",
		"C:\\Program Files\\login.exe": "exec-command-not-runnable",
		"company-login":                "",
	} {
		user := fmt.Sprintf("exec:\n  apiVersion: client.authentication.k8s.io/v1beta1\n  command: %q\n", command)
		told := slices.DeleteFunc(raised(t, kubeconfig(user), "", nil), func(rule string) bool { return rule == "exec-unknown-command" || rule == "hidden-characters" })
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%q: %s and not %s", command, got, want)
		}
	}
}

// TestHelpForAPluginThatCannotBeStarted names what can be done about it: a path that does not exist is looked for by its name.
func TestHelpForAPluginThatCannotBeStarted(t *testing.T) {
	t.Parallel()
	for command, c := range map[string]struct{ flags, want string }{
		"/nowhere/kubelogin": {want: "\n    command -v kubelogin"},
		"nowhere-login":      {want: "\n    command -v nowhere-login"},
		"./data":             {want: "\n    chmod +x ./data"},
		"aws":                {flags: "--no-files", want: "\n    command -v aws"},
	} {
		e := example{files: map[string]string{"config": kubeconfig(execUser(command)), "data": "x"}, order: []string{"config"}, call: append(strings.Fields(c.flags), "config")}
		found := findings(t, e, "exec-command-not-runnable")
		if len(found) != 1 || !strings.HasSuffix(found[0].Help, c.want) {
			t.Errorf("%s: %v", command, found)
		}
	}
}
