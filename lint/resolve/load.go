package resolve

import (
	"strconv"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
)

// refusals names the rule for each way in which client-go refuses a file.
var refusals = map[kubeconfig.ErrorKind]string{
	kubeconfig.Syntax:             "yaml-syntax",
	kubeconfig.NotAKubeconfig:     "not-a-kubeconfig",
	kubeconfig.WrongVersionOrKind: "wrong-api-version-or-kind",
	kubeconfig.WrongType:          "wrong-scalar-type",
	kubeconfig.ImplicitType:       "yaml11-implicit-type",
	kubeconfig.BadBase64:          "bad-base64",
	kubeconfig.DuplicateName:      "duplicate-entry-name",
	kubeconfig.Other:              "not-a-kubeconfig",
}

// refuse adds a condition for every place for which client-go refuses the file.
// kubectl prints only the first error and neither field nor line of it
// (client-go v0.37.2 tools/clientcmd/loader.go:232-238).
func (v *View) refuse(in *Input) {
	if in.unreadable != "" {
		v.Conditions = append(v.Conditions, &Condition{
			Rule: "kubeconfig-list-misuse", Variant: in.unreadable, Outcome: ClientError, Certain: true, Stage: StageLoad, Input: in, Value: in.Path, at: kubeconfig.Top,
			Says: "error: error loading config file \"" + in.Path + "\": " + in.words,
		})
		return
	}
	loadError := in.Config.Err
	if loadError == nil {
		return
	}
	for _, fault := range loadError.Faults {
		v.Conditions = append(v.Conditions, &Condition{
			Rule: refusals[fault.Kind], Variant: fault.Got, Outcome: ClientError, Certain: true, Stage: StageLoad,
			Input: in, Object: fault.Object, Field: fault.Field, at: fault.Range,
			Says:  "error: error loading config file \"" + in.Path + "\": " + loadError.Says,
			Value: faultValue(fault),
		})
	}
}

func faultValue(fault kubeconfig.Fault) string {
	if len(fault.Also) > 0 {
		return strconv.Itoa(fault.Also[0].Start.Line)
	}
	if fault.Detail != "" {
		return fault.Detail
	}
	return fault.Want
}

// refusedContext stands for all contexts of a list that does not load.
func refusedContext(first *Condition) *Context {
	return &Context{
		Input: first.Input, Current: true, Synthetic: true, Credential: NoCredential,
		Active:  []*Condition{first},
		Verdict: Verdict{Outcome: ClientError, Certain: true, Rule: first.Rule},
	}
}
