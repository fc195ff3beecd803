package credential

import (
	"encoding/base64"
	"slices"
	"strings"
	"testing"
)

func TestTokenKinds(t *testing.T) {
	letters := strings.Repeat("a", 64)
	for _, row := range []struct {
		value      string
		kind       TokenKind
		recognised bool
	}{
		{jwtOf("RS256", bound), ServiceAccountToken, true},
		{jwtOf("RS256", legacy), LegacyToken, true},
		{jwtOf("RS256", person), OIDC, true},
		{jwtOf("RS256", person.with(object{"iss": "https://sts.windows.net/t/"})), AzureAD, true},
		{jwtOf("RS256", person.with(object{"iss": "https://login.microsoftonline.com/t/v2.0"})), AzureAD, true},
		{jwtOf("RS256", bound.with(object{"iss": "kubernetes/serviceaccount"})), ServiceAccountToken, true},
		{jwtOf("RS256", person.with(object{"iss": nil})), OIDC, true},
		{eksToken(now), EKS, true},
		{"abcdef.0123456789abcdef", Bootstrap, true},
		{"abcdef_0123456789abcdef", Opaque, false},
		{"ABCDEF.0123456789abcdef", Opaque, false},
		{"sha256~" + letters[:43], OpenShift, true},
		{"dop_v1_" + letters, DigitalOcean, true},
		{"pat:12:glpat-" + letters, GitLabAgent, true},
		{"ci:12:" + jwtOf("RS256", person), GitLabAgent, true},
		{"ya29." + letters, Google, true},
		{"ghp_" + letters[:36], GitHub, true},
		{"github_pat_" + letters, GitHub, true},
		{"glpat-" + letters[:20], CloudAPI, true},
		{"hvs." + letters[:24], CloudAPI, true},
		{"AKIA" + strings.Repeat("A", 16), CloudAPI, true},
		{"kubeconfig-user-abcde:" + letters[:54], Rancher, true},
		{"token-abcde:" + letters[:54], Rancher, true},
		{"token-abcde:" + letters[:53], Opaque, false},
		{"REDACTED", Placeholder, false},
		{"<your token>", Placeholder, false},
		{"your token here", Placeholder, false},
		{"${TOKEN}", Placeholder, false},
		{"$(cat token)", Placeholder, false},
		{"{{ .Values.token }}", Placeholder, false},
		{"xxxx", Placeholder, false},
		{"secret-token", Opaque, false},
		{"a.b.c", Opaque, false},
		{"eyJhbGciOiJub25lIn0", MalformedJWT, false},
	} {
		got := ParseToken(SecretString(row.value))
		if got.Kind != row.kind || got.Recognised() != row.recognised || got.Form != "" {
			t.Errorf("%.40s: %s %s, recognised %t; want %s", row.value, got.Kind, got.Form, got.Recognised(), row.kind)
		}
	}
}

// TestPlaceholdersAreNoTokens tells what was never filled in from short tokens of people.
func TestPlaceholdersAreNoTokens(t *testing.T) {
	for _, value := range []string{
		"DATA+OMITTED", "[REDACTED]", "[MASKED]", "[FILTERED]", "(sensitive value)", "(sensitive)", "***", "$TOKEN", "${token}", "${TOKEN:-}", "${TOKEN:?is not set}", "$(kubectl -n ci create token ci)", "{{.Token}}", "${{ secrets.TOKEN }}",
		"#{Token}#", "((token))", "%TOKEN%", "@TOKEN@", "__TOKEN__", "<no value>", "<nil>", "null", "None", "nil", "undefined", "[object Object]", "TODO", "tbd", "...", "changeme",
	} {
		if got := ParseToken(SecretString(value)); got.Kind != Placeholder || got.Form != "" {
			t.Errorf("%s is taken for a %s %s", value, got.Kind, got.Form)
		}
	}
	for _, value := range []string{"secret", "todo-list", "a$b", "100%", "user@example.com", "__init", "nonesuch", "x", "..", "#1", "(abc)", "token", "my_token", "$2a$10$abcdefghijklmnopqrstuu"} {
		if got := ParseToken(SecretString(value)); got.Kind == Placeholder {
			t.Errorf("%s is taken for a placeholder", value)
		}
	}
}

func TestTokenForms(t *testing.T) {
	good := jwtOf("RS256", bound)
	parts := strings.SplitAfter(good, ".")
	header, payload := parts[0], parts[1]
	static := "a-static-token-of-somebody"
	bootstrap := "abcdef.0123456789abcdef"
	fold := func(s string, width int) string {
		var lines []string
		for len(s) > width {
			lines, s = append(lines, s[:width]), s[width:]
		}
		return strings.Join(append(lines, s), " ")
	}
	for _, row := range []struct {
		name, value string
		form        FormProblem
	}{
		{"good", good, ""},
		{"static", static, ""},
		{"trailing space", good + " ", ""},
		{"trailing tab", good + "\t", ""},
		{"trailing no-break space", good + "\u00a0", ""},
		{"other words behind", good + " # ci", ""},
		{"other words behind a static token", static + " and more", ""},
		{"leading tab", "\t" + good, ""},
		{"tab in the header part", "\t" + header[:4] + "\t" + header[4:] + payload + signature, ""},
		{"line feed at the end", good + "\n", HeaderIllegal},
		{"carriage return inside", good[:9] + "\r" + good[9:], HeaderIllegal},
		{"NUL", good + "\x00", HeaderIllegal},
		{"DEL", good + "\x7f", HeaderIllegal},
		{"escape", "\x1b[0m" + good, HeaderIllegal},
		{"line feed only", "\n", HeaderIllegal},
		{"leading space", " " + good, LeadingSpace},
		{"space only", " ", LeadingSpace},
		{"Bearer", "Bearer " + good, BearerPrefix},
		{"bearer of a static token", "bearer " + static, BearerPrefix},
		{"header", "Authorization: Bearer " + good, BearerPrefix},
		{"double quotes", `"` + good + `"`, Quoted},
		{"quotes of a static token", `'` + static + `'`, Quoted},
		{"typographic quotes", "“" + good + "”", Quoted},
		{"JSON", `{"access_token":"x"}`, JSON},
		{"BOM", "\ufeff" + good, BOM},
		{"BOM of a static token", "\ufeff" + static, BOM},
		{"zero-width space behind", good + "\u200b", InvisibleCharacter},
		{"zero-width space in a static token", static + "\u200b", InvisibleCharacter},
		{"no-break space in front", "\u00a0" + good, InvisibleCharacter},
		{"soft hyphen", good[:9] + "\u00ad" + good[9:], InvisibleCharacter},
		{"folded in the header", fold(good, 20), Split},
		{"folded in the payload", header + fold(payload, 40) + signature, Split},
		{"folded in the signature", header + payload + fold(signature, 60), Split},
		{"a word before", "token " + good, Split},
		{"base64", base64.StdEncoding.EncodeToString([]byte(good)), Base64OfToken},
		{"base64 with a line feed inside", base64.StdEncoding.EncodeToString([]byte(good + "\n")), Base64OfToken},
		{"base64 without padding", base64.RawStdEncoding.EncodeToString([]byte(bootstrap)), Base64OfToken},
		{"base64, cut", base64.StdEncoding.EncodeToString([]byte(good))[:301], Base64OfToken},
		{"base64 of a static token", base64.StdEncoding.EncodeToString([]byte(static)), ""},
	} {
		if got := ParseToken(SecretString(row.value)); got.Form != row.form {
			t.Errorf("%s: %q of a %s, want %q", row.name, got.Form, got.Kind, row.form)
		}
	}
	if got := ParseToken(SecretString(good + " behind")); got.Kind != ServiceAccountToken || got.User != "system:serviceaccount:ns:ci" {
		t.Errorf("the server sees %s %s", got.Kind, got.User)
	}
}

func TestTokenIdentities(t *testing.T) {
	for _, row := range []struct {
		value, user string
		groups      []string
	}{
		{jwtOf("RS256", bound), "system:serviceaccount:ns:ci", []string{"system:serviceaccounts", "system:serviceaccounts:ns"}},
		{jwtOf("RS256", bound.with(object{"sub": "system:serviceaccount:ns:other"})), "system:serviceaccount:ns:ci", []string{"system:serviceaccounts", "system:serviceaccounts:ns"}},
		{jwtOf("RS256", bound.with(object{"sub": nil})), "system:serviceaccount:ns:ci", []string{"system:serviceaccounts", "system:serviceaccounts:ns"}},
		{jwtOf("RS256", legacy), "system:serviceaccount:ns:ci", []string{"system:serviceaccounts", "system:serviceaccounts:ns"}},
		{jwtOf("RS256", person), "dave", nil},
		{"abcdef.0123456789abcdef", "system:bootstrap:abcdef", []string{"system:bootstrappers"}},
		{"opaque", "", nil},
	} {
		got := ParseToken(SecretString(row.value))
		if got.User != row.user || !slices.Equal(got.Groups, row.groups) {
			t.Errorf("%s: %q %q, want %q", got.Kind, got.User, got.Groups, row.user)
		}
	}
	got := ParseToken(SecretString(jwtOf("ES256", person.with(object{"aud": []string{"a", "b"}}))))
	if got.Issuer != "https://id.example" || got.Subject != "dave" || got.Email != "dave@corp.example" || !slices.Equal(got.Audience, []string{"a", "b"}) || got.Algorithm != "ES256" || got.KeyID != "k1" || got.Type != "JWT" {
		t.Errorf("%+v", got)
	}
}

func TestTrimTokenFile(t *testing.T) {
	for content, want := range map[string]string{"": "", "\n \t\n": "", "abc\n": "abc", "\u00a0a b\r\n": "a b"} {
		if got := TrimTokenFile(SecretString(content)); string(got.Reveal()) != want {
			t.Errorf("%q is trimmed to %q", content, got.Reveal())
		}
	}
}
