// Package kubeconfig turns bytes into the config that client-go makes of them, with the
// place of every value. What loads, and what it means, is client-go's own codec's to
// say; the YAML node tree of the same bytes only tells where things stand.
package kubeconfig

import (
	"fmt"
	"sync"

	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/client-go/tools/clientcmd/api"
	"k8s.io/client-go/tools/clientcmd/api/latest"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// File is one kubeconfig. Several goroutines may use it at once.
type File struct {
	// Err is nil when client-go loads the file.
	Err *LoadError
	// Empty says that nothing at all is set (client-go v0.37.2 tools/clientcmd/api/helpers.go:37).
	Empty          bool
	CurrentContext string
	// Clusters, Users and Contexts are in file order; nil when the file does not load.
	Clusters []*Cluster
	Users    []*User
	Contexts []*Context

	tree *tree

	maskOnce sync.Once
	scalars  []scalar
}

// Load reads a kubeconfig. It never fails: a file that client-go refuses has Err set.
func Load(data credential.Secret) *File {
	raw := data.Reveal()
	planted := make(chan *tree, 1)
	go func() { planted <- plant(raw) }() // beside the codec: each takes about as long
	config, err := decode(raw)
	f := &File{tree: <-planted}
	if err != nil {
		f.Err = f.diagnose(err)
		return f
	}
	f.Empty = isEmpty(config)
	f.CurrentContext = config.CurrentContext
	f.fill(config)
	return f
}

// decode is clientcmd.Load (client-go v0.37.2 tools/clientcmd/loader.go:439), which cannot be
// called: its package links the network and os/exec.
func decode(raw []byte) (config *api.Config, err error) {
	defer func() {
		if r := recover(); r != nil {
			config, err = nil, fmt.Errorf("the codec panics on this file (%T)", r)
		}
	}()
	config = api.NewConfig()
	if len(raw) == 0 {
		return config, nil
	}
	decoded, _, err := latest.Codec.Decode(raw, &schema.GroupVersionKind{Version: latest.Version, Kind: "Config"}, config)
	if err != nil {
		return nil, err
	}
	return decoded.(*api.Config), nil
}

func isEmpty(c *api.Config) bool { return api.IsConfigEmpty(c) }

// Range is where a top-level value stands: "current-context", "users". Line 1 when the
// file does not say.
func (f *File) Range(path string) Range {
	if f.tree == nil || f.tree.root == nil {
		return Top
	}
	if path == "" {
		return Top
	}
	node, exact := f.tree.find(f.tree.root, path)
	if !exact {
		return Top
	}
	return f.tree.rangeOf(node)
}

// Top is the place of what has none of its own: a whole file, or what the node tree does not show.
var Top = Range{Start: Position{1, 1}, End: Position{1, 1}}
