package credential

import "testing"

func TestInspect(t *testing.T) {
	leaf := issue(t, "ci", nil, nil, nil)
	certificate, key, token := certificatePEM(leaf), keyPEM(t, leaf.key), jwtOf("RS256", bound)
	for _, row := range []struct {
		name, content string
		kind          MaterialKind
		certificates  int
	}{
		{"certificate", certificate, MaterialCertificates, 1},
		{"bundle with text", "text\n" + certificate + "text\n" + certificate, MaterialCertificates, 2},
		{"malformed certificate", block("CERTIFICATE", []byte("x")), MaterialCertificates, 1},
		{"key", key, MaterialKey, 0},
		{"encrypted key", block("ENCRYPTED PRIVATE KEY", []byte("x")), MaterialKey, 0},
		{"combined", key + certificate, MaterialCombined, 1},
		{"public key", block("PUBLIC KEY", []byte("x")), MaterialNone, 0},
		{"CSR", block("CERTIFICATE REQUEST", []byte("x")), MaterialNone, 0},
		{"BEGIN without END", "-----BEGIN CERTIFICATE-----\n", MaterialNone, 0},
		{"token", token, MaterialToken, 0},
		{"token with blank lines", "\n" + token + "\n\n", MaterialToken, 0},
		{"bootstrap token", "abcdef.0123456789abcdef\n", MaterialToken, 0},
		{"two tokens", token + "\n" + token, MaterialNone, 0},
		{"token with a comment", "# ci\n" + token, MaterialNone, 0},
		{"opaque word", "secret\n", MaterialNone, 0},
		{"placeholder", "<token>\n", MaterialNone, 0},
		{"cut token", token[:30], MaterialNone, 0},
		{"header", "Authorization: Bearer " + token, MaterialNone, 0},
		{"nothing", " \n", MaterialNone, 0},
		{"binary", "\x00\x01\x02", MaterialNone, 0},
	} {
		got := Inspect(SecretString(row.content))
		if got.Kind != row.kind || len(got.Certificates) != row.certificates || (got.Token != nil) != (row.kind == MaterialToken) {
			t.Errorf("%s: %+v, want %q", row.name, got, row.kind)
		}
		if hasKey := row.kind == MaterialKey || row.kind == MaterialCombined; (got.Key != nil) != hasKey {
			t.Errorf("%s: key %v", row.name, got.Key)
		}
	}
}
