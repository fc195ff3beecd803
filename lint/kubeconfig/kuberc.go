package kubeconfig

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	utilyaml "k8s.io/apimachinery/pkg/util/yaml"
	"sigs.k8s.io/yaml"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// The types of a policy about credential plugins that do something.
const (
	DenyAll   = "DenyAll"
	Allowlist = "Allowlist"
)

// PluginPolicy is what kubectl's own preferences say about exec plugins
// (kubectl v0.37.2 pkg/config/v1beta1/types.go:76-133).
type PluginPolicy struct {
	// Type is empty, AllowAll, DenyAll or Allowlist.
	Type string
	// Allowlist are the commands that may run.
	Allowlist []string
	// Problem are kubectl's words for a policy that stops every call; empty when it is sound.
	Problem string
}

// errNoPreference says that a file holds no preferences that kubectl would use.
var errNoPreference = errors.New("no document is a Preference of kubectl.config.k8s.io")

// ParseKuberc reads the policy from a kuberc file: that of the first document which is a Preference
// (kubectl v0.37.2 pkg/kuberc/marshal.go:40-106). v1alpha1 knows no policy. An entry of the list may
// call its command name, as kubectl 1.35 did (pkg/config/v1beta1/conversion.go:30).
func ParseKuberc(data credential.Secret) (*PluginPolicy, error) {
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data.Reveal())))
	for {
		document, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF):
			return nil, errNoPreference
		case err != nil:
			return nil, errors.New("is no YAML")
		}
		var p struct {
			APIVersion string `json:"apiVersion"`
			Kind       string `json:"kind"`
			Policy     string `json:"credentialPluginPolicy"`
			List       *[]struct {
				Name    string `json:"name"`
				Command string `json:"command"`
			} `json:"credentialPluginAllowlist"`
		}
		if yaml.Unmarshal(document, &p) != nil || p.Kind != "Preference" {
			continue // kubectl passes over what it cannot read
		}
		switch p.APIVersion {
		case "kubectl.config.k8s.io/v1alpha1":
			return &PluginPolicy{}, nil
		case "kubectl.config.k8s.io/v1beta1":
		default:
			continue
		}
		policy := &PluginPolicy{Type: p.Policy}
		if p.List != nil {
			policy.Allowlist = []string{}
			for _, entry := range *p.List {
				if entry.Name != "" && entry.Command != "" && entry.Name != entry.Command {
					return nil, errors.New("an entry of credentialPluginAllowlist has a name and another command")
				}
				policy.Allowlist = append(policy.Allowlist, cmp.Or(entry.Command, entry.Name))
			}
		}
		policy.Problem = policy.problem()
		return policy, nil
	}
}

// problem mirrors ValidatePluginPolicy (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:661-703).
func (p *PluginPolicy) problem() string {
	switch p.Type {
	case "", "AllowAll", DenyAll:
		if p.Allowlist != nil {
			return fmt.Sprintf("misconfigured credential plugin allowlist: plugin policy is %q but allowlist is non-nil", p.Type)
		}
		return ""
	case Allowlist:
	default:
		return fmt.Sprintf("unknown plugin policy: %q", p.Type)
	}
	switch {
	case p.Allowlist == nil:
		return fmt.Sprintf("credential plugin policy set to %q, but allowlist is unspecified", Allowlist)
	case len(p.Allowlist) == 0:
		return fmt.Sprintf("credential plugin policy set to %q, but allowlist is empty; use %q policy instead", Allowlist, DenyAll)
	}
	for i, command := range p.Allowlist {
		if command == "" {
			return fmt.Sprintf("misconfigured credential plugin allowlist: empty allowlist entry #%d", i+1)
		}
		if cleaned := filepath.Clean(command); cleaned != command {
			return fmt.Sprintf("non-normalized file path: %q vs %q", command, cleaned)
		}
	}
	return ""
}
