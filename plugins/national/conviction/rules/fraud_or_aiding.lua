-- The other way round: convicted of fraud where the record has only the parts of aiding and nothing of knowing
-- the fraud. In the defendant's favour.
local lists = require "assize.lists"

local aiding_roles = {"card_seller", "card_dealer", "network_provider", "tech_supporter"}

local function has_only_aiding_roles(d)
	local roles = d.roles
	return #roles > 0 and lists.count(aiding_roles, function(role) return roles[role] end) == #roles
end

local function is_knowing(circumstance)
	return circumstance.kind == "knowing"
end

return rule {
	title = {zh = "诈骗共犯与帮信的区分", en = "Fraud, or aiding"},
	law = {"cl-25", "cl-266", "cl-287-2", "fashi-2011-7-7", "fashi-2019-15-11"},
	subject = "charge", kind = "sentencing", level = "info",
	when = {state = {"charged", "convicted"}, charge = "fraud"},
	message = {
		zh = "以诈骗罪追究，而案卷所载作用仅为{defendant.roles}，未载明知他人实施诈骗；请核对是否有明知诈骗、事前通谋的证据，没有的，核对是否属于帮助信息网络犯罪活动罪。更正有利于被告人。",
		en = "The charge is fraud, and the roles on record are only {defendant.roles}, with nothing of knowing the fraud: see whether there is evidence of knowledge or an agreement, and if not, whether it is aiding. To change it is in the defendant's favour.",
	},
	check = function(charge)
		local d = charge.defendant
		if has_only_aiding_roles(d) and not lists.find(d.circumstances, is_knowing) then return finding {} end
	end,
}
