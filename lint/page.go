package lint

import "strings"

// Headings are those of every rule's page, in their order.
var Headings = []string{"What it means", "What you see", "Why it matters", "How to mend it", "When to ignore it", "Bad", "Good", "Proof"}

// Section is one part of a page.
type Section struct {
	Heading string
	// Text is Markdown without blank lines at its ends.
	Text string
}

// Summary is the first paragraph of the rule's page, on one line.
func (r *Rule) Summary() string {
	_, rest, _ := strings.Cut(r.Page, "\n\n")
	paragraph, _, _ := strings.Cut(rest, "\n\n")
	return strings.Join(strings.Fields(paragraph), " ")
}

// Sections takes the rule's page apart at its headings.
func (r *Rule) Sections() []Section {
	var all []Section
	for _, part := range strings.Split(r.Page, "\n## ")[1:] {
		heading, body, _ := strings.Cut(part, "\n")
		all = append(all, Section{Heading: heading, Text: strings.Trim(body, "\n")})
	}
	return all
}

// Profile is the smallest profile that runs the rule.
func (r *Rule) Profile() string {
	if r.Strict {
		return "strict"
	}
	return "default"
}
