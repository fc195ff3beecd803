// Package rules is the one list of what the linter knows.
package rules

import (
	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/clientcert"
)

// All returns every rule, in the order in which they are documented.
func All() []*lint.Rule {
	return []*lint.Rule{
		clientcert.Expired,
	}
}
