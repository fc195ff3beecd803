package lint

import "path"

// suppress marks a finding as ignored when an ignore matches it that gives a reason
// and has not run out.
func suppress(f *Finding, options Options) {
	for _, ignore := range options.Ignores {
		if ignore.Reason == "" || !ignore.Until.IsZero() && options.Now.After(ignore.Until) {
			continue
		}
		if matches(ignore.Rule, f.Rule) && matches(ignore.Path, relative(f.Path, options)) && matches(ignore.Object, f.Object) {
			f.Ignored = &Ignored{By: ignore.By, Reason: ignore.Reason, Until: ignore.Until}
			return
		}
	}
}

// matches reports whether a glob, or nothing at all, fits a name.
func matches(pattern, name string) bool {
	if pattern == "" {
		return true
	}
	ok, err := path.Match(pattern, name)
	return err == nil && ok
}
