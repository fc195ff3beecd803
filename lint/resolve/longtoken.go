package resolve

import (
	"strconv"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
)

// An API server takes a header of 1 MiB, which no flag changes (apiserver v0.37.2 pkg/server/secure_serving.go:171). Over
// HTTP/2, which kubectl speaks where it can, that counts for the token alone already; over HTTP/1.1 Go grants 4 KiB
// besides (Go 1.26 net/http/server.go:905), so that only what is longer never arrives.
const (
	maxHeader      = 1 << 20
	maxHTTP1Header = maxHeader + 4<<10
)

// closed is what kubectl says when it sends the header before the server has told its limit. Afterwards
// it is "http2: request header list larger than peer's advertised limit".
const closed = "Unable to connect to the server: http2: server sent GOAWAY and closed the connection; …"

// longToken is a token that no API server receives.
func longToken(token *credential.Token, field string) *Condition {
	if token.Length <= maxHeader {
		return nil
	}
	return &Condition{Rule: "token-too-long", Variant: "header", Outcome: ClientError, Certain: token.Length > maxHTTP1Header, Stage: StageHeader, Path: ByHeader, Field: field, Value: strconv.Itoa(token.Length), Says: closed}
}

// longTokenFile is a tokenFile that is too large to be looked at here. client-go reads and trims it, and blanks
// are all that could make it short enough.
func longTokenFile(path string) *Condition {
	return &Condition{Rule: "token-too-long", Variant: "file", Outcome: ClientError, Stage: StageHeader, Path: ByHeader, Field: "tokenFile", Value: path, Says: closed}
}
