package lint

import (
	"errors"
	"sync"

	"github.com/kubeconfig-lint/kubeconfig-lint/lint/credential"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/kubeconfig"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/resolve"
	"github.com/kubeconfig-lint/kubeconfig-lint/lint/source"
)

// referencedFileLimit bounds the files that a kubeconfig names, in bytes: no
// certificate bundle or token comes near it.
const referencedFileLimit = 1 << 20

// files reads the files that one kubeconfig names, each once: thousands of contexts may share
// one CA file. They are forgotten with the kubeconfig.
type files struct {
	mu   sync.Mutex
	read map[string]func() (credential.Secret, error)
}

func newFiles() *files { return &files{read: map[string]func() (credential.Secret, error){}} }

// Read may be called from several goroutines.
func (f *files) Read(path string) (credential.Secret, error) {
	f.mu.Lock()
	read, ok := f.read[path]
	if !ok {
		read = sync.OnceValues(func() (credential.Secret, error) {
			data, err := source.ReadRegular(path, referencedFileLimit)
			return data, translate(err)
		})
		f.read[path] = read
	}
	f.mu.Unlock()
	return read()
}

// translate puts the errors of reading into the words of resolve, which knows no files.
func translate(err error) error {
	for from, to := range map[error]error{
		source.ErrIsDirectory: resolve.ErrIsDirectory,
		source.ErrTooLarge:    resolve.ErrTooLarge,
		source.ErrNotRegular:  resolve.ErrNotRegular,
	} {
		if errors.Is(err, from) {
			return to
		}
	}
	return err
}

// ReadKuberc reads kubectl's preferences, of which the policy about exec plugins matters here.
func ReadKuberc(path string) (*PluginPolicy, error) {
	data, err := source.Read(path, referencedFileLimit)
	if err != nil {
		return nil, err
	}
	return kubeconfig.ParseKuberc(data)
}
