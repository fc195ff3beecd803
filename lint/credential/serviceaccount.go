package credential

import (
	"encoding/json"
	"strings"
	"time"
)

// legacyIssuer is the issuer of tokens that live in Secrets
// (kubernetes v1.37.2 pkg/serviceaccount/legacy.go:36).
const legacyIssuer = "kubernetes/serviceaccount"

// ServiceAccount is whom a service account token is for and what its life hangs on.
type ServiceAccount struct {
	Namespace, Name, UID string
	// BoundKind and BoundName are the object with which the token dies: Pod, Secret or Node.
	BoundKind, BoundName string
	// WarnAfter is when a token that was injected into a pod counts as stale.
	WarnAfter time.Time
}

// reference is an object in the claims of a bound token.
type reference struct {
	Name string `json:"name"`
	UID  string `json:"uid"`
}

// bound reads the private claims of a token of the TokenRequest API (kubernetes v1.37.2
// pkg/serviceaccount/claims.go:56-75). They name the account; sub does not matter.
func (t *Token) bound(payload []byte) bool {
	var private struct {
		Kubernetes *struct {
			Namespace      string          `json:"namespace"`
			ServiceAccount reference       `json:"serviceaccount"`
			Pod            *reference      `json:"pod"`
			Secret         *reference      `json:"secret"`
			Node           *reference      `json:"node"`
			WarnAfter      json.RawMessage `json:"warnafter"`
		} `json:"kubernetes.io"`
	}
	if json.Unmarshal(payload, &private) != nil || private.Kubernetes == nil || private.Kubernetes.ServiceAccount.Name == "" {
		return false
	}
	k := private.Kubernetes
	t.Kind = ServiceAccountToken
	t.ServiceAccount = &ServiceAccount{Namespace: k.Namespace, Name: k.ServiceAccount.Name, UID: k.ServiceAccount.UID}
	for _, object := range []struct {
		kind string
		ref  *reference
	}{{"Pod", k.Pod}, {"Secret", k.Secret}, {"Node", k.Node}} {
		if object.ref != nil && t.ServiceAccount.BoundKind == "" {
			t.ServiceAccount.BoundKind, t.ServiceAccount.BoundName = object.kind, object.ref.Name
		}
	}
	t.ServiceAccount.WarnAfter, _ = numericDate(k.WarnAfter)
	t.NeverExpires = t.expMissing
	t.account(k.Namespace, k.ServiceAccount.Name)
	return true
}

// legacy reads the claims of a token in a Secret. All of them must be there, and sub must
// name the same account (kubernetes v1.37.2 pkg/serviceaccount/legacy.go:86-112). It has no
// end: an exp in it is not looked at.
func (t *Token) legacy(payload []byte) {
	var private struct {
		Name      string `json:"kubernetes.io/serviceaccount/service-account.name"`
		UID       string `json:"kubernetes.io/serviceaccount/service-account.uid"`
		Secret    string `json:"kubernetes.io/serviceaccount/secret.name"`
		Namespace string `json:"kubernetes.io/serviceaccount/namespace"`
	}
	t.Kind, t.NeverExpires, t.Expires = LegacyToken, true, time.Time{}
	_ = json.Unmarshal(payload, &private)
	t.ServiceAccount = &ServiceAccount{Namespace: private.Namespace, Name: private.Name, UID: private.UID, BoundKind: "Secret", BoundName: private.Secret}
	switch {
	case t.Subject == "":
		t.missingClaim = "sub claim is missing"
	case private.Namespace == "":
		t.missingClaim = "namespace claim is missing"
	case private.Secret == "":
		t.missingClaim = "secretName claim is missing"
	case private.Name == "":
		t.missingClaim = "serviceAccountName claim is missing"
	case private.UID == "":
		t.missingClaim = "serviceAccountUID claim is missing"
	case t.Subject != "system:serviceaccount:"+private.Namespace+":"+private.Name:
		t.missingClaim = "sub claim is invalid"
	}
	t.account(private.Namespace, private.Name)
}

// account gives the name and groups that the API server makes of an account
// (apiserver v0.37.2 pkg/authentication/serviceaccount/util.go).
func (t *Token) account(namespace, name string) {
	t.User = strings.Join([]string{"system", "serviceaccount", namespace, name}, ":")
	t.Groups = []string{"system:serviceaccounts", "system:serviceaccounts:" + namespace}
}
