package kubeconfig

import (
	"bytes"
	"encoding/binary"
	"slices"
	"sort"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// text is a file as the YAML library counts in it: UTF-8 without byte order mark, with
// lines that end at LF, CR, CRLF, NEL, LS or PS, as YAML 1.1 has them.
type text struct {
	utf8  []byte
	lines []int // the offset at which each line begins

	mutex   sync.Mutex // guards indexes, which are made when a place is asked for
	indexes map[int][]int
}

func newText(raw []byte) *text {
	t := &text{utf8: toUTF8(raw), lines: []int{0}, indexes: map[int][]int{}}
	for i := 0; i < len(t.utf8); {
		width := breakAt(t.utf8[i:])
		if width == 0 {
			i++
			continue
		}
		i += width
		t.lines = append(t.lines, i)
	}
	return t
}

// breakAt is the length of the line break at the beginning of b, 0 when there is none.
func breakAt(b []byte) int {
	switch b[0] {
	case '\n':
		return 1
	case '\r':
		if len(b) > 1 && b[1] == '\n' {
			return 2
		}
		return 1
	case 0xc2:
		if len(b) > 1 && b[1] == 0x85 {
			return 2
		}
	case 0xe2:
		if len(b) > 2 && b[1] == 0x80 && (b[2] == 0xa8 || b[2] == 0xa9) {
			return 3
		}
	}
	return 0
}

// toUTF8 takes the byte order mark off and decodes UTF-16, as the YAML libraries do.
func toUTF8(raw []byte) []byte {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(raw, []byte{0xef, 0xbb, 0xbf}):
		return raw[3:]
	case bytes.HasPrefix(raw, []byte{0xff, 0xfe}):
		order = binary.LittleEndian
	case bytes.HasPrefix(raw, []byte{0xfe, 0xff}):
		order = binary.BigEndian
	default:
		return raw
	}
	units := make([]uint16, 0, len(raw)/2)
	for i := 2; i+1 < len(raw); i += 2 {
		units = append(units, order.Uint16(raw[i:]))
	}
	return []byte(string(utf16.Decode(units)))
}

// offset is where a position lies, clipped to its line.
func (t *text) offset(line, column int) int {
	if line < 1 || line > len(t.lines) {
		return len(t.utf8)
	}
	at, end, count := t.lines[line-1], t.lineEnd(line), column-1
	if end-at > stride {
		index := t.index(line)
		leap, _ := slices.BinarySearch(index, count)
		if leap == len(index) || index[leap] > count {
			leap--
		}
		at, count = at+leap*stride, count-index[leap]
		for at < end && !utf8.RuneStart(t.utf8[at]) {
			at++ // the stride cuts a character in two
		}
	}
	for ; count > 0 && at < end; count-- {
		_, width := utf8.DecodeRune(t.utf8[at:end])
		at += width
	}
	return at
}

// position is the line and column of an offset.
func (t *text) position(offset int) Position {
	line := sort.SearchInts(t.lines, offset+1)
	at, count := t.lines[line-1], 0
	if leap := (offset - at) / stride; leap > 0 {
		at, count = at+leap*stride, t.index(line)[leap]
	}
	return Position{Line: line, Column: 1 + count + starts(t.utf8[at:offset])}
}

// stride is how many bytes of a long line are counted at once: a kubeconfig in JSON may be one
// line of many megabytes.
const stride = 4096

// index holds, for every stride of a long line, how many characters begin before it.
func (t *text) index(line int) []int {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if index, ok := t.indexes[line]; ok {
		return index
	}
	begin, end := t.lines[line-1], t.lineEnd(line)
	index := []int{0}
	for at := begin; at+stride <= end; at += stride {
		index = append(index, index[len(index)-1]+starts(t.utf8[at:at+stride]))
	}
	t.indexes[line] = index
	return index
}

// starts counts the characters that begin in b, which may cut some in two.
func starts(b []byte) int {
	n := 0
	for _, c := range b {
		if utf8.RuneStart(c) {
			n++
		}
	}
	return n
}

// lineEnd is the offset behind the last character of a line, its break left out.
func (t *text) lineEnd(line int) int {
	if line >= len(t.lines) {
		return len(t.utf8)
	}
	end := t.lines[line]
	for width := 3; width > 0; width-- {
		if at := end - width; at >= t.lines[line-1] && breakAt(t.utf8[at:end]) == width {
			return at
		}
	}
	return end
}

// line is the text of a line without its break.
func (t *text) line(number int) string {
	if number < 1 || number > len(t.lines) {
		return ""
	}
	return string(t.utf8[t.lines[number-1]:t.lineEnd(number)])
}
