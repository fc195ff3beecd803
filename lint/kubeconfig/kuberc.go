package kubeconfig

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"path/filepath"

	"k8s.io/apimachinery/pkg/util/json"
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

// ParseKuberc reads the policy from a kuberc file: that of the first document which is a Preference. kubectl passes over
// those that it cannot decode, and takes a file without any for one without preferences
// (kubectl v0.37.2 pkg/kuberc/marshal.go:40-106).
func ParseKuberc(data credential.Secret) (*PluginPolicy, error) {
	var refused error
	reader := utilyaml.NewYAMLReader(bufio.NewReader(bytes.NewReader(data.Reveal())))
	for {
		document, err := reader.Read()
		switch {
		case errors.Is(err, io.EOF) && refused == nil:
			return &PluginPolicy{}, nil
		case errors.Is(err, io.EOF):
			return nil, refused
		case err != nil:
			return nil, errors.New("is no YAML")
		case len(bytes.TrimSpace(document)) == 0:
			continue
		}
		policy, err := parsePreference(document)
		if err == nil {
			return policy, nil
		}
		if refused == nil || errors.Is(refused, errNoPreference) {
			refused = err
		}
	}
}

// preference is kubectl's Preference of v1beta1. Defaults and aliases are of no use here but for their types: a
// document in which one has another type is passed over whole.
type preference struct {
	Policy string `json:"credentialPluginPolicy"`
	List   *[]struct {
		Name    string `json:"name"`
		Command string `json:"command"`
	} `json:"credentialPluginAllowlist"`
	Defaults []struct {
		Command string             `json:"command"`
		Options []preferenceOption `json:"options"`
	} `json:"defaults"`
	Aliases []struct {
		Name        string             `json:"name"`
		Command     string             `json:"command"`
		PrependArgs []string           `json:"prependArgs"`
		AppendArgs  []string           `json:"appendArgs"`
		Options     []preferenceOption `json:"options"`
	} `json:"aliases"`
}

type preferenceOption struct {
	Name    string `json:"name"`
	Default string `json:"default"`
}

// parsePreference reads one document as kubectl does where it is lenient: keys are told apart by case, and those that it
// does not know are dropped. v1alpha1 knows no policy. An entry of the list may call its command name, as kubectl 1.35 did
// (pkg/config/v1beta1/conversion.go:30).
func parsePreference(document []byte) (*PluginPolicy, error) {
	text, err := yaml.YAMLToJSON(document)
	if err != nil {
		return nil, errNoPreference
	}
	var is struct {
		APIVersion string `json:"apiVersion"`
		Kind       string `json:"kind"`
	}
	if json.Unmarshal(text, &is) != nil || is.Kind != "Preference" {
		return nil, errNoPreference
	}
	switch is.APIVersion {
	case "kubectl.config.k8s.io/v1alpha1":
		return &PluginPolicy{}, nil
	case "kubectl.config.k8s.io/v1beta1":
	default:
		return nil, errNoPreference
	}
	var p preference
	if json.Unmarshal(text, &p) != nil {
		return nil, errors.New("a field of the Preference has the wrong type")
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
