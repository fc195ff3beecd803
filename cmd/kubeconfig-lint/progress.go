package main

import (
	"fmt"
	"time"
)

// progress writes one line to a terminal, over and over, once a run takes long; end wipes it off. For anything
// that is no terminal both do nothing.
func progress(env environment, quiet bool) (step func(done, all int), end func()) {
	if !env.messages || quiet {
		return nil, func() {}
	}
	const patience, pause = 500 * time.Millisecond, 100 * time.Millisecond
	next, shown := env.now().Add(patience), false
	step = func(done, all int) {
		if now := env.now(); now.After(next) {
			next, shown = now.Add(pause), true
			fmt.Fprintf(env.stderr, "\rjudged %d of %d files", done, all)
		}
	}
	return step, func() {
		if shown {
			fmt.Fprint(env.stderr, "\r\x1b[K")
		}
	}
}
