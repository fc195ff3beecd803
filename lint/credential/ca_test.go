package credential

import (
	"crypto/x509"
	"encoding/pem"
	"strings"
	"testing"
)

func TestParseCABundle(t *testing.T) {
	ca, other := issue(t, "ca", nil, nil, authority), issue(t, "other", nil, nil, authority)
	good, bad, key := certificatePEM(ca), block("CERTIFICATE", []byte("x")), keyPEM(t, ca.key)
	headed := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Headers: map[string]string{"a": "b"}, Bytes: ca.Raw}))
	labelled := block("X509 CERTIFICATE", ca.Raw)
	const none, unreadable = "no valid certificate authority data seen", "unable to parse bytes as PEM block"
	for _, row := range []struct {
		name, pem     string
		used, skipped int
		problem       CAProblem
		says          string
	}{
		{"one", good, 1, 0, "", ""},
		{"two", good + certificatePEM(other), 2, 0, "", ""},
		{"CRLF", strings.ReplaceAll(good, "\n", "\r\n"), 1, 0, "", ""},
		{"text around", "text\n" + good + "text", 1, 0, "", ""},
		{"bad, then good", bad + good, 1, 1, "", ""},
		{"good, then bad", good + bad, 1, 1, "", ""},
		{"good, then cut", good + good[:200], 1, 1, "", ""},
		{"good, then two on one line", good + strings.TrimSpace(good) + good, 1, 2, "", ""},
		{"headers, then good", headed + good, 1, 1, "", ""},
		{"with its key", key + good, 1, 0, "", ""},
		{"bad only", bad, 0, 1, CAMalformed, "failed to parse certificate: x509: malformed certificate"},
		{"bad, then text", bad + "text", 0, 1, CAMalformed, "failed to parse certificate: x509: malformed certificate"},
		{"headers only", headed, 0, 1, CANoneFound, none},
		{"label", labelled, 0, 1, CANoneFound, none},
		{"key only", key, 0, 0, CANoneFound, none},
		{"key, then text", key + "text", 0, 0, CANotPEM, unreadable},
		{"blank", "\n", 0, 0, CANotPEM, unreadable},
		{"DER", string(ca.Raw), 0, 0, CANotPEM, unreadable},
		{"nothing", "", 0, 0, CANoneFound, none},
	} {
		got := ParseCABundle(SecretString(row.pem))
		if len(got.Certificates) != row.used || got.Skipped != row.skipped || got.Problem != row.problem || got.Says != row.says {
			t.Errorf("%s: %d used, %d skipped, %q %q", row.name, len(got.Certificates), got.Skipped, got.Problem, got.Says)
		}
		if got.HasPrivateKey != strings.Contains(row.pem, "PRIVATE KEY") {
			t.Errorf("%s: has a key: %t", row.name, got.HasPrivateKey)
		}
		if ok := x509.NewCertPool().AppendCertsFromPEM([]byte(row.pem)); ok != (got.Problem == "") {
			t.Errorf("%s: crypto/x509 finds certificates: %t", row.name, ok)
		}
	}
}
