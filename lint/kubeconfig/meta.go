package kubeconfig

import (
	"cmp"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"
)

// meta checks apiVersion and kind, which client-go reads before all else
// (apimachinery v0.37.2 pkg/runtime/serializer/json/meta.go:56).
func (w *walk) meta(root *yaml.Node) bool {
	version, kind := lookup(root, "apiVersion"), lookup(root, "kind")
	for _, field := range []struct {
		name string
		node *yaml.Node
	}{{"apiVersion", version}, {"kind", kind}} {
		if field.node == nil {
			continue
		}
		if got := w.jsonType(field.node); got != "string" && got != "null" {
			w.fault(field.node, place{path: field.name, field: field.name}, Fault{Kind: WrongVersionOrKind, Want: "string", Got: got,
				says: "couldn't get version/kind; json parse error: json: cannot unmarshal " + got + " into Go struct field ." + field.name + " of type string"})
		}
	}
	if len(w.faults) > 0 {
		return true
	}
	versionText, kindText := scalarText(version), scalarText(kind)
	wrongVersion, wrongKind := versionText != "" && versionText != "v1", kindText != "" && kindText != "Config"
	if !wrongVersion && !wrongKind {
		return false
	}
	says := fmt.Sprintf("no kind %q is registered for version %q in scheme \"…\"", cmp.Or(shown(kindText), "Config"), cmp.Or(shown(versionText), "v1"))
	other := wrongKind && (manifest(kindText) || wrongVersion && !listed(root))
	if wrongKind {
		f := Fault{Kind: WrongVersionOrKind, Want: "Config", Got: shown(kindText), says: says}
		if other {
			f.Kind, f.Detail = NotAKubeconfig, "a manifest of kind "+shown(kindText)
		}
		w.fault(kind, place{path: "kind", field: "kind"}, f)
	}
	if wrongVersion && !other {
		w.fault(version, place{path: "apiVersion", field: "apiVersion"}, Fault{Kind: WrongVersionOrKind, Want: "v1", Got: shown(versionText), says: says})
	}
	return true
}

// listed reports one of the lists of a kubeconfig. What has another version, another kind and none of
// these is something else.
func listed(root *yaml.Node) bool {
	return lookup(root, "clusters") != nil || lookup(root, "users") != nil || lookup(root, "contexts") != nil
}

// manifest reports the kinds of Kubernetes objects that people hand over by mistake.
func manifest(kind string) bool {
	switch kind {
	case "Secret", "List", "SecretList", "ConfigMap", "ConfigMapList", "ServiceAccount", "ExecCredential", "TokenRequest", "Deployment", "Pod":
		return true
	}
	return false
}

// shown passes a version or kind on when it looks like one.
func shown(text string) string {
	if len(text) > 60 || strings.ContainsFunc(text, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && !strings.ContainsRune("./-", r)
	}) {
		return "…"
	}
	return text
}
