-- What a gang buys from others: accounts, the moving of money, technology, leads, insiders, ways over the
-- border. It shows in roles of those who are still pursued, and in the means of the case. Who sells an own
-- card is no such link.
local lists = require "assize.lists"
local rows = require "lib.rows"

local links = {"cards", "money", "technology", "leads", "insiders", "people"}

local of_role = {
	card_dealer = "cards", card_ring_head = "cards", score_running = "money", laundering_shop = "money",
	cash_courier = "money", tech_supporter = "technology", network_provider = "technology", lead_generator = "leads",
	insider = "insiders", snakehead = "people",
}

local function of_means(code)
	if code == "virtual_currency" then return "money" end
	return param.technical_means[code] and "technology"
end

local function has_any(row)
	return lists.any(links, function(link) return row[link] > 0 end)
end

local function count_links(list)
	return lists.count(links, function(link) return #rows.with(list, link) > 0 end)
end

local function is_linked(list)
	return count_links(list) >= param.grey_links and lists.count(list, has_any) > 1
end

return rule {
	title = {zh = "同一集团的黑灰产环节", en = "Links of the black and grey industry round one group"},
	law = {"fashi-2011-7-7", "yifa-2022-25", "fafa-2025-12-9", "cpl-12", "fafa-2010-9"},
	subject = "group", group_by = "case.group_key", kind = "priority", attention = 1,
	when = {group_key = known},
	message = {
		zh = "集团{group.key}的{cases}件案件见有{links}个黑灰产环节，各环节的案件数：收贩银行卡、电话卡{cards}，转移资金{money}，技术设备{technology}，引流{leads}，行业内部人员{insiders}，组织偷渡{people}。另有{unknown}件的作用、手段未记明，未计入。请核查各环节是否同一来源，并对照各人的从宽情节。",
		en = "The group {group.key}: {links} links of the black and grey industry in {cases} cases; cases that show each: dealing in cards {cards}, moving money {money}, technology {technology}, leads {leads}, insiders {insiders}, smuggling people {people}. Cases of which roles or means are not known, and which do not count: {unknown}. See whether a link comes from one source, and what speaks for each person.",
	},
	collect = function(case)
		local found = {cards = 0, money = 0, technology = 0, leads = 0, insiders = 0, people = 0}
		local function note(link)
			if link then found[link] = 1 end
		end
		local pursued = lists.where(case.defendants, function(d) return d.pursued end)
		if #pursued == 0 then return nil end
		for _, d in ipairs(pursued) do
			for _, role in ipairs(d.roles) do note(of_role[role]) end
		end
		for _, code in ipairs(case.means) do note(of_means(code)) end
		return found
	end,
	check = function(group)
		local list = rows.enough(group, is_linked)
		if not is_linked(list) then return nil end
		local values = {links = count_links(list), cases = lists.count(list, has_any), unknown = group.unknown}
		for _, link in ipairs(links) do values[link] = #rows.with(list, link) end
		return finding(values)
	end,
}
