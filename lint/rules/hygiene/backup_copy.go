package hygiene

import (
	_ "embed"
	"fmt"
	"path/filepath"
	"regexp"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
)

//go:embed backup_copy.md
var backupPage string

// Backup reports a copy that an editor, a tool or its owner left behind while a credential in it goes on to work. Only endings that
// nobody gives a file in use count: a cluster may be called backup.
var Backup = &lint.Rule{
	Name:     "backup-copy",
	Title:    "a backup copy holds a credential that works",
	Severity: lint.Warning, Effect: lint.Risk,
	Since: "0.1.0", CWE: 530, SecuritySeverity: 5.0, Precision: "high", Group: "hygiene", Page: backupPage,
	Check: checkBackup,
}

func checkBackup(p *lint.Pass) {
	for _, in := range p.View.Inputs {
		if in.Stream || !leftover.MatchString(filepath.Base(in.Path)) {
			continue
		}
		user, longest := "", resolve.Held{}
		for _, u := range p.View.Users {
			for _, h := range u.Held(p.Now) {
				if u.Input == in && h.Dated() && (user == "" || h.Never || !longest.Never && h.Until.After(longest.Until)) {
					user, longest = u.Config.Object(), h
				}
			}
		}
		if user != "" {
			p.Report(lint.Finding{
				Message: fmt.Sprintf("by its name the file is a backup copy, and it holds %s%s", lint.Of(longest.Name, user), until(longest)),
				Help:    "delete it when nobody needs it:\n    rm " + lint.Quote(in.Path), Range: kubeconfig.Top,
			}, in, nil)
		}
	}
}

// leftover are the names of copies: of Emacs, vim and nano, of tools and hands with or without a date or number, of wget and logrotate,
// of the Finder and of Windows.
var leftover = regexp.MustCompile(`(?i)~$|^#.+#$|^copy of .` +
	`|[._-](?:bak|bkp)` + stamp + `?$|\.(?:old|orig|save|backup)` + stamp + `?$|[._-]backup` + stamp + `$` +
	`|\.(?:ya?ml|conf|json|kubeconfig)\.\d{1,2}$|(?:config|\.ya?ml|\.conf|\.json)\.20\d\d-?\d\d-?\d\d[\dtz:_.-]*$` +
	`| (?:- )?copy(?: \(?\d+\)?)?(?:\.[a-z]{3,10})?$`)

const stamp = `(?:[._-]?\d[\dtz:_.-]*)`
