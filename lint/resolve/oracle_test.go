//go:build unix

package resolve_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	_ "k8s.io/client-go/plugin/pkg/client/auth" // gcp, azure and oidc, as kubectl links them
	"k8s.io/client-go/rest"
	"k8s.io/client-go/tools/clientcmd"
	"k8s.io/client-go/tools/clientcmd/api"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

// agree holds what this package makes of some bytes against client-go: whether they load, and
// for every context what DirectClientConfig.ConfirmUsable says
// (client-go v0.37.2 tools/clientcmd/client_config.go:431), which is what kubectl runs.
func agree(t *testing.T, data []byte) {
	t.Helper()
	config, err := clientcmd.Load(data)
	file := kubeconfig.Load(credential.NewSecret(data))
	if (err == nil) != (file.Err == nil) {
		t.Fatalf("client-go says %v, this package %v", err, file.Err)
	}
	dir, wdErr := os.Getwd()
	if wdErr != nil {
		t.Fatal(wdErr)
	}
	view := resolve.NewView([]*resolve.Input{{Path: "config", Dir: dir, Config: file}}, nil, environment(dir))
	if err != nil {
		if len(view.Contexts) != 1 || view.Contexts[0].Verdict.Outcome != resolve.ClientError || !view.Contexts[0].Current {
			t.Fatalf("a file that does not load has the contexts %+v", view.Contexts)
		}
		return
	}
	if len(file.Clusters) != len(config.Clusters) || len(file.Users) != len(config.AuthInfos) || len(file.Contexts) != len(config.Contexts) || file.CurrentContext != config.CurrentContext {
		t.Fatal("entries are lost or made up")
	}
	for _, c := range view.Contexts {
		if c.Name == "" && config.CurrentContext != "" && !c.Synthetic {
			continue // client-go takes the empty name for the current context
		}
		name := c.Name
		if c.Synthetic {
			name = config.CurrentContext
		}
		confirm(t, config, name, c)
	}
}

func confirm(t *testing.T, config *api.Config, name string, c *resolve.Context) {
	t.Helper()
	asKubectl := usable(config, name, &clientcmd.ConfigOverrides{ClusterDefaults: api.Cluster{Server: "http://localhost:8080"}})
	asLibrary := usable(config, name, &clientcmd.ConfigOverrides{})
	validation := c.Verdict.Outcome == resolve.ClientError && c.Active[0].Stage == resolve.StageValidate
	switch {
	case asKubectl != nil && !validation:
		t.Errorf("context %q: client-go says %v, the verdict is %s by %q", name, asKubectl, c.Verdict.Outcome, c.Verdict.Rule)
	case asKubectl == nil && validation:
		t.Errorf("context %q: client-go has no objection, the verdict is %s by %q", name, c.Verdict.Outcome, c.Verdict.Rule)
	case asKubectl == nil && clientcmd.IsEmptyConfig(asLibrary) && c.Verdict.Outcome != resolve.Elsewhere:
		t.Errorf("context %q: the config is empty to client-go, the verdict is %s by %q", name, c.Verdict.Outcome, c.Verdict.Rule)
	case asKubectl == nil && asLibrary == nil && c.Verdict.Outcome == resolve.Elsewhere:
		t.Errorf("context %q: there is a server, the verdict is %s by %q", name, c.Verdict.Outcome, c.Verdict.Rule)
	case asKubectl == nil:
		construct(t, config, name, c)
	}
}

// construct holds the stages between validation and the first request against client-go: it
// builds the transport as a program would, which reads files, plugins, CA and key pair.
func construct(t *testing.T, config *api.Config, name string, c *resolve.Context) {
	t.Helper()
	overrides := &clientcmd.ConfigOverrides{ClusterDefaults: api.Cluster{Server: "http://localhost:8080"}}
	config = config.DeepCopy()
	for _, user := range config.AuthInfos {
		if p := user.AuthProvider; p != nil && p.Config["client-id"] != "" {
			p.Config["client-id"] = fmt.Sprint(providers.Add(1)) // client-go keeps providers by this for the whole process
		}
	}
	restConfig, err := clientcmd.NewNonInteractiveClientConfig(*config, name, overrides, nil).ClientConfig()
	if err == nil {
		_, err = rest.TransportFor(restConfig)
	}
	var stopped *resolve.Condition
	for _, condition := range c.Active {
		if condition.Stage > resolve.StageServer && condition.Stage <= resolve.StageWrap && condition.Certain {
			stopped = condition
			break
		}
	}
	switch {
	case err != nil && stopped == nil && c.Verdict.Outcome != resolve.ClientError && c.Verdict.Outcome != resolve.Elsewhere:
		t.Errorf("context %q: client-go builds no client: %v; the verdict is %s by %q", name, err, c.Verdict.Outcome, c.Verdict.Rule)
	case err == nil && stopped != nil:
		t.Errorf("context %q: client-go builds a client, and %s (%s) is said to stop it", name, stopped.Rule, stopped.Variant)
	}
}

var providers atomic.Int64

func usable(config *api.Config, name string, overrides *clientcmd.ConfigOverrides) error {
	return clientcmd.NewNonInteractiveClientConfig(*config, name, overrides, nil).(*clientcmd.DirectClientConfig).ConfirmUsable()
}

func environment(dir string) resolve.Environment {
	return resolve.Environment{
		Now: time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC), WorkDir: dir,
		ReadFile: readFile,
		LookPath: func(command string) (string, error) { return command, nil },
	}
}

// readFile opens as os.Open does; what is behind the name does not matter to validation.
func readFile(path string) (credential.Secret, error) {
	file, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return credential.Secret{}, err
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return credential.Secret{}, resolve.ErrNotRegular
	}
	data, err := io.ReadAll(io.LimitReader(file, 1<<20))
	return credential.NewSecret(data), err
}

const loaderCases = "../../testdata/loader"

// TestLoaderCases holds odd files against what client-go said of them when they were
// collected, and against client-go itself.
func TestLoaderCases(t *testing.T) {
	t.Parallel()
	truth, err := os.ReadFile(filepath.Join(loaderCases, "truth.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	for line := range bytes.Lines(truth) {
		var c struct {
			File  string `json:"file"`
			Loads bool   `json:"loads"`
			Error string `json:"error"`
		}
		if err := json.Unmarshal(line, &c); err != nil {
			t.Fatal(err)
		}
		seen++
		t.Run(c.File, func(t *testing.T) {
			t.Parallel()
			data, err := os.ReadFile(filepath.Join(loaderCases, c.File))
			if err != nil {
				t.Fatal(err)
			}
			agree(t, data)
			file := kubeconfig.Load(credential.NewSecret(data))
			if (file.Err == nil) != c.Loads {
				t.Fatalf("loads is %v, and was measured as %v", file.Err == nil, c.Loads)
			}
			if file.Err != nil {
				sameWords(t, file.Err, c.Error)
			}
		})
	}
	if seen < 80 {
		t.Fatalf("only %d cases were seen", seen)
	}
}

// sameWords compares our words with client-go's up to the point where those quote the file.
func sameWords(t *testing.T, got *kubeconfig.LoadError, measured string) {
	t.Helper()
	_, want, _ := strings.Cut(measured, "\": ")
	ours, _, _ := strings.Cut(got.Says, "…")
	if !strings.HasPrefix(want, strings.TrimSuffix(ours, "[")) && !strings.Contains(ours, "struct {") {
		t.Errorf("says %q, client-go said %q", got.Says, want)
	}
	if len(got.Faults) == 0 || got.Faults[0].Range.Start.Line < 1 {
		t.Errorf("no place is named: %+v", got.Faults)
	}
}

// TestClientsOfMeasuredCases builds a client from every case that a real API server was asked with.
func TestClientsOfMeasuredCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("../../testdata/apiserver/cases/*/kubeconfig")
	if err != nil || len(files) < 400 {
		t.Fatalf("%d cases, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(filepath.Dir(file)), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			agree(t, data)
		})
	}
}

// FuzzLoadAgreesWithClientGo looks for bytes on which this package and client-go differ.
func FuzzLoadAgreesWithClientGo(f *testing.F) {
	files, err := filepath.Glob(filepath.Join(loaderCases, "*.yaml"))
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	measured, err := filepath.Glob("../../testdata/apiserver/cases/*/kubeconfig")
	if err != nil || len(measured) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, file := range measured {
		if data, err := os.ReadFile(file); err == nil {
			f.Add(data)
		}
	}
	for _, seed := range seeds {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		agree(t, data)
	})
}

// seeds bring what the collected files do not have.
var seeds = []string{
	"users: [{name: a, user: {exec: {command: x, apiVersion: v1, env: [{}], interactiveMode: never}, auth-provider: {name: oidc}}}]\ncontexts: [{name: c, context: {user: a}}]\ncurrent-context: c",
	"clusters: [{name: a, cluster: {server: 'https://a', proxy-url: 'x', certificate-authority: /nonexistent, certificate-authority-data: QQ==}}]\ncontexts: [{name: c, context: {cluster: a}}]",
	"users: [{name: a, user: {client-certificate: /nonexistent, client-certificate-data: QQ==, client-key: /, client-key-data: QQ==, token: t, username: u}}]\ncontexts: [{name: c, context: {user: a}}]",
	"users: [{name: a, user: {as-groups: [g], as-uid: u, as-user-extra: {k: [v]}}}]\ncontexts: [{name: c, context: {user: a}}]\ncurrent-context: x",
	"clusters:\n- &x {name: a, cluster: {server: s}}\n- <<: *x\n  name: b\ncontexts: [{name: '', context: {cluster: b}}]",
	"clusters: [{cluster: {server: s}}]\nusers: [{user: {token: t}}]",
	"preferences: {colors: true}\nextensions: [{name: a, extension: {b: 1}}, {name: a}]",
	"{\"users\": [{\"name\": \"a\", \"user\": {\"password\": \"p\"}}], \"users\": null}",
}
