package lint

import (
	"crypto/sha256"
	"encoding/hex"
	"strconv"
	"strings"
)

// fingerprint gives every finding an id that stays the same while line numbers,
// dates and messages change. It is made of public names only, so that no secret
// can be guessed from it; equals are told apart by their order.
func fingerprint(findings []Finding, options Options) {
	seen := map[string]int{}
	for i := range findings {
		f := &findings[i]
		key := strings.Join([]string{f.Rule, relative(f.Path, options), f.Object, f.Field}, "\x00")
		sum := sha256.Sum256([]byte(key + "\x00" + strconv.Itoa(seen[key])))
		seen[key]++
		f.Fingerprint = hex.EncodeToString(sum[:])
	}
}
