package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/rules"
	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

var update = flag.Bool("update", false, "write the generated parts anew")

// TestReadmeIsGenerated compares the README's tables with what they are made from; "make
// generate" writes them.
func TestReadmeIsGenerated(t *testing.T) {
	t.Parallel()
	const path = "../../README.md"
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	for name, make := range map[string]func() string{"rules": ruleIndex, "flags": flagTable} {
		begin, end := "<!-- "+name+": make generate -->\n", "<!-- end of "+name+" -->\n"
		before, rest, found := strings.Cut(text, begin)
		_, after, ended := strings.Cut(rest, end)
		if !found || !ended {
			t.Fatalf("the README has no place for %s", name)
		}
		text = before + begin + make() + end + after
	}
	switch {
	case text == string(raw):
	case *update:
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	default:
		t.Error("the README is stale: run make generate")
	}
}

// ruleIndex links to the pages of this very tree.
func ruleIndex() string {
	var b bytes.Buffer
	_ = report.RulesMarkdown(&b, rules.All(), report.Options{Version: "main"})
	return strings.ReplaceAll(b.String(), "https://github.com/kubeconfig-lint/kubeconfig-lint/blob/main/", "")
}

func flagTable() string {
	var b strings.Builder
	b.WriteString("| flag | meaning | default |\n|---|---|---|\n")
	for _, f := range lintFlags() {
		documented := f.(cli.DocGenerationFlag)
		placeholder, text := placeholderOf(documented)
		name := "--" + f.Names()[0]
		if len(f.Names()) > 1 {
			name = "-" + f.Names()[1] + ", " + name
		}
		value := documented.GetValue()
		if !documented.TakesValue() || value == "[]" || value == "" {
			value = ""
		} else {
			value = "`" + value + "`"
		}
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", strings.TrimSpace(name+" "+placeholder), strings.ReplaceAll(text, "|", `\|`), value)
	}
	return b.String()
}
