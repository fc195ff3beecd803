package main

import (
	"fmt"
	"io"
	"os"
	"time"

	"golang.org/x/term"

	"github.com/kubeconfig-lint/kubeconfig-lint/report"
)

// environment is all of the machine that the program knows. Tests hand in their own.
type environment struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	getenv         func(string) string
	workDir        string
	home           string
	now            func() time.Time
	// terminal says that standard output is one, width is its number of columns; messages says that
	// standard error is one.
	terminal, messages bool
	width              int
}

// say writes one line to standard error. Names in it may come from anywhere.
func (e environment) say(format string, args ...any) {
	fmt.Fprintln(e.stderr, "kubeconfig-lint:", report.Escape(fmt.Sprintf(format, args...)))
}

func hostEnvironment() environment {
	e := environment{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv, now: time.Now}
	e.workDir, _ = os.Getwd()
	e.home, _ = os.UserHomeDir()
	e.terminal, e.messages = term.IsTerminal(int(os.Stdout.Fd())), term.IsTerminal(int(os.Stderr.Fd()))
	if e.terminal {
		e.width, _, _ = term.GetSize(int(os.Stdout.Fd()))
	}
	return e
}
