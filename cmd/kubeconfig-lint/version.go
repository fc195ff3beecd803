package main

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/urfave/cli/v2"
)

func versionCommand(env environment) *cli.Command {
	return withHelp(&cli.Command{
		Name: "version", Usage: "print the version", OnUsageError: misused,
		Action: func(*cli.Context) error {
			_, err := fmt.Fprintf(env.stdout, "kubeconfig-lint %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	})
}

// version is what the build was stamped with: the module's version under go install.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" {
		return "(devel)"
	}
	return info.Main.Version
}
