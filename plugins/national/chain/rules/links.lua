-- Which links of the chain the case charges, and which it shows in roles without a charge. Who else should
-- be charged is a question for a person; it is no finding against anyone.
local charges = require "assize.charges"
local lists = require "assize.lists"

-- What a charge or a role belongs to.
local of_charge = {
	fraud = "fraud", aiding = "aiding", card_offences = "aiding", concealing = "moving", laundering = "moving",
	personal_information = "information", organizing_crossing = "crossing", transporting_crossing = "crossing",
	border_crossing = "crossing",
}
local of_role = {
	card_seller = "aiding", card_dealer = "aiding", card_ring_head = "aiding", score_running = "moving",
	laundering_shop = "moving", cash_courier = "moving", snakehead = "crossing",
}
local links = {"fraud", "aiding", "moving", "information", "crossing"}
local links_of_roles = {"aiding", "moving", "crossing"}

local function count(counts, link)
	if link then counts[link] = (counts[link] or 0) + 1 end
end

local function charged(case)
	local counts = {}
	for _, d in ipairs(case.defendants) do
		for _, charge in ipairs(d.charges) do
			if charges.is_pursued(charge) then count(counts, of_charge[charge.charge]) end
		end
	end
	return counts
end

-- How many of the defendants have a role in each link; a person may have several.
local function seen(case)
	local counts = {}
	for _, d in ipairs(case.defendants) do
		for _, role in ipairs(maybe(d).roles or {}) do count(counts, d.pursued and of_role[role]) end
	end
	return counts
end

-- Ends the rule where somebody's roles are not known.
local function need(case)
	return lists.sum(case.defendants, function(d) return #d.roles end)
end

return rule {
	title = {zh = "全链条各环节", en = "Links of the chain"},
	law = {"cl-25", "yifa-2022-25", "cpl-12"},
	subject = "case", kind = "procedure", level = "info",
	messages = {
		charged = {
			zh = "本案指控的环节（按指控数）：诈骗{fraud}、帮信与银行卡{aiding}、转移赃款{moving}、个人信息{information}、偷越国（边）境{crossing}。",
			en = "Links that this case charges (by charges): fraud {fraud}, aiding and cards {aiding}, moving the money {moving}, personal information {information}, border crossing {crossing}.",
		},
		aiding = {
			zh = "案卷记载有{roles:count}处提供、收买卡户的作用，但本案没有帮信或者银行卡方面的指控：是否按共犯、另案处理，请核对。",
			en = "The file shows roles of giving or buying up cards ({roles:count}), and no charge of aiding or of cards: joint crime, or another case? Check.",
		},
		moving = {
			zh = "案卷记载有{roles:count}处转移赃款的作用，但本案没有掩隐或者洗钱的指控：是否按共犯、另案处理，请核对。",
			en = "The file shows roles of moving the money ({roles:count}), and no charge of concealing or laundering: joint crime, or another case? Check.",
		},
		crossing = {
			zh = "案卷记载有{roles:count}处组织、运送偷越国（边）境的作用，但本案没有相应指控：是否另案处理，请核对。",
			en = "The file shows roles of organising or carrying out crossings ({roles:count}), and no such charge: another case? Check.",
		},
	},
	check = function(case)
		local counts = charged(case)
		local number = lists.count(links, function(link) return counts[link] ~= nil end)
		if number == 0 then return nil end
		local roles, found = seen(case), {}
		if number > 1 then
			found[1] = finding.charged {
				fraud = counts.fraud or 0, aiding = counts.aiding or 0, moving = counts.moving or 0,
				information = counts.information or 0, crossing = counts.crossing or 0,
			}
		end
		for _, link in ipairs(links_of_roles) do
			if roles[link] and not counts[link] then found[#found + 1] = finding[link] {roles = roles[link]} end
		end
		if #found == 0 then need(case) end
		return found
	end,
}
