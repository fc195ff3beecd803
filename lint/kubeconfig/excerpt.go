package kubeconfig

import (
	"regexp"
	"slices"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

const (
	// hidden stands for every value that is not known to be public.
	hidden = "…"
	// maxExcerptLines and maxExcerptWidth bound what is shown.
	maxExcerptLines = 3
	maxExcerptWidth = 200
)

// public are the fields whose values may be shown, by the names of their parents and
// their own; everything else is hidden.
var public = map[string]bool{
	"current-context": true,
	"clusters.name":   true, "users.name": true, "contexts.name": true,
	"clusters.cluster.tls-server-name": true, "clusters.cluster.insecure-skip-tls-verify": true, "clusters.cluster.disable-compression": true,
	"contexts.context.cluster": true, "contexts.context.user": true, "contexts.context.namespace": true,
	"users.user.exec.apiVersion": true, "users.user.exec.command": true, "users.user.exec.interactiveMode": true,
	"users.user.exec.provideClusterInfo": true, "users.user.exec.env.name": true, "users.user.auth-provider.name": true,
	"clusters.cluster.certificate-authority": true, "users.user.client-certificate": true, "users.user.client-key": true, "users.user.tokenFile": true,
}

// lists are the fields that hold lists of what is public in part.
var lists = []string{"clusters", "users", "contexts", "users.user.exec.args", "users.user.exec.env"}

// scalar is a piece of the text with what may be shown of it.
type scalar struct {
	start, end int
	shown      string
}

// Excerpt is the line of a range, masked: keys, punctuation and public values remain.
// Comments are dropped. Of a file that does not parse only known keys remain.
func (f *File) Excerpt(r Range) []ExcerptLine {
	if f.tree == nil || r == Top || r.Start.Line > len(f.tree.text.lines) {
		return nil
	}
	if f.tree.root == nil {
		return []ExcerptLine{f.bare(r.Start.Line)}
	}
	f.maskOnce.Do(f.mask)
	last := min(r.End.Line, r.Start.Line+maxExcerptLines-1, len(f.tree.text.lines))
	var lines []ExcerptLine
	for number := r.Start.Line; number <= last; number++ {
		from, to := 1, 1<<30
		if number == r.Start.Line {
			from = r.Start.Column
		}
		if number == r.End.Line {
			to = r.End.Column
		}
		line := f.masked(number, from, to)
		if number > r.Start.Line && strings.TrimSpace(line.Text) == hidden {
			break // the rest of a long value
		}
		lines = append(lines, line)
	}
	return lines
}

// mask lists the scalars of the document in the order of the text.
func (f *File) mask() {
	var visit func(node *yaml.Node, path string)
	visit = func(node *yaml.Node, path string) {
		switch node.Kind {
		case yaml.SequenceNode:
			if !slices.Contains(lists, path) {
				path += "[]" // a list where none belongs: nothing in it is known
			}
			for _, item := range node.Content {
				visit(item, path)
			}
		case yaml.MappingNode:
			for i := 0; i+1 < len(node.Content); i += 2 {
				key := node.Content[i]
				start, end := f.tree.span(key)
				shown := hidden
				if key.Kind == yaml.ScalarNode && publicKey(key.Value) {
					shown = string(f.tree.text.utf8[start:end])
				}
				f.scalars = append(f.scalars, scalar{start, end, shown})
				visit(node.Content[i+1], join(path, key.Value))
			}
		case yaml.ScalarNode, yaml.AliasNode:
			start, end := f.tree.span(node)
			f.scalars = append(f.scalars, scalar{start, end, f.shown(node, path, start, end)})
		}
	}
	visit(f.tree.root, "")
	sort.Slice(f.scalars, func(i, j int) bool { return f.scalars[i].start < f.scalars[j].start })
}

// providerKeys are the settings of auth providers, which client-go has no type for
// (client-go v0.37.2 plugin/pkg/client/auth/oidc/oidc.go:37-47).
var providerKeys = []string{"idp-issuer-url", "client-id", "client-secret", "idp-certificate-authority", "idp-certificate-authority-data", "id-token", "refresh-token", "extra-scopes"}

// publicKey reports a key that client-go knows; any other might be a value in the wrong place.
func publicKey(key string) bool {
	return knownKeys[key] || key == "<<" || slices.Contains(providerKeys, key)
}

func (f *File) shown(node *yaml.Node, path string, start, end int) string {
	text := string(f.tree.text.utf8[start:end])
	switch {
	case node.Kind == yaml.AliasNode || strings.ContainsAny(text, "\n\r"):
		return hidden
	case path == "kind" || path == "apiVersion":
		return shown(node.Value)
	case public[path]:
		return text
	case path == "clusters.cluster.server" || path == "clusters.cluster.proxy-url":
		return credential.NewURL(node.Value).String()
	case path == "users.user.exec.args":
		return flagName(node.Value)
	}
	return hidden
}

// longFlag is the name of a flag; behind a single dash it is one letter, since the rest may be a value.
var longFlag = regexp.MustCompile(`^(?:--[A-Za-z][A-Za-z0-9_-]{0,39}|-[A-Za-z])`)

// flagName is what of an argument is no value.
func flagName(argument string) string {
	flag := longFlag.FindString(argument)
	switch {
	case flag == "":
		return hidden
	case flag == argument:
		return flag
	case strings.HasPrefix(argument[len(flag):], "="):
		return flag + "=" + hidden
	}
	return hidden
}

// masked is one line with its marks moved to where the masked text has them.
func (f *File) masked(number, from, to int) ExcerptLine {
	t := f.tree.text
	begin, end := t.lines[number-1], t.lineEnd(number)
	markFrom, markTo := t.offset(number, from), t.offset(number, min(to, 1+end-begin))
	var b strings.Builder
	line := ExcerptLine{Number: number}
	column := func() int { return 1 + utf8.RuneCountInString(b.String()) }
	mark := func(at int) {
		if line.MarkStart == 0 && at >= markFrom {
			line.MarkStart = column()
		}
		if line.MarkEnd == 0 && at >= markTo {
			line.MarkEnd = column()
		}
	}
	at := begin
	next := sort.Search(len(f.scalars), func(i int) bool { return f.scalars[i].end > begin })
	for at < end {
		if next < len(f.scalars) && f.scalars[next].start <= at {
			s := f.scalars[next]
			next++
			if s.end <= at {
				continue
			}
			mark(at)
			b.WriteString(s.shown)
			at = min(s.end, end)
			continue
		}
		mark(at)
		if t.utf8[at] == '#' {
			break
		}
		if strings.IndexByte(" \t-:{}[],?", t.utf8[at]) >= 0 {
			b.WriteByte(t.utf8[at])
		}
		at++
	}
	mark(end)
	line.Text = strings.TrimRight(b.String(), " \t")
	if line.MarkStart == 0 {
		line.MarkStart = column()
	}
	line.MarkEnd = max(line.MarkEnd, line.MarkStart+1)
	return cut(line)
}

// bare is a line of a file that does not parse.
var (
	bareLine  = regexp.MustCompile(`^([ \t]*(?:- )*)("?[A-Za-z][A-Za-z0-9-]{0,39}"?):`)
	indention = regexp.MustCompile(`^[ \t]*(?:- )*`)
)

func (f *File) bare(number int) ExcerptLine {
	text := f.tree.text.line(number)
	line := ExcerptLine{Number: number}
	if m := bareLine.FindStringSubmatch(text); m != nil && publicKey(strings.Trim(m[2], `"`)) {
		line.Text = m[1] + m[2] + ": " + hidden
		line.MarkStart = 1 + utf8.RuneCountInString(m[1])
	} else {
		indent := indention.FindString(text)
		line.Text = indent + hidden
		line.MarkStart = 1 + utf8.RuneCountInString(indent)
	}
	line.MarkEnd = 1 + utf8.RuneCountInString(line.Text)
	return cut(line)
}

func cut(line ExcerptLine) ExcerptLine {
	if runes := []rune(line.Text); len(runes) > maxExcerptWidth {
		line.Text = string(runes[:maxExcerptWidth-1]) + hidden
		line.MarkStart = min(line.MarkStart, maxExcerptWidth)
		line.MarkEnd = min(line.MarkEnd, maxExcerptWidth+1)
	}
	return line
}

func itoa(i int) string { return strconv.Itoa(i) }
