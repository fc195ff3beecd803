package resolve

// plugins are the calls of credential plugins of which the source, or else the documentation, says what they
// need. The first that fits a call is it.
var plugins = []*Plugin{
	{ // aws-cli awscli/customizations/eks/get_token.py
		commands: []string{"aws"}, words: []string{"eks", "get-token"},
		Anew: "aws eks update-kubeconfig --name CLUSTER",
		needs: []need{
			{flags: []string{"--cluster-name", "--cluster-id"}},
			{flags: []string{"--region"}, env: []string{"AWS_REGION", "AWS_DEFAULT_REGION"}, mild: true},
			{flags: []string{"--output"}, env: []string{"AWS_DEFAULT_OUTPUT"}, prints: true},
		},
		excludes: [][2]string{{"--cluster-name", "--cluster-id"}}, exit: "255",
		// client-go takes YAML as well (apimachinery v0.37.2 pkg/runtime/serializer/codec_factory.go).
		outputs: []output{{flag: "--output", env: "AWS_DEFAULT_OUTPUT", good: []string{"json", "yaml"}}, {flag: "--query"}},
	},
	{ // aws-iam-authenticator v0.6.13 cmd/aws-iam-authenticator/token.go, root.go
		commands: []string{"aws-iam-authenticator", "heptio-authenticator-aws"}, words: []string{"token"},
		Anew:     "aws eks update-kubeconfig --name CLUSTER",
		needs:    []need{{flags: []string{"--cluster-id", "-i", "--config", "-c"}, env: []string{"KUBERNETES_AWS_AUTHENTICATOR_CLUSTER_ID"}}},
		excludes: [][2]string{{"--forward-session-name", "--session-name"}, {"--forward-session-name", "-s"}},
		outputs:  []output{{flag: "--token-only"}},
	},
	{ // kubernetes/cloud-provider-gcp cmd/gke-gcloud-auth-plugin/cred.go
		commands: []string{"gke-gcloud-auth-plugin"}, prints: "v1beta1",
		Anew: "gcloud container clusters get-credentials CLUSTER --location LOCATION",
		needs: []need{
			{flags: []string{"--project"}, beside: "--use_edge_cloud"},
			{flags: []string{"--location"}, beside: "--use_edge_cloud"},
			{flags: []string{"--cluster"}, beside: "--use_edge_cloud"},
		},
	},
	{ // googlecloudsdk/api_lib/container/kubeconfig.py, for clusters of other clouds
		commands: []string{"gcloud"}, words: []string{"print-access-token"}, shared: true,
		Anew:  "gcloud container attached clusters get-credentials CLUSTER --location LOCATION",
		needs: []need{{flags: []string{"--exec-credential"}, prints: true}},
	},
	{ // Azure/kubelogin pkg/internal/options/{unified,validation}.go, pkg/internal/token/provider.go
		commands: []string{"kubelogin"}, words: []string{"get-token"},
		marks:      []string{"--server-id", "--login", "-l", "--client-id", "--tenant-id", "-t", "--environment", "-e", "--pop-enabled", "--identity-resource-id"},
		Anew:       "az aks get-credentials --name CLUSTER --resource-group GROUP\n    kubelogin convert-kubeconfig -l azurecli",
		Unattended: "kubelogin convert-kubeconfig -l workloadidentity",
		needs: []need{
			{flags: []string{"--server-id"}},
			{flags: []string{"--client-id"}, env: []string{"AAD_SERVICE_PRINCIPAL_CLIENT_ID", "AZURE_CLIENT_ID", "ARM_CLIENT_ID"}, logins: byApplication},
			{flags: []string{"--tenant-id", "-t"}, env: []string{"AZURE_TENANT_ID", "ARM_TENANT_ID"}, logins: byApplication},
			{flags: []string{"--pop-claims"}, beside: "--pop-enabled"},
			{flags: []string{"--pop-enabled"}, beside: "--pop-claims"},
		},
		excludes: [][2]string{{"--server-id", "--oidc-issuer-url"}, {"--server-id", "--oidc-client-id"}, {"--login", "--oidc-issuer-url"}},
		gone:     [][2]string{{"--token-cache-dir", "--cache-dir"}},
		login: &login{
			flags: []string{"--login", "-l"}, env: "AAD_LOGIN_METHOD", usual: "devicecode",
			known:  []string{"devicecode", "interactive", "spn", "ropc", "msi", "azurecli", "azd", "workloadidentity", "azurepipelines"},
			asking: []string{"devicecode", "interactive"},
		},
		secrets: []string{"SYSTEM_ACCESSTOKEN"},
	},
	{ // int128/kubelogin pkg/cmd/{get_token,authentication}.go
		commands: []string{"kubelogin"}, words: []string{"get-token"}, marks: []string{"--oidc-issuer-url", "--oidc-client-id", "--oidc-client-secret", "--grant-type"},
		Anew: setupOIDC, Unattended: withoutPerson, needs: oidcNeeds, gone: oidcGone, login: oidcLogin, secrets: oidcSecrets,
	},
	{
		commands: []string{"kubectl-oidc_login"}, words: []string{"get-token"},
		Anew: setupOIDC, Unattended: withoutPerson, needs: oidcNeeds, gone: oidcGone, login: oidcLogin, secrets: oidcSecrets,
	},
	{
		commands: []string{"kubectl"}, words: []string{"oidc-login", "get-token"}, shared: true,
		Anew: setupOIDC, Unattended: withoutPerson, needs: oidcNeeds, gone: oidcGone, login: oidcLogin, secrets: oidcSecrets,
	},
	{ // one of the two that share the name, and both stop
		commands: []string{"kubelogin"}, words: []string{"get-token"},
		needs: []need{{flags: []string{"--server-id", "--oidc-issuer-url"}}},
	},
	{ // digitalocean/doctl commands/kubernetes.go
		commands: []string{"doctl"}, words: []string{"exec-credential"}, prints: "--version",
		Anew:    "doctl kubernetes cluster kubeconfig save CLUSTER",
		needs:   []need{{flags: []string{"--version"}}},
		secrets: []string{"-t"},
	},
	{ // oracle/oci-cli services/container_engine/src/oci_cli_container_engine/containerengine_cli_extended.py
		commands: []string{"oci"}, words: []string{"ce", "cluster", "generate-token"}, prints: "v1beta1",
		Anew:    "oci ce cluster create-kubeconfig --cluster-id OCID --file ~/.kube/config",
		needs:   []need{{flags: []string{"--cluster-id", "--from-json"}}},
		secrets: []string{"OCI_CLI_KEY_CONTENT"},
	},
	{ // gravitational/teleport tool/tsh/common/kube.go
		commands: []string{"tsh"}, words: []string{"kube", "credentials"}, prints: "v1beta1",
		Anew: "tsh kube login CLUSTER", Unattended: "tbot start kubernetes --destination=DIR --kubernetes-cluster=CLUSTER",
		needs: []need{{flags: []string{"--kube-cluster"}}, {flags: []string{"--teleport-cluster"}}},
		login: &login{usual: "tsh login", asking: []string{"tsh login"}, quiet: []string{"-i", "--identity", "TELEPORT_IDENTITY_FILE"}},
	},
	{ // gravitational/teleport lib/tbot/cli/kube_credentials.go, tool/tbot/kube.go
		commands: []string{"tbot"}, words: []string{"kube", "credentials"}, prints: "v1beta1",
		needs: []need{{flags: []string{"--destination-dir"}}},
	},
	{ // vmware-tanzu/pinniped cmd/pinniped/cmd/login_oidc.go; tanzu runs the same
		commands: []string{"pinniped"}, words: []string{"login", "oidc"}, prints: "v1beta1",
		Anew: "pinniped get kubeconfig", Unattended: "pinniped get kubeconfig --static-token-env TOKEN", needs: pinnipedNeeds, login: pinnipedLogin,
	},
	{
		commands: []string{"tanzu"}, words: []string{"pinniped-auth", "login"}, shared: true, prints: "v1beta1",
		needs: pinnipedNeeds, login: pinnipedLogin,
	},
	{ // vmware-tanzu/pinniped cmd/pinniped/cmd/login_static.go
		commands: []string{"pinniped"}, words: []string{"login", "static"}, prints: "v1beta1",
		Anew:  "pinniped get kubeconfig --static-token-env TOKEN",
		needs: append([]need{{flags: []string{"--token", "--token-env"}}}, pinnipedNeeds[1:]...),
	},
	{ // scaleway/scaleway-cli internal/namespaces/k8s/v1/custom_execcredentials.go
		commands: []string{"scw"}, words: []string{"k8s", "exec-credential"}, prints: "v1",
		Anew: "scw k8s kubeconfig install CLUSTER",
	},
	{ // yandex.cloud/en/docs/cli: its source is not public
		commands: []string{"yc"}, words: []string{"create-token"}, shared: true,
		Anew: "yc managed-kubernetes cluster get-credentials CLUSTER --external",
	},
	{ // gitlab.com/gitlab-org/cli internal/commands/cluster/agent/get_token/agent_get_token.go
		commands: []string{"glab"}, words: []string{"cluster", "agent", "get-token"}, prints: "v1",
		Anew:  "glab cluster agent update-kubeconfig --agent ID",
		needs: []need{{flags: []string{"--agent", "-a"}}},
	},
	{ // rancher/cli cmd/kubectl_token.go
		commands: []string{"rancher"}, words: []string{"token"}, prints: "v1beta1",
		Anew: "rancher clusters kubeconfig CLUSTER", Unattended: withoutPerson,
		needs: []need{{flags: []string{"--server"}}, {flags: []string{"--user"}}},
		login: &login{usual: "Rancher's login", asking: []string{"Rancher's login"}},
	},
}

// withoutPerson makes a credential that asks nobody, on any cluster.
const withoutPerson = "kubectl -n NAMESPACE create token SERVICEACCOUNT"

// byApplication are the logins of Azure's kubelogin that name an application of a tenant.
var byApplication = []string{"devicecode", "interactive", "spn", "ropc"}

const setupOIDC = "kubectl oidc-login setup --oidc-issuer-url=URL --oidc-client-id=ID"

var (
	oidcNeeds = []need{{flags: []string{"--oidc-issuer-url"}}, {flags: []string{"--oidc-client-id"}}}
	oidcGone  = [][2]string{{"--listen-port", "--listen-address"}}
	oidcLogin = &login{
		flags: []string{"--grant-type"}, usual: "auto",
		known:  []string{"auto", "authcode", "authcode-keyboard", "password", "device-code", "client-credentials", "token-exchange"},
		asking: []string{"auto", "authcode", "authcode-keyboard", "password", "device-code"},
		quiet:  []string{"--password"},
	}
	oidcSecrets = []string{"--token-exchange-subject-token", "--token-exchange-actor-token"}
)

var (
	pinnipedNeeds = []need{
		{flags: []string{"--issuer"}},
		{flags: []string{"--concierge-endpoint"}, beside: "--enable-concierge"},
		{flags: []string{"--concierge-authenticator-name"}, beside: "--enable-concierge"},
		{flags: []string{"--concierge-authenticator-type"}, beside: "--enable-concierge"},
	}
	pinnipedLogin = &login{
		flags: []string{"--upstream-identity-provider-flow"}, env: "PINNIPED_UPSTREAM_IDENTITY_PROVIDER_FLOW", usual: "browser_authcode",
		asking: []string{"browser_authcode"},
		quiet:  []string{"--upstream-identity-provider-type=ldap", "--upstream-identity-provider-type=activedirectory"},
	}
)

// noPlugins are programs that print tokens and secrets, and no ExecCredential by themselves.
var noPlugins = []string{"vault", "infisical", "tkn", "cloudflared", "ibmcloud", "az"}
