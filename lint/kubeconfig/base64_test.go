package kubeconfig

import (
	"strings"
	"testing"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// TestWhyBase64IsRefused: client-go names the byte and nothing else.
func TestWhyBase64IsRefused(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		`"QUFB QUFB"`:                          "white space at byte 4",
		`"QUFB\tQUFB"`:                         "white space at byte 4",
		`QUF-QUFB`:                             "a character of the URL alphabet at byte 3",
		`QUF_QUFB`:                             "a character of the URL alphabet at byte 3",
		`QUFBQQ`:                               "the padding is missing or the end is cut off",
		`QUFBQQ=`:                              "the padding is missing or the end is cut off",
		`QUFBQ`:                                "the padding is missing or the end is cut off",
		`QUFBQQ==!!`:                           "something follows the padding at byte 8",
		`QUFBQQ==QUFB`:                         "something follows the padding at byte 8",
		`QUF*QUFB`:                             "a character outside the alphabet at byte 3",
		`=QUF`:                                 "padding where none belongs at byte 0",
		`"${CA_DATA}"`:                         "it holds a placeholder",
		`"<base64 of CA>"`:                     "it holds a placeholder",
		`undefined`:                            "it holds a placeholder",
		`ca.crt`:                               "it holds the name of a file",
		`"ENC[AES256_GCM,data:Zm9v,type:str]"`: "it is encrypted with sops",
		"|\n      -----BEGIN CERTIFICATE-----\n      QUFB\n": "it holds PEM text that was never encoded",
	} {
		f := Load(credential.SecretString("users:\n- name: ci\n  user:\n    client-key-data: " + value + "\n"))
		if f.Err == nil || f.Err.Kind != BadBase64 || len(f.Err.Faults) != 1 {
			t.Errorf("%s: %+v", value, f.Err)
		} else if got := f.Err.Faults[0].Detail; got != want {
			t.Errorf("%s: %q, want %q (%s)", value, got, want, f.Err.Says)
		}
	}
	for _, value := range []string{"QUFB\n      QUFB", "|\n      QUFB\n      QUFB\n", "''", "[1, 2]", "~"} {
		f := Load(credential.SecretString("users:\n- name: ci\n  user:\n    client-key-data: " + value + "\n"))
		if folded := strings.HasPrefix(value, "QUFB"); (f.Err != nil) != folded {
			t.Errorf("%q: %v", value, f.Err)
		}
	}
}
