package rules_test

import (
	"slices"
	"strings"
	"testing"
)

// plugin is a user with an exec plugin, on one line.
func plugin(name, command, args string) string {
	return "user " + name + " exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: " + command + ", args: [" + args + "]}\n"
}

// TestExecClusterMismatch takes the calls of plugins for EKS apart.
func TestExecClusterMismatch(t *testing.T) {
	t.Parallel()
	const (
		host    = "https://0123456789ABCDEF0123456789ABCDEF.gr7.eu-central-1.eks.amazonaws.com"
		other   = "https://FEDCBA9876543210FEDCBA9876543210.gr7.eu-central-1.eks.amazonaws.com"
		arn     = "arn:aws:eks:eu-central-1:123456789012:cluster/prod"
		cluster = "cluster " + arn + " " + host + " ${ca}\ncontext prod " + arn + " ci\n"
		get     = "eks, get-token, --cluster-name, "
	)
	one := []string{"warning exec-cluster-mismatch users/ci"}
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"another name":                   {cluster + plugin("ci", "aws", get+"stage"), one},
		"joined":                         {cluster + plugin("ci", "aws", "eks, get-token, --cluster-name=stage"), one},
		"another partition":              {strings.ReplaceAll(cluster, "arn:aws:", "arn:aws-us-gov:") + plugin("ci", "aws", get+"stage"), one},
		"eksctl":                         {strings.ReplaceAll(cluster, arn, "prod.eu-central-1.eksctl.io") + plugin("ci", "aws", get+"stage"), one},
		"the authenticator":              {cluster + plugin("ci", "/usr/local/bin/aws-iam-authenticator", "token, -i, stage"), one},
		"the authenticator, long":        {cluster + plugin("ci", "aws-iam-authenticator", "token, --cluster-id=stage"), one},
		"through aws-vault":              {cluster + plugin("ci", "aws-vault", "exec, work, --, aws, "+get+"stage"), one},
		"behind a private name":          {strings.ReplaceAll(cluster, host, "https://eks.example.com") + plugin("ci", "aws", get+"stage"), one},
		"two users of one server":        {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), []string{"warning exec-cluster-mismatch users/b"}},
		"another entry names the server": {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b " + arn + " b\n" + strings.Split(cluster, "context")[0] + plugin("a", "aws", get+"stage") + plugin("b", "aws", get+"prod"), []string{"warning exec-cluster-mismatch users/a"}},

		"the same":                  {cluster + plugin("ci", "aws", get+"prod"), nil},
		"another region":            {cluster + plugin("ci", "aws", "--region, us-east-1, "+get+"prod"), nil},
		"an entry of another name":  {strings.ReplaceAll(cluster, arn, "my-prod") + plugin("ci", "aws", get+"stage"), nil},
		"two users, one name":       {"cluster prod " + host + " ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"prod, --role-arn, arn:aws:iam::1:role/x"), nil},
		"two users of two servers":  {"cluster prod " + host + " ${ca}\ncluster stage " + other + " ${ca}\ncontext a prod a\ncontext b stage b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), nil},
		"two users of a proxy":      {"cluster prod https://eks.example.com ${ca}\ncontext a prod a\ncontext b prod b\n" + plugin("a", "aws", get+"prod") + plugin("b", "aws", get+"stage"), nil},
		"what a shell would expand": {cluster + plugin("ci", "aws", get+"$CLUSTER"), nil},
		"the id of an outpost":      {cluster + plugin("ci", "aws", "eks, get-token, --cluster-id, 0f1e"), nil},
		"another plugin":            {cluster + plugin("ci", "company-login", "token, -i, stage"), nil},
		"no context":                {cluster + plugin("ci", "aws", get+"prod") + plugin("old", "aws", get+"stage"), nil},
		"a token comes first":       {cluster + strings.Replace(plugin("ci", "aws", get+"stage"), "exec:", "token: ${token sa=ci/deployer};exec:", 1), nil},
	} {
		if got := heard(t, c.text, false, "exec-cluster-mismatch"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestClusterCADisagrees compares entries that lead to one address.
func TestClusterCADisagrees(t *testing.T) {
	t.Parallel()
	const old, young = "${ca twin=2}", "${ca not-before=2025-06-01}"
	pair := func(server, first, other, second string) string {
		return "cluster old " + server + " " + first + "\ncluster new " + other + " " + second + "\ncontext old old ci\ncontext new new ci\nuser ci " + plugin("", "aws", "")[len("user  "):]
	}
	stale := []string{"warning cluster-ca-disagrees clusters/old"}
	const address = "https://prod.example.com"
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"another CA":                  {pair(address, old, address, young), stale},
		"the other way around":        {pair(address, young, address, old), []string{"warning cluster-ca-disagrees clusters/new"}},
		"the port as it is by itself": {pair(address, old, address+":443", young), stale},
		"capitals":                    {pair("https://Prod.Example.com", old, address, young), stale},
		"a path":                      {pair(address+"/k8s/clusters/a", old, address+"/k8s/clusters/b", young), stale},
		"a private address":           {pair("https://192.168.1.10:6443", old, "https://192.168.1.10:6443", young), []string{"info cluster-ca-disagrees clusters/old"}},
		"a name of one network":       {pair("https://api.prod.internal", old, "https://api.prod.internal", young), []string{"info cluster-ca-disagrees clusters/old"}},

		"the same key":            {pair(address, "${ca}", address, young), nil},
		"a key in common":         {pair(address, "certificate-authority: bundle.crt", address, young), nil},
		"another port":            {pair(address, old, address+":6443", young), nil},
		"this machine":            {pair("https://127.0.0.1:6443", old, "https://127.0.0.1:6443", young), nil},
		"this machine by name":    {pair("https://localhost:6443", old, "https://localhost:6443", young), nil},
		"another tls-server-name": {pair(address, old+";tls-server-name: a.example.com", address, young), nil},
		"another proxy":           {pair(address, old+";proxy-url: http://proxy.example.com:3128", address, young), nil},
		"not verified":            {pair(address, old+";insecure-skip-tls-verify: true", address, young), nil},
		"no CA":                   {pair(address, "", address, young), nil},
		"a CA below another":      {pair(address, "certificate-authority: sub.crt", address, young), nil},
		"over http":               {pair("http://prod.example.com", old, "http://prod.example.com", young), nil},
	} {
		if got := heard(t, c.text, false, "cluster-ca-disagrees"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestPurposesOfCAs goes by the names that generators give.
func TestPurposesOfCAs(t *testing.T) {
	t.Parallel()
	for name, wanted := range map[string]bool{
		"k3s-client-ca@1767139200": true, "rke2-client-ca@1767139200": true, "k3s-request-header-ca@1767139200": true, "etcd-server-ca@1767139200": true,
		"front-proxy-ca": true, "kubernetes-front-proxy-ca": true, "etcd-ca": true, "kubelet-signer": true, "kube-csr-signer_@1767139200": true, "admin-kubeconfig-signer": true,
		"kubernetes": false, "k3s-server-ca@1767139200": false, "kube-apiserver-lb-signer": false, "client-ca": false, "my-etcd-ca": false, "front-proxy-ca-2": false, "ca": false,
	} {
		text := "cluster prod https://prod.example.com ${ca name=" + name + "}\ncontext prod prod ci\nuser ci token: ${token sa=ci/deployer}"
		if got := heard(t, text, false, "ca-of-other-purpose"); (len(got) == 1) != wanted {
			t.Errorf("%s: %q", name, got)
		}
	}
	bundle := example{
		files: map[string]string{"ca.crt": "${ca name=etcd-ca}\n${ca}\n", "a": written(t, "cluster prod https://prod.example.com certificate-authority: ca.crt\ncontext prod prod ci\nuser ci ${cert cn=ci}")},
		order: []string{"a"},
	}
	for _, f := range bundle.lint(t).Findings {
		if f.Rule == "ca-of-other-purpose" {
			t.Error("one CA of the bundle is enough")
		}
	}
}

// TestContextNames: a reference to nothing, and an entry that is not there, are none of its business.
func TestContextNames(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		text string
		want int
	}{
		"another cluster":    {prodK8s + labMini + "context prod lab ci\nuser ci ${cert cn=ci}", 1},
		"another user":       {prodK8s + "context ci prod other\nuser ci ${cert cn=ci}\nuser other ${cert cn=other}", 1},
		"both":               {prodK8s + labMini + "context prod lab ci\nuser ci ${cert cn=ci}\nuser prod ${cert cn=prod}", 2},
		"its own":            {prodK8s + labMini + "context prod prod prod\nuser prod ${cert cn=prod}", 0},
		"no such cluster":    {prodK8s + labMini + "context stage lab ci\nuser ci ${cert cn=ci}", 0},
		"names nothing":      {prodK8s + "context prod gone ci\nuser ci ${cert cn=ci}", 0},
		"as kubeadm does it": {"cluster kubernetes https://prod.example.com ${ca}\ncontext kubernetes-admin@kubernetes kubernetes kubernetes-admin\nuser kubernetes-admin ${cert cn=a}", 0},
	} {
		if got := heard(t, c.text, false, "context-name-mismatch"); len(got) != c.want {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestUnusedEntries tells what is forgotten from what is a part of something, and live secrets from dead ones.
func TestUnusedEntries(t *testing.T) {
	t.Parallel()
	const used = prodK8s + "context prod prod ci\nuser ci ${cert cn=ci}\n"
	warned, told := []string{"warning unused-entry users/old"}, []string{"info unused-entry users/old"}
	for name, c := range map[string]struct {
		text   string
		merged bool
		want   []string
	}{
		"a token":                         {used + "user old token: ${token sa=ci/old}", false, warned},
		"a token that never ends":         {used + "user old token: ${token sa=ci/old legacy=yes}", false, warned},
		"an opaque token":                 {used + "user old token: 0123456789abcdef0123456789abcdef", false, warned},
		"a password":                      {used + "user old username: a;password: q8Zr2Wm9Kd4Vt6B1", false, warned},
		"a certificate and its key":       {used + "user old ${cert cn=old}", false, warned},
		"a key alone":                     {used + "user old client-key-data: ${key cn=old}", false, told},
		"a word for a password":           {used + "user old username: a;password: some-password", false, told},
		"an expired certificate, a token": {used + "user old ${cert cn=old not-after=2025-12-15};token: ${token sa=ci/old}", false, warned},
		"an expired token":                {used + "user old token: ${token sa=ci/old iat=2025-12-01 exp=2025-12-02}", false, told},
		"an expired certificate":          {used + "user old ${cert cn=old not-after=2025-12-15}", false, told},
		"a plugin":                        {used + plugin("old", "aws", "eks, get-token, --cluster-name, prod, --output, json"), false, told},
		"what was cut out":                {used + "user old token: REDACTED", false, told},
		"a key that was cut out":          {used + "user old client-key-data: DATA+OMITTED", false, told},
		"a cluster":                       {used + labMini, false, []string{"info unused-entry clusters/lab"}},
		"more than a context lacks":       {used + "context lab lab odl\nuser old token: ${token sa=ci/old}\nuser older username: a", false, append(warned, "info unused-entry users/older")},
		"more clusters than lack":         {used + labMini + "cluster dev https://dev.example.com:6443 ${ca}\ncontext old lbb ci", false, []string{"info unused-entry clusters/lab", "info unused-entry clusters/dev"}},
		"a list without its context":      {used + "---" + "user old token: ${token sa=ci/old}", true, warned},

		"no context at all":               {prodK8s + "user old token: ${token sa=ci/old}", false, nil},
		"another file of the list":        {prodK8s + "user old token: ${token sa=ci/old}\n---\ncontext prod prod old", true, nil},
		"a context that the merge drops":  {used + "---\n" + labMini + "context prod lab old\nuser old token: ${token sa=ci/old}", true, nil},
		"a reference that is misspelt":    {prodK8s + "context prod prod odl\nuser old token: ${token sa=ci/old}", false, nil},
		"a cluster that is misspelt":      {labMini + "context lab lbb old\nuser old token: ${token sa=ci/old}", false, nil},
		"a part that is judged by itself": {used + "---\n" + labMini, false, nil},
	} {
		if got := heard(t, c.text, c.merged, "unused-entry"); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// TestWhatNoContextUsesIsInfo: a failure that nobody meets is no warning, except in a part of something, whose contexts are elsewhere.
func TestWhatNoContextUsesIsInfo(t *testing.T) {
	t.Parallel()
	const expired, removed = "user old ${cert cn=old not-after=2025-12-15}", "user old auth-provider: {name: gcp}"
	used := prodK8s + "context prod prod ci\nuser ci ${cert cn=ci}\n"
	for text, want := range map[string]string{
		used + expired:    "info client-cert-expired users/old",
		used + removed:    "info auth-provider-removed users/old",
		prodK8s + expired: "warning client-cert-expired users/old",
		prodK8s + removed: "warning auth-provider-removed users/old",
		prodK8s + "context prod prod old\n" + expired: "error client-cert-expired users/old",
	} {
		if got := heard(t, text, false, "client-cert-expired", "auth-provider-removed"); !slices.Equal(got, []string{want}) {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
