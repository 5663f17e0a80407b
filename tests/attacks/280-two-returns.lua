-- class: integrity
-- technique: the header that is read is not the table that the file returns
-- contained-when: it does not load
-- expect: refused rule

local rule = function(t)
	t.check = function() return finding {} end
	return t
end
return rule {
	title = {zh = "试", en = "Trial"}, law = {"l1"},
	subject = "case", kind = "procedure", level = "warning",
	message = {zh = "x", en = "x"},
	check = function() return nil end,
}
