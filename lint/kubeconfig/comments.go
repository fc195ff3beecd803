package kubeconfig

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"
)

// turning are the characters that show what follows them in another direction or place (Unicode Standard Annex 9, section 2);
// in UTF-8 they all begin with the same byte.
const (
	turning     = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
	turningByte = 0xe2
)

// TurnedComments are the places outside of all keys and values that show the file otherwise than it is read.
func (f *File) TurnedComments() []Range {
	if f.tree.root == nil {
		return nil
	}
	var found []Range
	text := f.tree.text.utf8
	for at := 0; len(found) < maxFaults; at++ {
		next := bytes.IndexByte(text[at:], turningByte)
		if next < 0 {
			break
		}
		at += next
		r, width := utf8.DecodeRune(text[at:])
		if !strings.ContainsRune(turning, r) {
			continue
		}
		f.maskOnce.Do(f.mask)
		i := sort.Search(len(f.scalars), func(i int) bool { return f.scalars[i].end > at })
		if i == len(f.scalars) || f.scalars[i].start > at {
			found = append(found, Range{Start: f.tree.text.position(at), End: f.tree.text.position(at + width)})
		}
	}
	return found
}
