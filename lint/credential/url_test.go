package credential

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

func TestURLShowsNoSecret(t *testing.T) {
	for _, row := range []struct{ raw, shown string }{
		{"", ""},
		{"https://host:6443", "https://host:6443"},
		{"HTTPS://host/k8s/clusters/c-1", "HTTPS://host/k8s/clusters/c-1"},
		{"https://[::1]:6443/", "https://[::1]:6443/"},
		{"host:6443", "host:6443"},
		{"https//h:6443", "https//h:6443"},
		{"https://user:pw@host:6443/path", "https://host:6443/path"},
		{"https://pw@host", "https://host"},
		{"user:pw@host", "host"},
		{"socks5://u:p%40w@proxy:1080", "socks5://proxy:1080"},
		{"https://user:p@w@host", "https://host"},
		{"https://user:p/w@host", "https://host"},
		{"https://user:p?w@host", "https://[redacted]"},
		{"https://user:p#w@host", "https://[redacted]"},
		{"https://user:p://w@host", "https://host"},
		{"user:pw@https://host", "…://host"}, // what stands before :// is no scheme
		{"https:/user:pw@host", "host"},
		{"https://host/path?token=pw", "https://host/path"},
		{"https://host#pw", "https://host"},
		{"https://host?a=b@c", "https://[redacted]"},
		{"https?token=pw://host", "…://host"},
		{"https://host\x1b[31m", "https://host\x1b[31m"},
	} {
		u := NewURL(row.raw)
		if got := u.String(); got != row.shown {
			t.Errorf("%q is shown as %q, want %q", row.raw, got, row.shown)
		}
		if u.Reveal() != row.raw || u.IsEmpty() != (row.raw == "") {
			t.Errorf("%q: the address itself is lost", row.raw)
		}
		asJSON, err := json.Marshal(u)
		text, _ := u.MarshalText()
		if all := fmt.Sprintf("%v %s %q %#v %s %s %s", u, u, u, u, asJSON, text, u.LogValue()); err != nil || strings.Contains(all, "pw") {
			t.Errorf("%q: printed as %s (%v)", row.raw, all, err)
		}
	}
}
