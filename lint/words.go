package lint

import (
	"fmt"
	"strings"
	"time"
)

// Date writes a moment as messages show it: absolute, in UTC, to the minute.
func Date(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }

// Life writes how long a credential was made to live: in years, days or hours.
func Life(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= 200*365*day:
		return "centuries" // near 292 years a Duration can count no further
	case d >= 2*365*day:
		return fmt.Sprintf("%d years", d/(365*day))
	case d >= 2*day:
		return fmt.Sprintf("%d days", d/day)
	}
	return fmt.Sprintf("%d hours", d/time.Hour)
}

// Entry takes "users/ci" apart for prose: `user "ci"`.
func Entry(object string) string {
	list, name, found := strings.Cut(object, "/")
	if !found {
		return "the file"
	}
	return strings.TrimSuffix(list, "s") + " \"" + name + "\""
}

// Of names a credential for prose: `the token of user "ci"`, and just "the token" in a
// bare file.
func Of(what, object string) string {
	if object == "" {
		return "the " + what
	}
	return "the " + what + " of " + Entry(object)
}

// List is the list of an object: "users" of "users/ci"; empty for the file.
func List(object string) string {
	list, _, found := strings.Cut(object, "/")
	if !found {
		return ""
	}
	return list
}

// Name is the name in an object: "ci" of "users/ci".
func Name(object string) string {
	_, name, _ := strings.Cut(object, "/")
	return name
}

// forEntry takes back commands about an entry without a name, which kubectl config does not change (kubectl v0.37.2
// pkg/cmd/config/set_cluster.go:181).
func forEntry(help, object string) string {
	if strings.HasSuffix(object, "/") && strings.Contains(help, "kubectl config set-") {
		return "give the entry a name first: kubectl config changes none without"
	}
	return help
}

// forFile lets the commands of a help change the file in question, and not the one that kubectl takes by itself.
func forFile(help, path string) string {
	lines := strings.Split(help, "\n")
	for i, line := range lines {
		if !strings.HasPrefix(line, "    kubectl config ") || strings.Contains(line, "--kubeconfig") || strings.HasSuffix(line, "--help") {
			continue
		}
		command, output, redirected := strings.Cut(line, " > ")
		lines[i] = command + " --kubeconfig " + Quote(path)
		if redirected {
			lines[i] += " > " + output
		}
	}
	return strings.Join(lines, "\n")
}

// Quote makes a name safe to paste into a POSIX shell.
func Quote(word string) string {
	plain := func(r rune) bool {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || strings.ContainsRune("@%+=:,./-_", r)
	}
	if word != "" && !strings.ContainsFunc(word, func(r rune) bool { return !plain(r) }) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
