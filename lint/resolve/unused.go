package resolve

// HasContexts reports a view that is more than a part of something: it has contexts.
func (v *View) HasContexts() bool { return len(v.contexts) > 0 }

// Unused are the clusters and users to which no context refers. There are none in a file without contexts, which is
// a part of something. References of contexts that the merge drops count. Where contexts refer to entries that are not there, as many
// of the same kind are likely to be meant; if there are more, some are forgotten.
func (v *View) Unused() (clusters []*Cluster, users []*User) {
	referred, contexts := map[string]bool{}, 0
	for _, in := range v.Inputs {
		for _, c := range in.Config.Contexts {
			referred["clusters/"+c.Cluster], referred["users/"+c.User] = true, true
			contexts++
		}
	}
	if contexts == 0 {
		return nil, nil
	}
	for _, c := range v.Clusters {
		if c.Name != "" && !referred["clusters/"+c.Name] {
			clusters = append(clusters, c)
		}
	}
	for _, u := range v.Users {
		if u.Name != "" && !referred["users/"+u.Name] {
			users = append(users, u)
		}
	}
	noCluster, noUser := map[string]bool{}, map[string]bool{}
	for _, c := range v.Contexts {
		if !c.Synthetic && c.Cluster == nil {
			noCluster[c.ClusterName] = true
		}
		if !c.Synthetic && c.User == nil {
			noUser[c.UserName] = true
		}
	}
	if len(clusters) <= len(noCluster) {
		clusters = nil
	}
	if len(users) <= len(noUser) {
		users = nil
	}
	return clusters, users
}
