package credential

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"strings"
	"testing"
)

func TestSecretIsNeverPrinted(t *testing.T) {
	const value = "hunter2hunter2"
	secret := SecretString(value)
	// fmt calls no methods on unexported fields, at any depth.
	nested := struct{ inner struct{ secret Secret } }{}
	nested.inner.secret = secret
	address := struct{ server URL }{NewURL("https://u:" + value + "@host")}

	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%c", "%U", "%T", "%100s"} {
		fmt.Fprintf(&out, verb+"\n", secret)
		fmt.Fprintf(&out, verb+"\n", &secret)
		fmt.Fprintf(&out, verb+"\n", []Secret{secret})
		fmt.Fprintf(&out, verb+"\n", nested)
		fmt.Fprintf(&out, verb+"\n", address)
	}
	text, _ := secret.MarshalText()
	out.WriteString(secret.String() + secret.GoString() + string(text))
	fmt.Fprintln(&out, secret, fmt.Errorf("wrapped: %w", fmt.Errorf("%v", secret)))
	if err := json.NewEncoder(&out).Encode(map[string]any{"value": secret, "list": []Secret{secret}}); err != nil {
		t.Fatal(err)
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("m", "secret", secret, "group", slog.GroupValue(slog.Any("s", secret)))
	slog.New(slog.NewJSONHandler(&out, nil)).Info("m", "secret", secret, "url", address.server)

	for name, form := range map[string]string{
		"text": value, "hex": fmt.Sprintf("%x", value), "HEX": fmt.Sprintf("%X", value),
		"bytes": strings.Trim(fmt.Sprint([]byte(value)), "[]"), "start": value[:8],
	} {
		if strings.Contains(out.String(), form) {
			t.Errorf("the output shows the secret as %s:\n%s", name, out.String())
		}
	}
	if !strings.Contains(out.String(), redacted) {
		t.Error("the output does not say that something is left out")
	}
}

func TestSecretHoldsItsBytes(t *testing.T) {
	if got := SecretString("abc"); string(got.Reveal()) != "abc" || got.Len() != 3 || got.IsEmpty() {
		t.Errorf("SecretString holds %q", got.Reveal())
	}
	for name, empty := range map[string]Secret{"zero": {}, "nil": NewSecret(nil), "no bytes": NewSecret([]byte{})} {
		if !empty.IsEmpty() || empty.Len() != 0 || empty.Reveal() != nil {
			t.Errorf("%s: not empty", name)
		}
	}
}
