#!/bin/sh
# Times the program against plain kubectl, in pairs within one run, and prints ratios of
# the medians: what counts is the ratio, not the seconds of this machine.
set -eu
binary=$1
here=$(dirname "$0")
work=${BENCH_DIR:-out/bench}
mkdir -p "$work"
work=$(cd "$work" && pwd)
[ -x "$work/kubectl" ] || (cd "$here/kubectl" && go build -o "$work/kubectl" .)
for n in 1 1000 5000; do
	[ -s "$work/$n.yaml" ] || go run "$here/generate/main.go" "$n" > "$work/$n.yaml"
done

# median COMMAND...: the median wall time of RUNS runs, in milliseconds.
pair() {
	name=$1 limit=$2 runs=$3 file=$4 view=$5
	ours='' theirs=''
	i=0
	while [ $i -lt "$runs" ]; do
		a=$(date +%s%N); "$binary" lint --now 2026-06-01 --fail-on never -o json "$file" >/dev/null; b=$(date +%s%N)
		"$work/kubectl" config view $view --kubeconfig "$file" >/dev/null; c=$(date +%s%N)
		ours="$ours $(( (b - a) / 10000 ))" theirs="$theirs $(( (c - b) / 10000 ))"
		i=$((i + 1))
	done
	median() { printf '%s\n' "$@" | sort -n | awk '{v[NR]=$1} END {print v[int((NR+1)/2)]}'; }
	awk -v n="$name" -v o="$(median $ours)" -v t="$(median $theirs)" -v l="$limit" \
		'BEGIN {printf "%-44s %8.1f ms  against %8.1f ms  ratio %.2f (at most %s)%s\n", n, o/100, t/100, o/t, l, (o/t > l ? "  TOO SLOW" : "")}'
}
pair "one context: kubectl config view" 0.25 21 "$work/1.yaml" ""
pair "5,000 contexts: kubectl config view --raw" 1.0 5 "$work/5000.yaml" "--raw"

# The page of 1,000 expired credentials, as Chromium shows it; what it needs comes with make test.
modules=$(pwd)/out/consumers
if [ -d "$modules/node_modules/puppeteer-core" ] && command -v chromium >/dev/null; then
	"$binary" lint --now 2030-01-01 --fail-on never -q -o html="$work/1000.html" "$work/1000.yaml"
	node "$here/../consumers/page.mjs" "$work/1000.html" "$modules" "$(command -v chromium)"
else
	echo "page of 1,000 credentials: not rendered, since Chromium or its driver is missing: run make test first"
fi
