package report

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/owenrumney/go-sarif/v3/pkg/report"
	"github.com/owenrumney/go-sarif/v3/pkg/report/v210/sarif"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint"
)

// SARIF writes one run of SARIF 2.1.0 for code scanning. It holds no snippet, since
// excerpts of kubeconfigs belong in no alert, and no ignored finding, since
// GitHub would open an alert for it.
func SARIF(w io.Writer, r *lint.Result, o Options) error {
	run := sarif.NewRun().WithColumnKind("unicodeCodePoints").WithResults([]*sarif.Result{})
	driver := sarif.NewToolComponent().WithName("kubeconfig-lint").WithFullName("kubeconfig-lint " + o.Version).WithInformationURI(homepage)
	semantic := strings.TrimPrefix(o.Version, "v")
	if semantic == o.Version {
		semantic = "0.0.0-devel" // a build that no release stands for; validators want a number
	}
	driver.WithSemanticVersion(semantic).WithVersion(semantic)
	index := map[string]int{}
	for i, rule := range r.Rules {
		index[rule.Name] = i
		driver.AddRule(descriptor(rule, o))
	}
	run.WithTool(sarif.NewTool().WithDriver(driver))
	run.AddInvocation(sarif.NewInvocation().WithExecutionSuccessful(len(r.Failures) == 0))
	for _, f := range visible(r) {
		run.AddResult(resultOf(f, index[f.Rule], o))
	}
	document := report.NewV210Report()
	document.AddRun(run)
	return writePruned(w, document)
}

// writePruned leaves out what the library writes for everything that is not set: empty lists, and
// -1 for numbers, which validators warn of. An empty list of results is meant.
func writePruned(w io.Writer, document *sarif.Report) error {
	raw, err := json.Marshal(document)
	if err != nil {
		return err
	}
	var tree any
	if err := json.Unmarshal(raw, &tree); err != nil {
		return err
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(prune(tree))
}

func prune(node any) any {
	switch node := node.(type) {
	case map[string]any:
		for key, value := range node {
			list, isList := value.([]any)
			if value == float64(-1) || isList && len(list) == 0 && key != "results" {
				delete(node, key)
				continue
			}
			node[key] = prune(value)
		}
	case []any:
		for i := range node {
			node[i] = prune(node[i])
		}
	}
	return node
}

// levels are SARIF's names for the severities.
var levels = map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "note"}

func descriptor(rule *lint.Rule, o Options) *sarif.ReportingDescriptor {
	title := capital(rule.Title) + "."
	properties := sarif.NewPropertyBag()
	tags := []string{"kubeconfig"}
	if rule.CWE > 0 {
		tags = append(tags, "security", "external/cwe/cwe-"+strconv.Itoa(rule.CWE))
	}
	properties.Add("tags", tags)
	properties.Add("precision", rule.Precision)
	if rule.SecuritySeverity > 0 {
		properties.Add("security-severity", strconv.FormatFloat(rule.SecuritySeverity, 'f', 1, 64))
	} else {
		properties.Add("problem.severity", map[lint.Severity]string{lint.Error: "error", lint.Warning: "warning", lint.Info: "recommendation"}[rule.Severity])
	}
	d := sarif.NewReportingDescriptor().WithID(rule.Name).WithName(pascal(rule.Name)).
		WithShortDescription(sarif.NewMultiformatMessageString().WithText(title)).
		WithFullDescription(sarif.NewMultiformatMessageString().WithText(rule.Summary())).
		WithHelp(sarif.NewMultiformatMessageString().WithText(rule.Page).WithMarkdown(rule.Page)).
		WithHelpURI(helpURL(rule, o.Version)).
		WithDefaultConfiguration(sarif.NewReportingConfiguration().WithLevel(levels[rule.Severity]))
	d.WithProperties(properties)
	return d
}

func pascal(slug string) string {
	var b strings.Builder
	for _, word := range strings.Split(slug, "-") {
		b.WriteString(capital(word))
	}
	return b.String()
}

func resultOf(f lint.Finding, index int, o Options) *sarif.Result {
	region := sarif.NewRegion().WithStartLine(f.Range.Start.Line).WithStartColumn(f.Range.Start.Column)
	if f.Range.End.Line > f.Range.Start.Line || f.Range.End.Column > f.Range.Start.Column {
		region.WithEndLine(f.Range.End.Line).WithEndColumn(f.Range.End.Column)
	}
	place := sarif.NewPhysicalLocation().WithArtifactLocation(sarif.NewArtifactLocation().WithURI(o.uri(f.Path))).WithRegion(region)
	result := sarif.NewRuleResult(f.Rule).WithRuleIndex(index).WithLevel(levels[f.Severity]).
		WithMessage(sarif.NewTextMessage(sentence(f))).
		WithLocations([]*sarif.Location{sarif.NewLocation().WithPhysicalLocation(place)}).
		WithPartialFingerprints(map[string]string{"kubeconfigLint/v1": f.Fingerprint})
	properties := sarif.NewPropertyBag()
	properties.Add("effect", f.Effect)
	properties.Add("certainty", f.Certainty)
	properties.Add("currentContext", f.CurrentContext)
	properties.Add("failsNow", f.FailsNow)
	if !f.FailsFrom.IsZero() {
		properties.Add("failsFrom", stamp(f.FailsFrom))
	}
	if len(f.Contexts) > 0 {
		var contexts []string
		for _, name := range f.Contexts {
			contexts = append(contexts, Escape(name))
		}
		properties.Add("contexts", contexts)
	}
	result.WithProperties(properties)
	return result
}

// sentence is a message that can stand alone, as the title of an alert.
func sentence(f lint.Finding) string {
	return capital(inert.Replace(Escape(f.Message))) + "."
}

// inert takes the meaning from what viewers of SARIF act on: a name such as
// "[log in](https://evil.example)" would be a link in the alert (SARIF 2.1.0 3.11.6).
var inert = strings.NewReplacer(`"`, "'", "](", "] (")

// capital raises the first letter.
func capital(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}
