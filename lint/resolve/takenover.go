package resolve

import (
	"fmt"
	"regexp"
	"strings"
	"sync"
)

// takers are the variables by which loaders, shells and interpreters find code, with the values that do so;
// none stands for any value. An empty one loads nothing, and is how such a variable is cleared. They are made when the
// first variable is looked at.
var takers = sync.OnceValue(func() map[string]*regexp.Regexp {
	return map[string]*regexp.Regexp{
		"PATH": nil, "LD_PRELOAD": nil, "LD_LIBRARY_PATH": nil, "LD_AUDIT": nil, "GCONV_PATH": nil, "BASH_ENV": nil, "GIT_SSH_COMMAND": nil,
		"PYTHONPATH": nil, "PYTHONSTARTUP": nil, "PYTHONHOME": nil, "NODE_PATH": nil, "PERL5LIB": nil, "RUBYLIB": nil,
		"NODE_OPTIONS":      regexp.MustCompile(`(?:^|\s)(?:-r|--require|--import|--loader|--experimental-loader|--inspect[a-z-]*)(?:[=\s]|$)`),
		"PERL5OPT":          regexp.MustCompile(`[MmdI]`),
		"RUBYOPT":           regexp.MustCompile(`(?:^|\s)-[rI]`),
		"JAVA_TOOL_OPTIONS": regexp.MustCompile(`-javaagent:|-agent(?:path|lib):|-Xbootclasspath|-XX:On`),
	}
})

// dyld begins those of macOS (dyld(1)).
const dyld = "DYLD_"

// takenOver finds variables that make a plugin run other code than its own, and the one that client-go sets after all others
// (client-go v0.37.2 plugin/pkg/client/auth/exec/exec.go:450-455; of two with a name the last counts, Go os/exec/exec.go:1231).
func (u *User) takenOver() {
	for i, variable := range u.Config.Exec.Env {
		c := &Condition{Rule: "exec-env-takes-over", Path: Never, Field: fmt.Sprintf("exec.env[%d]", i), Value: variable.Name}
		loads, taker := takers()[variable.Name]
		switch value := variable.Value.Reveal(); {
		case variable.Name == "KUBERNETES_EXEC_INFO":
			c.Variant = "overwritten"
		case len(value) == 0 || !taker && !strings.HasPrefix(variable.Name, dyld) || loads != nil && !loads.Match(value):
			continue
		}
		u.add(c)
	}
}
