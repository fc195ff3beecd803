package credential

import (
	"crypto/x509"
	"regexp"
	"strings"
	"sync"
)

// purposes are the CAs that by their own names sign something else than the certificates of API
// servers; behind an @ stand seconds. Sources: kubeadm cmd/kubeadm/app/phases/certs/certlist.go:335,365 of
// kubernetes v1.37.2, k3s pkg/daemons/control/deps, RKE pkg/pki, kOps, OpenShift's installer and
// kube-controller-manager operator.
var purposes = map[string]string{
	"k3s-client-ca@": "clients", "rke2-client-ca@": "clients",
	"admin-kubeconfig-signer": "clients", "kubelet-bootstrap-kubeconfig-signer": "clients", "kube-control-plane-signer": "clients",

	"k3s-request-header-ca@": "the front proxy", "rke2-request-header-ca@": "the front proxy",
	"front-proxy-ca": "the front proxy", "kubernetes-front-proxy-ca": "the front proxy", "kube-apiserver-requestheader-ca": "the front proxy",
	"apiserver-aggregator-ca": "the front proxy", "aggregator-signer": "the front proxy",

	"etcd-server-ca@": "etcd", "etcd-peer-ca@": "etcd", "etcd-ca": "etcd", "etcd-signer": "etcd", "etcd-clients-ca": "etcd", "etcd-peers-ca-main": "etcd",

	"kubelet-signer": "kubelets", "kube-apiserver-to-kubelet-signer": "kubelets", "kube-csr-signer": "kubelets", "kube-csr-signer_@": "kubelets",
}

// Purpose says for whom a CA signs that by its own name is none of API servers; empty for every other.
func Purpose(ca *x509.Certificate) string { return purposes[timeless(ca.Subject.CommonName)] }

// timeless cuts the seconds off behind the @ of a name.
func timeless(name string) string {
	if at := strings.LastIndexByte(name, '@'); at >= 0 && strings.Trim(name[at+1:], "0123456789") == "" {
		return name[:at+1]
	}
	return name
}

// clusterCAs are the names that generators give to the CA of API servers, of which they make a new one
// for every cluster (minikube: for every machine), together with the CA of its clients.
var clusterCAs = map[string]bool{
	"kubernetes":      true, // kubeadm certlist.go:286, and with it kind and Cluster API; EKS, Talos
	"kubernetes-ca":   true, // kOps, k0s
	"kube-ca":         true, // RKE pkg/pki/constants.go
	"minikubeCA":      true, // minikube pkg/util/crypto.go
	"ca":              true, // AKS
	"k3s-server-ca@":  true,
	"rke2-server-ca@": true,
	"10.152.183.1":    true, // MicroK8s

	"k8saas Cluster CA": true, // DigitalOcean
}

// gkeCA is the name of a cluster's CA at Google: a UUID.
var gkeCA = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$`) })

// ClusterCA reports a root by whose name a generator makes the one CA of a cluster, so that a server
// that it signed trusts neither clients nor tokens of another cluster.
func ClusterCA(ca *x509.Certificate) bool {
	name := ca.Subject.CommonName
	return selfIssued(ca) && (clusterCAs[timeless(name)] || gkeCA().MatchString(name))
}

// OfOneCluster reports a client certificate that by the name of its issuer can be good for one cluster
// only: k3s and RKE2 name the CA of the clients of each.
func OfOneCluster(leaf *x509.Certificate) bool {
	issuer := timeless(leaf.Issuer.CommonName)
	return issuer == "k3s-client-ca@" || issuer == "rke2-client-ca@"
}

// Signed reports whether the parent's key made the child's signature, whatever the parent may sign.
func Signed(parent, child *x509.Certificate) bool { return signed(parent, child) }
