package main

import (
	"slices"
	"strings"

	"github.com/xrash/smetrics"
)

// nearest is the candidate that a word was most likely meant to be; empty when none is
// close: at most a third of its letters may differ.
func nearest(word string, candidates []string) string {
	best, least := "", len(word)/3+1
	for _, candidate := range candidates {
		if d := smetrics.WagnerFischer(word, candidate, 1, 1, 1); d < least || d == least && best == "" && d <= len(word)/3 {
			best, least = candidate, d
		}
	}
	return best
}

// closest are up to five candidates that a word may have been meant to be: the nearest one, and
// those of which it is a part or that share most of their words with it.
func closest(word string, candidates []string) []string {
	const most = 5
	word = strings.ReplaceAll(strings.ToLower(word), "_", "-")
	type scored struct {
		name  string
		score int
	}
	var all []scored
	for _, candidate := range candidates {
		score := 0
		for _, part := range strings.Split(word, "-") {
			if len(part) > 2 && slices.Contains(strings.Split(candidate, "-"), part) {
				score++
			}
		}
		if word != "" && strings.Contains(candidate, word) {
			score += most
		}
		if candidate == nearest(word, candidates) {
			score += 2 * most
		}
		if score > 0 {
			all = append(all, scored{candidate, score})
		}
	}
	slices.SortStableFunc(all, func(a, b scored) int { return b.score - a.score })
	var names []string
	for _, s := range all[:min(most, len(all))] {
		if s.score*2 > all[0].score || len(names) == 0 {
			names = append(names, s.name)
		}
	}
	return names
}
