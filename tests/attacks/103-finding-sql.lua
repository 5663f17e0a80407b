-- class: integrity
-- technique: SQL and shell shaped text in a finding
-- contained-when: stored with bound parameters; shown unchanged
-- expect: finding '; DROP TABLE findings; --

return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "{said}", en = "{said}"},
	check = function(case)
		return finding {said = "'; DROP TABLE findings; -- $(reboot) `id` %s%n ${jndi:x}"}
	end,
}
