package kubeconfig

import (
	"reflect"
	"strings"

	v1 "k8s.io/client-go/tools/clientcmd/api/v1"
)

// knownKeys are the names of all fields of a kubeconfig, from client-go's own types.
var knownKeys = collect(reflect.TypeFor[v1.Config](), map[string]bool{})

func collect(t reflect.Type, names map[string]bool) map[string]bool {
	switch t.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		return collect(t.Elem(), names)
	case reflect.Struct:
	default:
		return names
	}
	if !strings.HasPrefix(t.PkgPath(), "k8s.io/client-go/") {
		return names
	}
	for i := range t.NumField() {
		if name, _, _ := strings.Cut(t.Field(i).Tag.Get("json"), ","); name != "" {
			names[name] = true
			collect(t.Field(i).Type, names)
		}
	}
	return names
}
