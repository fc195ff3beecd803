package contexts

import (
	"strings"

	"github.com/xrash/smetrics"
)

// meant is the name among those that exist that was probably meant: written in other letters or with a
// mistake or two. Empty when none is that close, or two are.
func meant(wanted string, names []string) string {
	least, best := 1+len(wanted)/5, ""
	for _, name := range names {
		distance := smetrics.WagnerFischer(strings.ToLower(strings.TrimSpace(wanted)), strings.ToLower(name), 1, 1, 1)
		switch {
		case distance > least, distance == len(name):
		case distance == least && best != "":
			best = ""
		default:
			least, best = distance, name
		}
	}
	return best
}

// didYouMean continues a message that names what does not exist.
func didYouMean(name string) string {
	if name == "" {
		return ""
	}
	return ` (did you mean "` + name + `"?)`
}

// choice is the name for a command: the one that was meant, or the only one there is where none was
// named; else a word for it, since to point to another cluster is worse than to point to none.
func choice(wanted string, names []string, placeholder string) string {
	if name := meant(wanted, names); name != "" {
		return name
	}
	if wanted == "" && len(names) == 1 && names[0] != "" {
		return names[0]
	}
	return placeholder
}
