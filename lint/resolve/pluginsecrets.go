package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// Handed is a secret that an exec plugin is handed in clear.
type Handed struct {
	// Name is that of the flag or the variable, or empty for a token that stands alone.
	Name, Field string
	// Variable tells a variable from an argument.
	Variable bool
}

var (
	// secretFlags are flags that hold a secret whatever the plugin is. Sources: Azure/kubelogin
	// pkg/internal/options/unified.go, int128/kubelogin pkg/cmd/{get_token,authentication}.go, pinniped login static.
	secretFlags = []string{"--client-secret", "--password", "--client-certificate-password", "--oidc-client-secret", "--token", "--access-token", "--refresh-token", "--id-token", "--secret-key", "--api-key"}
	// secretVariable are variables whose last word says that they hold a secret; one that names a file of it does not.
	secretVariable = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)(?:^|_)(?:SECRET|TOKEN|PASSWORD|PASSWD|PASSPHRASE|ACCESS_KEY|SECRET_KEY|API_KEY|PRIVATE_KEY)$`)
	})
	// noSecret are values that hold none, whatever the name says: switches, paths, and what is to be filled in.
	noSecret = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)\A(?:|true|false|yes|no|0|1|file:.*|(?:~|\.{1,2}|/(?:var|run|etc|home|users|root|tmp|opt|mnt|secrets))[/\\].*|[a-z]:\\.*|\$[a-z_][a-z0-9_]*|\$\{.*\}|\$\(.*\)|.*\{\{.*\}\}.*|<.*>|redacted|changeme|x{4,}|\*{3,})\z`)
	})
)

// HandedSecrets are the arguments and variables of the exec plugin that hold a secret.
func (u *User) HandedSecrets() []Handed {
	exec := u.Config.Exec
	if exec == nil {
		return nil
	}
	call := parseInvocation(exec)
	own := ownSecrets(call.program)
	client, _ := call.flag("--oidc-client-id")
	var all []Handed
	for i, variable := range exec.Env {
		if value := text(variable.Value); !noSecret().MatchString(value) && (secretVariable().MatchString(variable.Name) || slices.Contains(own, variable.Name) || telling(value)) {
			all = append(all, Handed{variable.Name, fmt.Sprintf("exec.env[%d].value", i), true})
		}
	}
	for _, a := range call.args {
		named := slices.Contains(secretFlags, a.name) || slices.Contains(own, a.name)
		public := a.name == "--oidc-client-secret" && publicClient(client.value, a.value)
		if !noSecret().MatchString(a.value) && (named || telling(a.value)) && !public {
			all = append(all, Handed{a.name, a.field, false})
		}
	}
	return all
}

// ownSecrets are what only the plugins of one program call their secrets.
func ownSecrets(program string) []string {
	var own []string
	for _, p := range plugins {
		if slices.Contains(p.commands, program) {
			own = append(own, p.secrets...)
		}
	}
	return own
}

// telling reports a value that is a token or a key by its own form, however it is called.
func telling(value string) bool {
	if strings.Contains(value, "PRIVATE KEY-----") {
		return true
	}
	token := credential.ParseToken(credential.SecretString(value))
	return token.Dated() || slices.Contains([]credential.TokenKind{credential.GitHub, credential.Google, credential.OpenShift, credential.DigitalOcean, credential.Rancher}, token.Kind)
}

// publicClient reports a client whose secret is known to everybody: IBM Cloud's is the word kube, and those of
// Google's installed applications are not treated as secrets (developers.google.com/identity/protocols/oauth2).
func publicClient(id, secret string) bool {
	return secret == "kube" || strings.HasSuffix(id, ".apps.googleusercontent.com")
}
