package kubeconfig

import (
	"bytes"
	"encoding/base64"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Plausible is a cheap look at the text of a file: without any of these words it is no
// kubeconfig, and need not be loaded to see that.
func Plausible(data credential.Secret) bool {
	text := toUTF8(data.Reveal())
	return bytes.Contains(text, []byte("cluster")) || bytes.Contains(text, []byte("user")) || bytes.Contains(text, []byte("context"))
}

// Recognised reports a kubeconfig by its content, whatever the file is called: kind Config
// of v1 with one of the three lists, or the shape of an entry. kind: Config alone means
// nothing, since many tools call theirs so.
func (f *File) Recognised() bool {
	t := f.tree
	if t.root == nil || t.root.Kind != yaml.MappingNode {
		return false
	}
	version, kind := scalarText(lookup(t.root, "apiVersion")), scalarText(lookup(t.root, "kind"))
	if version != "" && version != "v1" || kind != "" && kind != "Config" {
		return false
	}
	shaped, lists := false, 0
	for list, body := range bodies {
		if lookup(t.root, list) == nil {
			continue
		}
		lists++
		for _, item := range t.elements(list) {
			if item.Kind == yaml.MappingNode && lookup(item, body) != nil && lookup(item, "name") != nil {
				shaped = true
			}
		}
	}
	return shaped || version == "v1" && kind == "Config" && (lists > 0 || lookup(t.root, "current-context") != nil)
}

// shapeOf says in words what a file is that is no kubeconfig; empty when nothing is known.
func shapeOf(content []byte) string {
	trimmed := bytes.TrimSpace(content)
	lower := strings.ToLower(string(trimmed[:min(len(trimmed), 512)]))
	switch {
	case len(trimmed) == 0:
		return ""
	case strings.HasPrefix(lower, "<!doctype html"), strings.HasPrefix(lower, "<html"):
		return "an HTML page"
	case strings.HasPrefix(lower, "<?xml"):
		return "an XML document"
	case strings.HasPrefix(lower, "age-encryption.org/"), strings.HasPrefix(lower, "-----begin age encrypted file"):
		return "a file encrypted with age"
	case strings.HasPrefix(lower, "$ansible_vault;"):
		return "a file encrypted with ansible-vault"
	case bytes.HasPrefix(trimmed, []byte("-----BEGIN ")):
		return "a PEM file"
	case bytes.HasPrefix(trimmed, []byte("```")):
		return "text inside a Markdown fence"
	case bytes.Contains(trimmed, []byte("{{")):
		return "a template that was not rendered"
	case encodedKubeconfig(trimmed):
		return "a kubeconfig that is still base64-encoded"
	}
	return ""
}

func encodedKubeconfig(text []byte) bool {
	compact := bytes.Join(bytes.Fields(text), nil)
	decoded := make([]byte, base64.StdEncoding.DecodedLen(len(compact)))
	n, err := base64.StdEncoding.Decode(decoded, compact)
	return err == nil && bytes.Contains(decoded[:n], []byte("clusters"))
}
