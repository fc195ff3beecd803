package resolve

import "strings"

// Plugin is one documented way to call a credential plugin: how it is recognised, and what its
// arguments tell. Other releases may differ, so what rests on it is likely at most.
type Plugin struct {
	// Anew are the commands that write the entry of the kubeconfig anew, and Unattended those by
	// which the plugin logs in without a person; empty where there is none.
	Anew, Unattended string

	commands []string // the names of its program
	words    []string // all of these stand among the arguments
	marks    []string // any of these flags does: it tells programs of one name apart
	shared   bool     // the program does much else, so that a call without the words says nothing

	prints   string // the version that it prints whatever it is asked for, or the flag that says which
	needs    []need
	excludes [][2]string // flags that exclude each other
	exit     string      // its exit code when it is called with both; 1 when empty
	outputs  []output
	gone     [][2]string // flags that newer releases have not, and what they have instead
	login    *login
	secrets  []string // flags and variables that hold a secret, though their names do not show it
}

// need is an argument without which the plugin stops, or finds the value elsewhere.
type need struct {
	flags  []string // one of these
	env    []string // or a variable, of the entry or of whoever runs kubectl
	beside string   // only together with this flag
	logins []string // only for these logins
	mild   bool     // the plugin's own configuration holds it as well
	prints bool     // without it the plugin prints something else than a credential
}

// output is a flag that decides what is printed; with other values than the good ones it is no ExecCredential.
type output struct {
	flag string
	env  string // the variable that counts where the flag is not there
	good []string
}

// login is how a plugin finds out who calls.
type login struct {
	flags  []string
	env    string // the variable of the same meaning, which goes before the flag
	usual  string // the login where none is named
	known  []string
	asking []string // those that ask a person
	quiet  []string // with one of these flags, "flag=value" or variables nobody is asked
}

// names are the flags as they are told to people: without shorthands.
func (n need) names() string {
	var long []string
	for _, flag := range n.flags {
		if strings.HasPrefix(flag, "--") {
			long = append(long, flag)
		}
	}
	return strings.Join(long, " or ")
}
