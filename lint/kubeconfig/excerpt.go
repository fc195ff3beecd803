package kubeconfig

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"
)

const (
	// hidden stands for every value that is not known to be public.
	hidden = "…"
	// maxExcerptLines and maxExcerptWidth bound what is shown.
	maxExcerptLines = 3
	maxExcerptWidth = 200
)

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

// masked is one line with its marks moved to where the masked text has them. Of a line
// too long to show it is the part around the mark: a kubeconfig in JSON may be one line of
// many megabytes, and have as many findings as entries.
func (f *File) masked(number, from, to int) ExcerptLine {
	t := f.tree.text
	begin, end := t.lines[number-1], t.lineEnd(number)
	markFrom, markTo := t.offset(number, from), t.offset(number, min(to, 1+end-begin))
	var b strings.Builder
	if left := f.window(begin, markFrom); left > begin {
		begin = left
		b.WriteString(hidden)
	}
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
	next := sort.Search(len(f.scalars), func(i int) bool { return f.scalars[i].end > begin })
	at := begin
	for at < end && b.Len() <= maxExcerptWidth*utf8.UTFMax {
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
		if t.utf8[at] == '#' {
			break
		}
		mark(at)
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

// window is where to begin, so that half a width of masked text stands before the mark.
func (f *File) window(begin, mark int) int {
	left, room := mark, maxExcerptWidth/2
	i := sort.Search(len(f.scalars), func(i int) bool { return f.scalars[i].start >= mark })
	for ; i > 0 && f.scalars[i-1].end > begin; i-- {
		s := f.scalars[i-1]
		if room -= max(0, left-s.end) + len(s.shown); room < 0 {
			return left
		}
		left = s.start
	}
	if left-begin > room {
		return left
	}
	return begin
}

var (
	bareLine  = regexp.MustCompile(`^([ \t]*(?:- )*)("?[A-Za-z][A-Za-z0-9-]{0,39}"?):`)
	indention = regexp.MustCompile(`^[ \t]*(?:- )*`)
)

// bare is a line of a file that does not parse.
func (f *File) bare(number int) ExcerptLine {
	text := f.tree.text.line(number)
	text = text[:min(len(text), maxExcerptWidth*utf8.UTFMax)]
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
