package credential

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4/jwt"
)

// legacyIssuer is the issuer of tokens that live in Secrets
// (kubernetes v1.37.2 pkg/serviceaccount/legacy.go:36).
const legacyIssuer = "kubernetes/serviceaccount"

// ServiceAccount is whom a service account token is for and what its life hangs on.
type ServiceAccount struct {
	Namespace, Name, UID string
	// BoundKind and BoundName are the object with which the token dies: Pod, Secret or Node.
	BoundKind, BoundName string
	// WarnAfter is when a token that was injected into a pod counts as stale; it goes on to work.
	WarnAfter time.Time
}

// reference is an object in the claims of a bound token.
type reference struct {
	Name string `json:"name"`
	UID  string `json:"uid"`
}

// boundClaims are the private claims of a token of the TokenRequest API
// (kubernetes v1.37.2 pkg/serviceaccount/claims.go:56-75).
type boundClaims struct {
	Namespace      string           `json:"namespace"`
	ServiceAccount reference        `json:"serviceaccount"`
	Pod            *reference       `json:"pod"`
	Secret         *reference       `json:"secret"`
	Node           *reference       `json:"node"`
	WarnAfter      *jwt.NumericDate `json:"warnafter"`
}

// boundAccount is the account in the claim kubernetes.io; nil when there is none.
func boundAccount(claim json.RawMessage) *boundClaims {
	c := &boundClaims{}
	if len(claim) == 0 {
		return nil
	}
	if _ = json.Unmarshal(claim, c); c.ServiceAccount.Name == "" {
		return nil
	}
	return c
}

// readServiceAccount reads a bound token. The private claims name the account, whatever sub
// says; without exp there is no end.
func (t *Token) readServiceAccount(payload []byte, c *boundClaims) {
	var private struct {
		Kubernetes boundClaims `json:"kubernetes.io"`
	}
	registered := t.readJoseClaims(payload, &private)
	t.NotBefore, t.Expires = numericDate(registered.NotBefore), numericDate(registered.Expiry)
	t.NeverExpires = registered.Expiry == nil
	t.account(c.Namespace, c.ServiceAccount.Name, c.ServiceAccount.UID)
	t.ServiceAccount.WarnAfter = numericDate(c.WarnAfter)
	for _, object := range []struct {
		kind string
		ref  *reference
	}{{"Pod", c.Pod}, {"Secret", c.Secret}, {"Node", c.Node}} {
		if object.ref != nil {
			t.ServiceAccount.BoundKind, t.ServiceAccount.BoundName = object.kind, object.ref.Name
			break // the node of a pod is only told, not asked for (claims.go:240)
		}
	}
}

// readLegacy reads a token that lives in a Secret. All of its claims must be there, and sub
// must name the same account (kubernetes v1.37.2 pkg/serviceaccount/legacy.go:85-112). Of
// its dates none is looked at.
func (t *Token) readLegacy(payload []byte) {
	var private struct {
		Name      string `json:"kubernetes.io/serviceaccount/service-account.name"`
		UID       string `json:"kubernetes.io/serviceaccount/service-account.uid"`
		Secret    string `json:"kubernetes.io/serviceaccount/secret.name"`
		Namespace string `json:"kubernetes.io/serviceaccount/namespace"`
	}
	t.readJoseClaims(payload, &private)
	t.NeverExpires = true
	t.account(private.Namespace, private.Name, private.UID)
	t.ServiceAccount.BoundKind, t.ServiceAccount.BoundName = "Secret", private.Secret
	says := ""
	switch {
	case t.Subject == "":
		says = "sub claim is missing"
	case private.Namespace == "":
		says = "namespace claim is missing"
	case private.Secret == "":
		says = "secretName claim is missing"
	case private.Name == "":
		says = "serviceAccountName claim is missing"
	case private.UID == "":
		says = "serviceAccountUID claim is missing"
	case t.Subject != t.User:
		says = "sub claim is invalid"
	}
	if says != "" && t.badClaims.Kind == "" {
		t.badClaims = TokenRejection{Kind: IncompleteLegacyClaims, Says: "[invalid bearer token, " + says + "]", Detail: says}
	}
}

// account gives the name and groups that the API server makes of an account
// (apiserver v0.37.2 pkg/authentication/serviceaccount/util.go:39-92). Every
// authenticated user is in system:authenticated besides.
func (t *Token) account(namespace, name, uid string) {
	t.ServiceAccount = &ServiceAccount{Namespace: namespace, Name: name, UID: uid}
	t.User = strings.Join([]string{"system", "serviceaccount", namespace, name}, ":")
	t.Groups = []string{"system:serviceaccounts", "system:serviceaccounts:" + namespace}
}
