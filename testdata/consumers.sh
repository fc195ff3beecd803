#!/bin/sh
# Hands each report to the programs that read it in earnest. What is missing is installed where that may be:
# Debian packages as root or with passwordless sudo, npm packages in a folder of their own. A consumer that
# cannot be had is named in the last lines as skipped.
set -eu
binary=$1
here=testdata/consumers
out=${CONSUMERS_DIR:-out/consumers}
rm -rf "$out/reports"
mkdir -p "$out/reports" "$out/textfile" "$out/empty"
skipped=

debian() { # debian COMMAND PACKAGE: 0 when the command is there in the end
	command -v "$1" >/dev/null && return 0
	command -v apt-get >/dev/null || return 1
	sudo=
	[ "$(id -u)" = 0 ] || sudo="sudo -n"
	$sudo true 2>/dev/null || return 1
	[ -e "$out/apt-updated" ] || { $sudo apt-get update -qq >/dev/null && : > "$out/apt-updated"; }
	$sudo apt-get install -y -qq "$2" >/dev/null 2>&1
	command -v "$1" >/dev/null
}

skip() { skipped="$skipped
skipped: $1"; }

# One run writes all formats: of the sample, of the cases that a real API server saw, and of a sound file.
for sample in demo cases sound; do
	case $sample in
	demo) input=testdata/demo/kubeconfig ;;
	cases) input=testdata/apiserver/cases ;;
	sound) input=$out/sound && printf 'apiVersion: v1\nkind: Config\ncurrent-context: a\nclusters: [{name: a, cluster: {server: "https://a.example.com", certificate-authority-data: ""}}]\ncontexts: [{name: a, context: {cluster: a, user: a}}]\nusers: [{name: a, user: {exec: {apiVersion: client.authentication.k8s.io/v1beta1, command: aws, args: [eks, get-token, --cluster-name, a, --region, b, --output, json]}}}]\n' > "$input" ;;
	esac
	base=$out/reports/$sample
	"$binary" lint --fail-on never -q --no-files -o sarif="$base.sarif" -o junit="$base.xml" -o prometheus="$base.prom" -o ics="$base.ics" -o gitlab="$base.gitlab.json" -o markdown="$base.md" -o github="$base.github" -o html="$base.html" "$input"
done

# Prometheus: the metrics, the example rules, their own tests, and a scrape by the real exporter.
if debian promtool prometheus; then
	for file in "$out"/reports/*.prom; do promtool check metrics < "$file"; done
	promtool check rules testdata/examples/prometheus/alerts.yaml
	(cd testdata/examples/prometheus && promtool test rules alerts_test.yaml)
else
	skip "promtool (Debian package prometheus)"
fi
if debian prometheus-node-exporter prometheus-node-exporter && debian curl curl; then
	cp "$out/reports/cases.prom" "$out/textfile/kubeconfig.prom"
	prometheus-node-exporter --collector.disable-defaults --collector.textfile --collector.textfile.directory="$out/textfile" --web.listen-address=127.0.0.1:19117 >/dev/null 2>&1 &
	exporter=$!
	for _ in 1 2 3 4 5 6 7 8 9 10; do curl -sf http://127.0.0.1:19117/metrics > "$out/scrape" && break || sleep 0.5; done
	kill $exporter
	grep -q '^node_textfile_scrape_error 0$' "$out/scrape" || { echo "consumers.sh: node-exporter refuses the file"; exit 1; }
	there=$(grep -c '^kubeconfig_lint_' "$out/scrape") written=$(grep -c '^kubeconfig_lint_' "$out/reports/cases.prom")
	[ "$there" = "$written" ] || { echo "consumers.sh: node-exporter shows $there of $written metrics"; exit 1; }
	echo "node-exporter: $there metrics"
else
	skip "node-exporter (Debian package prometheus-node-exporter)"
fi

# JUnit: python3-junitparser.
python=/usr/bin/python3
if ! { [ -x $python ] && $python -c 'import junitparser' 2>/dev/null; } && command -v apt-get >/dev/null; then
	debian no-such-command python3-junitparser || true
fi
if [ -x $python ] && $python -c 'import junitparser' 2>/dev/null; then
	$python "$here/junit.py" "$out"/reports/*.xml
else
	skip "junitparser (Debian package python3-junitparser)"
fi

# npm: SARIF multitool, xunit-viewer, ical.js.
if debian node nodejs && debian npm npm; then
	cp "$here/package.json" "$here/package-lock.json" "$out/"
	[ -d "$out/node_modules/axe-core" ] || (cd "$out" && npm ci --silent --no-audit --no-fund)
	modules=$(cd "$out" && pwd)
	node "$here/calendar.mjs" "$out/reports/demo.ics" "$modules"
	node "$here/calendar.mjs" "$out/reports/cases.ics" "$modules"
	node "$out/node_modules/xunit-viewer/bin/xunit-viewer" -r "$out/reports/demo.xml" -c -o "$out/xunit.html" > "$out/xunit.txt"
	grep -q client-cert-expired "$out/xunit.txt" || { echo "consumers.sh: xunit-viewer shows no case"; exit 1; }
	echo "xunit-viewer: shows the cases"
	if debian chromium chromium; then
		for page in demo cases; do node "$here/page.mjs" "$out/reports/$page.html" "$modules" "$(command -v chromium)"; done
	else
		skip "chromium (Debian package chromium)"
	fi
	multitool=$out/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool
	if [ -x "$multitool" ] && [ "$(uname -s)" = Linux ]; then
		DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 "$multitool" validate "$out/reports/*.sarif" -c "$here/multitool.json" --rule-kind 'Sarif;Ghas' --level 'Error;Warning' --output "$out/multitool.sarif" --log ForceOverwrite -q >/dev/null
		node -e '
			const results = JSON.parse(require("fs").readFileSync(process.argv[1])).runs[0].results ?? []
			for (const r of results.slice(0, 20)) console.log(r.level ?? "warning", r.ruleId, r.message.text ?? JSON.stringify(r.message.arguments), r.locations?.[0]?.physicalLocation?.artifactLocation?.uri)
			if (results.length) process.exit(1)' "$out/multitool.sarif" || { echo "consumers.sh: the SARIF multitool objects"; exit 1; }
		echo "sarif-multitool: no error, no warning"
	else
		skip "sarif-multitool (Linux on amd64)"
	fi
else
	skip "ical.js, xunit-viewer and sarif-multitool (npm)"
fi

if [ -n "$skipped" ]; then
	echo "$skipped"
	exit "${SKIPS_FAIL:-0}"
fi
