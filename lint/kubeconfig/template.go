package kubeconfig

import (
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

var (
	// templateName are the endings of files of which Helm, Terraform, Ansible, Puppet, envsubst and people make others.
	templateName = regexp.MustCompile(`(?i)\.(?:tpl|tmpl|tftpl|ctmpl|gotmpl|template|jinja2?|j2|erb|epp|ejs|hbs|mustache|envsubst|dist|sample|example|in)(?:\.(?:ya?ml|json|conf))?$`)
	// blank is a place to be filled in.
	blank = regexp.MustCompile(`\{\{|\{%|<%|[$#]\{|\$[A-Z_]|@[A-Z_]+@|__[A-Z_]+__|<[A-Za-z][A-Za-z0-9_ -]*>`)
)

// Template reports a file that is yet to become a kubeconfig: by the ending of its name, and by places that are to be filled in.
func Template(name string, data credential.Secret) bool {
	return templateName.MatchString(name) && blank.Match(data.Reveal())
}
