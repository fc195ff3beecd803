// Command kubeconfig-lint judges kubeconfigs, certificates and tokens offline.
package main

import (
	"context"
	"os"
)

// main leaves signals to the runtime: a read of standard input cannot be cancelled, and
// an interrupt must end it.
func main() { os.Exit(run(context.Background(), hostEnvironment(), os.Args[1:])) }
