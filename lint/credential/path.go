package credential

import (
	"regexp"
	"slices"
	"strings"
)

// PathHidden stands for a path that may be a secret.
const PathHidden = "…"

// maxName is the longest name that a file can have on Linux, macOS and Windows, in bytes.
const maxName = 255

// drawnWord is a word without anything that file names have: a token that was drawn by lot.
var drawnWord = regexp.MustCompile(`^[A-Za-z0-9+=]{16,}$`)

// ShownPath is a path as it may be printed. Where a kubeconfig wants the name of a file people put
// what the file should hold: a key, its base64, a token.
func ShownPath(path string) string {
	if holdsContent(path) {
		return PathHidden
	}
	return path
}

func holdsContent(path string) bool {
	switch {
	case strings.ContainsAny(path, "\n\r\x00"), strings.Contains(path, "-----BEGIN"), strings.Contains(path, base64PEM):
		return true
	case parseToken(path).Recognised(), jwtLike(path), base64OfToken(path):
		return true
	case drawnWord.MatchString(path) && (len(path) >= 40 || len(digit.FindAllString(path, 3)) == 3):
		return true
	}
	names := strings.FieldsFunc(path, func(r rune) bool { return r == '/' || r == '\\' })
	return slices.ContainsFunc(names, func(name string) bool { return len(name) > maxName })
}

// base64PEM is how the base64 of a PEM file begins.
const base64PEM = "LS0tLS1CRUdJTi"

var digit = regexp.MustCompile(`[0-9]`)

// pathWithBlanks is a path in which folders or a program have blanks in their names, and nothing that arguments are made of.
var pathWithBlanks = regexp.MustCompile(`^(?:[A-Za-z]:[\\/]|[\\/]|\.{1,2}[\\/])[^:=@"'$|;&<>]*[\\/][^:=@"'$|;&<>\\/]*$`)

// ShownCommand is the command of a plugin as it may be printed: the name of a program. Where people put a whole command line, what
// stands behind the first word may be a password.
func ShownCommand(command string) string {
	trimmed := strings.TrimSpace(command)
	first, rest, found := strings.Cut(strings.Join(strings.Fields(trimmed), " "), " ")
	switch {
	case !found && strings.ContainsFunc(first, func(r rune) bool { return r == '=' || r == '@' }):
		return PathHidden
	case !found, pathWithBlanks.MatchString(trimmed) && !strings.Contains(" "+rest, " -") && strings.ContainsAny(rest, `/\`):
		return command
	case strings.ContainsAny(first, "=@"):
		return PathHidden
	}
	return first + " " + PathHidden
}
