// Package rules is the one list of what the linter knows.
package rules

import (
	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/authprovider"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/clientcert"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/cluster"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/combination"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/contexts"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/execplugin"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/hygiene"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/merge"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/structure"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules/token"
)

// All returns every rule, in the order in which they are documented. There is no registration: what
// is not here does not run.
func All() []*lint.Rule {
	return []*lint.Rule{
		structure.Syntax,
		structure.NotAKubeconfig,
		structure.WrongVersionOrKind,
		structure.Empty,
		structure.MultipleDocuments,
		structure.WrongType,
		structure.ImplicitType,
		structure.DuplicateName,
		structure.DuplicateKey,
		structure.Misplaced,
		structure.Nameless,
		structure.BadBase64,
		structure.Placeholder,
		structure.UnknownField,
		structure.Oversized,
		structure.Anchors,
		structure.HiddenCharacters,

		contexts.CurrentUnset,
		contexts.CurrentNotFound,
		contexts.ClusterUnresolved,
		contexts.UserUnresolved,
		contexts.Namespace,
		contexts.NameMismatch,
		contexts.Unused,

		cluster.ServerMissing,
		cluster.ServerInvalid,
		cluster.ServerNotHTTPS,
		cluster.ServerUserinfo,
		cluster.CAInsecure,
		cluster.CAUnparsable,
		cluster.CAExpired,
		cluster.CANotCA,
		cluster.ProxyInvalid,
		cluster.ProxyPassword,
		cluster.ServerName,
		cluster.ServingExpired,
		cluster.SkipVerify,
		cluster.PartlyUnusable,
		cluster.NoCA,
		cluster.NotRoutable,
		cluster.ExtraPart,
		cluster.Disagrees,
		cluster.OtherPurpose,

		clientcert.Expired,
		clientcert.PairIncomplete,
		clientcert.KeyMismatch,
		clientcert.Unparsable,
		clientcert.KeyUnusable,
		clientcert.WrongUsage,
		clientcert.NoCommonName,
		clientcert.UntrustedIssuer,
		clientcert.IncompleteChain,
		clientcert.Rejected,
		clientcert.ClusterAdmin,
		clientcert.LongLived,
		clientcert.IsCA,
		clientcert.SelfSigned,
		clientcert.Outlives,
		clientcert.Component,
		clientcert.OtherCluster,

		combination.NoCredentials,
		combination.Conflicting,
		combination.Basic,
		combination.ExpiresSoon,
		combination.NotYetValid,
		combination.Impersonation,
		combination.BothSet,
		combination.FileUnusable,
		combination.WeakKey,
		combination.Shadowed,
		combination.Impersonates,
		combination.Several,

		token.Expired,
		token.Whitespace,
		token.Encoded,
		token.Malformed,
		token.Algorithm,
		token.Audience,
		token.WrongType,
		token.IssuerServer,
		token.ShortLived,
		token.Legacy,
		token.BoundObject,
		token.BootstrapUser,
		token.LongLived,
		token.OpaqueStatic,
		token.SharedAccount,
		token.TooLong,

		execplugin.Incomplete,
		execplugin.Version,
		execplugin.InteractiveMode,
		execplugin.Interactive,
		execplugin.NotRunnable,
		execplugin.NotAPath,
		execplugin.PluginVersion,
		execplugin.Arguments,
		execplugin.Output,
		execplugin.Relative,
		execplugin.Shell,
		execplugin.Secret,
		execplugin.NotAllowed,
		execplugin.UnknownCommand,
		execplugin.Kuberc,
		execplugin.TakesOver,
		execplugin.Unexpanded,
		execplugin.InfoTooLarge,
		execplugin.ClusterMismatch,

		authprovider.Removed,
		authprovider.UnknownProvider,
		authprovider.OIDCConfig,
		authprovider.OIDCToken,
		authprovider.OIDCSecrets,

		hygiene.Permissions,
		hygiene.Embedded,
		hygiene.Outside,
		hygiene.Untrusted,
		hygiene.NonPortable,
		hygiene.Backup,
		hygiene.StaleLock,

		merge.Shadowed,
		merge.Missing,
		merge.Misuse,
		merge.OtherFile,
	}
}
