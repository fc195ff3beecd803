package resolve

// Unused are the clusters and users to which no context refers. There are none in a file without contexts, which is
// a part of something. References of contexts that the merge drops count, and where a context refers to an entry that is not
// there, one of the same kind is likely to be meant.
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
	dangling, nobody := false, false
	for _, c := range v.Contexts {
		dangling, nobody = dangling || !c.Synthetic && c.Cluster == nil, nobody || !c.Synthetic && c.User == nil
	}
	for _, c := range v.Clusters {
		if !dangling && c.Name != "" && !referred["clusters/"+c.Name] {
			clusters = append(clusters, c)
		}
	}
	for _, u := range v.Users {
		if !nobody && u.Name != "" && !referred["users/"+u.Name] {
			users = append(users, u)
		}
	}
	return clusters, users
}
