package main

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"
)

var (
	durationForm = regexp.MustCompile(`^(?:\d+[wdhms])+$`)
	durationPart = regexp.MustCompile(`(\d+)([wdhms])`)
	units        = map[string]time.Duration{"w": 7 * 24 * time.Hour, "d": 24 * time.Hour, "h": time.Hour, "m": time.Minute, "s": time.Second}
)

// duration reads 30d, 2w, 36h, 1d12h, and 0.
func duration(text string) (time.Duration, error) {
	if text == "0" {
		return 0, nil
	}
	if !durationForm.MatchString(text) {
		return 0, usage("no duration: write 30d, 2w, 36h or 1d12h")
	}
	var total float64
	for _, part := range durationPart.FindAllStringSubmatch(text, -1) {
		n, err := strconv.ParseFloat(part[1], 64)
		if err != nil {
			return 0, usage("no duration: write 30d, 2w, 36h or 1d12h")
		}
		total += n * float64(units[part[2]])
	}
	if total > math.MaxInt64/2 {
		return 0, usage("too long a duration")
	}
	return time.Duration(total), nil
}

var sizeForm = regexp.MustCompile(`(?i)^(\d{1,12})\s*(|k|m|g|kib|mib|gib|kb|mb|gb|b)$`)

// size reads 64MiB, 500k, 1048576. One letter or iB means powers of 1024.
func size(text string) (int64, error) {
	match := sizeForm.FindStringSubmatch(text)
	if match == nil {
		return 0, usage("--max-file-size %s is no size: write 64MiB", text)
	}
	n, err := strconv.ParseInt(match[1], 10, 64)
	factor := map[string]int64{"": 1, "b": 1, "k": 1 << 10, "kib": 1 << 10, "m": 1 << 20, "mib": 1 << 20, "g": 1 << 30, "gib": 1 << 30, "kb": 1e3, "mb": 1e6, "gb": 1e9}[strings.ToLower(match[2])]
	if err != nil || n == 0 || n > math.MaxInt64/2/factor {
		return 0, usage("--max-file-size %s is no size: write 64MiB", text)
	}
	return n * factor, nil
}
