package resolve

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// invocation is the call of an exec plugin taken apart: flags by name, and the words before and
// between them. Values are only compared, never shown.
type invocation struct {
	program string
	words   []string
	flags   map[string]argument
	env     map[string]argument
	joined  []argument // flags that stand in one argument with their value
	args    []argument // flags with their values and lone words, in order
}

// argument is one value of a flag or a variable, and where its name stands.
type argument struct {
	name, value, field string
	empty              bool
}

// joinedFlag is "--flag value" as one argument, which only a shell would take apart.
var joinedFlag = regexp.MustCompile(`\A(--?[A-Za-z][A-Za-z0-9_-]*)[ \t]+(\S.*)\z`)

func parseInvocation(exec *kubeconfig.Exec) invocation {
	call := invocation{program: PluginName(exec.Command), flags: map[string]argument{}, env: map[string]argument{}}
	for i := 0; i < len(exec.Args); i++ {
		word, field := text(exec.Args[i]), fmt.Sprintf("exec.args[%d]", i)
		if !strings.HasPrefix(word, "-") || word == "-" {
			call.words, call.args = append(call.words, word), append(call.args, argument{value: word, field: field})
			continue
		}
		if m := joinedFlag.FindStringSubmatch(word); m != nil {
			a := argument{name: m[1], value: m[2], field: field}
			call.joined = append(call.joined, a)
			call.set(a)
			continue
		}
		name, value, inline := strings.Cut(word, "=")
		a := argument{name: name, value: value, field: field, empty: inline && value == ""}
		if !inline && i+1 < len(exec.Args) && !strings.HasPrefix(text(exec.Args[i+1]), "-") {
			i++
			a.value = text(exec.Args[i])
			a.empty = a.value == ""
			call.words = append(call.words, a.value) // it may be a word behind a flag without value
		}
		call.set(a)
	}
	for i, variable := range exec.Env {
		a := argument{name: variable.Name, value: text(variable.Value), field: fmt.Sprintf("exec.env[%d].name", i)}
		a.empty = a.value == ""
		call.env[variable.Name] = a
	}
	return call
}

// set notes a flag; of several with one name the last counts. "-iprod" is taken for "-i prod" and, as some programs
// do, for "--iprod": what is missing is to be missing in both readings.
func (c *invocation) set(a argument) {
	c.args = append(c.args, a)
	c.flags[a.name] = a
	if short := strings.TrimPrefix(a.name, "-"); len(short) > 1 && short[0] != '-' {
		c.flags["-"+short] = a
		c.flags["--"+short] = a
		c.flags["-"+short[:1]] = argument{name: "-" + short[:1], value: short[1:], field: a.field}
	}
}

// flag is the first of these flags that is there and neither empty nor switched off.
func (c invocation) flag(names ...string) (argument, bool) {
	for _, name := range names {
		if a, ok := c.flags[name]; ok && !a.empty && a.value != "false" {
			return a, true
		}
	}
	return argument{}, false
}

func (c invocation) has(names ...string) bool {
	_, ok := c.flag(names...)
	return ok
}

// variable is the first of these variables that the entry itself sets.
func (c invocation) variable(names ...string) (argument, bool) {
	for _, name := range names {
		if a, ok := c.env[name]; ok && !a.empty {
			return a, true
		}
	}
	return argument{}, false
}

func (c invocation) says(words []string) bool {
	return !slices.ContainsFunc(words, func(word string) bool { return !slices.Contains(c.words, word) })
}

// plugin is the known call that this one is, or nil. other is one of the same program where it is none of them.
func (c invocation) plugin() (plugin, other *Plugin) {
	for _, p := range plugins {
		switch {
		case !slices.Contains(p.commands, c.program):
		case c.says(p.words) && (p.marks == nil || c.has(p.marks...)):
			return p, nil
		case !p.shared && other == nil:
			other = p
		}
	}
	return nil, other
}

// chosen is the login of the call, where it is said, and whether it is said at all.
func (c invocation) chosen(l *login) (a argument, said bool) {
	if a, said = c.variable(l.env); said && !c.has("--disable-environment-override") {
		return a, true
	}
	if a, said = c.flag(l.flags...); said {
		return a, true
	}
	return argument{value: l.usual, field: "exec.args"}, false
}

// asks reports whether the login of the call asks a person.
func (c invocation) asks(l *login) (argument, bool) {
	a, _ := c.chosen(l)
	quiet := func(what string) bool {
		name, value, valued := strings.Cut(what, "=")
		if found, ok := c.flag(name); ok && (!valued || found.value == value) {
			return true
		}
		_, ok := c.variable(name)
		return ok
	}
	return a, slices.Contains(l.asking, a.value) && !slices.ContainsFunc(l.quiet, quiet)
}

// text takes a word out of its wrapping to compare it with what a plugin knows.
func text(s credential.Secret) string { return string(s.Reveal()) }
