-- A return that nobody dated cannot be checked.
return rule {
	title = {zh = "已返还而无返还日期", en = "Returned, without a date"},
	law = {"cl-64", "cpl-245"},
	subject = "property", kind = "data", level = "warning",
	when = {status = "returned"},
	message = {
		zh = "{kind}记为已返还，但没有返还日期，请补录并核对返还凭证。",
		en = "The property ({kind}) stands as returned, without the day: complete the record, and check the receipt.",
	},
	check = function(item)
		if not maybe(item).returned_on then return finding {} end
	end,
}
