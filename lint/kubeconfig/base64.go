package kubeconfig

import (
	"encoding/base64"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// bytes are base64 text, or a list of numbers.
func (w *walk) bytes(node *yaml.Node, got string, want reflect.Type, at place) {
	if got == "array" {
		w.items(node, want, at)
		return
	}
	if got != "string" {
		w.mismatch(node, got, want, at)
		return
	}
	var corrupt base64.CorruptInputError
	text := scalarText(node)
	if _, err := base64.StdEncoding.DecodeString(text); errors.As(err, &corrupt) {
		w.fault(node, at, Fault{Kind: BadBase64, Want: "base64", Got: got, Detail: base64Detail(text, int(corrupt)),
			says: fmt.Sprintf("illegal base64 data at input byte %d", int64(corrupt))})
	}
}

// sopsValue is how every value begins that sops has encrypted.
const sopsValue = "ENC[AES256_GCM,"

var fileName = regexp.MustCompile(`^[A-Za-z0-9._~/\\: -]{1,250}\.(?:crt|cer|pem|key|der|ca)$`)

// base64Detail says what is wrong at the byte where decoding stops.
func base64Detail(text string, at int) string {
	switch {
	case strings.Contains(text, "-----BEGIN"):
		return "it holds PEM text that was never encoded"
	case strings.HasPrefix(text, sopsValue):
		return "it is encrypted with sops"
	case strings.ContainsAny(text, "${<") || credential.IsPlaceholder(credential.SecretString(text)):
		return "it holds a placeholder"
	case fileName.MatchString(text):
		return "it holds the name of a file"
	case at < len(text) && strings.Contains(text[:at], "="):
		return fmt.Sprintf("something follows the padding at byte %d", at)
	case at >= len(text) || base64Letter(text[at]):
		return "the padding is missing or the end is cut off"
	case text[at] == ' ' || text[at] == '\t':
		return fmt.Sprintf("white space at byte %d", at)
	case text[at] == '-' || text[at] == '_':
		return fmt.Sprintf("a character of the URL alphabet at byte %d", at)
	case text[at] == '=':
		return fmt.Sprintf("padding where none belongs at byte %d", at)
	}
	return fmt.Sprintf("a character outside the alphabet at byte %d", at)
}

// base64Letter reports the standard alphabet (RFC 4648 4).
func base64Letter(c byte) bool {
	return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '+' || c == '/'
}
