package main

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

// TestProgress: a long run shows how far it is on a terminal, and leaves nothing behind.
func TestProgress(t *testing.T) {
	t.Parallel()
	var out bytes.Buffer
	clock := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	env := environment{stderr: &out, messages: true, now: func() time.Time { return clock }}
	step, end := progress(env, false)
	for i := range 30 {
		clock = clock.Add(50 * time.Millisecond)
		step(i+1, 30)
	}
	end()
	if text := out.String(); strings.Count(text, "\r") < 5 || strings.Count(text, "\r") > 12 || strings.Contains(text, "judged 5 of") || !strings.HasSuffix(text, "\r\x1b[K") {
		t.Errorf("it writes %q", text)
	}
	out.Reset()
	step, end = progress(env, false)
	step(1, 1)
	end()
	if out.Len() > 0 {
		t.Errorf("a short run writes %q", out.String())
	}
	for _, silent := range []environment{{stderr: &out, now: env.now}, env} {
		if step, end := progress(silent, silent.messages); step != nil {
			t.Error("it writes where nobody looks")
		} else {
			end()
		}
	}
}
