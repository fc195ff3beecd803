# Go is all that the main job needs; the tests want git, too.
GO      ?= go
OUT     ?= out
CASES   ?= ../shared/cases
FUZZ    ?= 30s
BINARY  := $(OUT)/kubeconfig-lint
SAMPLE  := testdata/demo/kubeconfig

.PHONY: build run generate test test-fast fuzz corpus bench

build: ## build the program
	$(GO) build -trimpath -o $(BINARY) ./cmd/kubeconfig-lint

run: build ## lint the sample: text and table to the terminal, the rest under out/
	@$(BINARY) lint --fail-on never $(SAMPLE) -o text -o sarif=$(OUT)/report.sarif -o junit=$(OUT)/report.xml -o json=$(OUT)/report.json
	@echo
	@$(BINARY) lint --fail-on never $(SAMPLE) -o table

generate: ## write the README's tables anew from the rules and flags
	$(GO) test ./cmd/kubeconfig-lint -run TestReadmeIsGenerated -update

test: test-fast ## all tests: also under the race detector, without sockets or children, and with the readers of the reports
	$(GO) test -race ./lint/... ./cmd/...
	sh testdata/offline.sh $(BINARY)
	sh testdata/consumers.sh $(BINARY)

test-fast: build ## the Go tests alone
	@test -z "$$(gofmt -l cmd lint report)" || { gofmt -l cmd lint report; exit 1; }
	$(GO) vet ./...
	$(GO) vet -tags corpus ./lint
	$(GO) test ./...

fuzz: ## look for bytes on which this program and client-go differ, or that break a rule
	$(GO) test ./lint/resolve -run '^$$' -fuzz FuzzLoadAgreesWithClientGo -fuzztime $(FUZZ) -fuzzminimizetime 1x
	$(GO) test ./lint/kubeconfig -run '^$$' -fuzz FuzzSpan -fuzztime $(FUZZ) -fuzzminimizetime 1x
	$(GO) test ./lint/rules -run '^$$' -fuzz FuzzRules -fuzztime $(FUZZ) -fuzzminimizetime 1x

corpus: ## hold verdicts and dates against kubeconfigs of other projects, where they lie
	@test -f $(CASES)/corpus/truth.jsonl || { echo "there is no corpus in $(CASES): say CASES=DIR"; exit 1; }
	CASES=$(abspath $(CASES)) $(GO) test -count 1 -tags corpus ./lint -run Corpus -v

bench: build ## ratios against plain kubectl
	sh testdata/bench/run.sh $(BINARY)
