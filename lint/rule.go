package lint

// Rule is one thing that the linter knows. Rules are plain values, listed once in
// lint/rules; the engine runs what it is handed and knows no rule by name.
type Rule struct {
	// Name is the kebab-case slug by which the rule is known everywhere.
	Name string
	// Title says what is wrong, in a few words.
	Title string
	// Severity and Effect are the usual ones of its findings.
	Severity Severity
	Effect   Effect
	// MaySeverities and MayEffects are the others that its findings may carry. Where no context uses an entry, what
	// would decide for one is info, whatever the rule is.
	MaySeverities []Severity
	MayEffects    []Effect
	// Strict rules run only in the strict profile, or where they are switched on by name.
	Strict bool
	// Since is the version that brought the rule.
	Since string
	// CWE is the number of the weakness, 0 where there is none.
	CWE int
	// SecuritySeverity is a CVSS-like score, 0 where the rule is not about security.
	SecuritySeverity float64
	// Precision is "very-high", "high" or "medium", as code scanning knows it.
	Precision string
	// Group is the package of the rule below lint/rules: part of its help URL.
	Group string
	// Page is the Markdown page that stands beside the rule.
	Page string
	// Check reports what the rule finds in one file, or in several that are read as one; CheckRun what it finds
	// when all of the run have been read. A rule has one of the two.
	Check    func(*Pass)
	CheckRun func(*RunPass)
}

func (r *Rule) perRun() bool { return r.CheckRun != nil }

// complete fills in what a finding leaves to its rule.
func (r *Rule) complete(f *Finding) {
	f.Rule = r.Name
	if f.Severity == "" {
		f.Severity = r.Severity
	}
	if f.Effect == "" {
		f.Effect = r.Effect
	}
	if f.Certainty == "" {
		f.Certainty = Certain
	}
}
