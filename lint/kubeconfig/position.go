package kubeconfig

// Position is a place in a file. Line and Column are 1-based; a column counts
// Unicode code points, not bytes. A byte order mark is no column.
type Position struct{ Line, Column int }

// Range is a stretch of a file; End is exclusive.
type Range struct{ Start, End Position }

// ExcerptLine is one line of a file with every value masked that is not known
// to be public, and the columns in Text, 1-based and end exclusive, to be marked.
type ExcerptLine struct {
	Number             int
	Text               string
	MarkStart, MarkEnd int
}
