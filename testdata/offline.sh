#!/bin/sh
# Runs the program on the sample under strace and fails when it opens a socket, starts a
# program or writes a file. strace is a Debian package and is installed when it is missing.
set -eu
binary=$1
if [ "$(uname -s)" != Linux ]; then
	echo "offline.sh: strace runs on Linux only; this is $(uname -s)"
	exit 1
fi
if ! command -v strace >/dev/null; then
	sudo=
	[ "$(id -u)" = 0 ] || sudo=sudo
	$sudo apt-get update -qq
	$sudo apt-get install -y -qq strace >/dev/null
fi
log=$(mktemp)
trap 'rm -f "$log"' EXIT
HOME=/nonexistent strace -f -qq -e trace=socket,connect,execve,openat,unlink,unlinkat,rename,renameat,renameat2,mkdir,mkdirat -o "$log" \
	"$binary" lint --fail-on never --profile strict --untrusted --exec-allow aws testdata/demo/kubeconfig testdata/apiserver/cases >/dev/null
calls=$(grep -c . "$log")
bad=$(grep -E 'socket\(|connect\(|O_WRONLY|O_RDWR|O_CREAT|unlink|rename|mkdir|execve\(' "$log" | grep -vE "^[0-9]+ +execve\(\"$binary\"" | grep -v resumed || true)
if [ -n "$bad" ]; then
	echo "offline.sh: the program did what it must never do:"
	echo "$bad" | head -20
	exit 1
fi
[ "$calls" -gt 400 ] || { echo "offline.sh: only $calls system calls were seen"; exit 1; }
echo "offline.sh: $calls system calls, no socket, no child, no file written: ok"
