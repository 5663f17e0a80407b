"""Explanations over the command line: each page is compared, byte for byte, with a golden file.

`UPDATE=1 python3 tests/report/explain_test.py` writes the golden files anew; read the difference.
"""
import os
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "cli"))

import assize  # noqa: E402

GOLDEN = os.path.join(HERE, "golden")
CASE = "（2026）闽0203刑初88号"

DOSSIER = """
key: （2026）闽0203刑初88号
case: {number: （2026）闽0203刑初88号, stage: enforcement, telecom: true, loss_total: 100000.00,
  offence_from: 2024-11-02}
defendants:
  - {key: D1, name: 林某甲, birth_on: 2007-09-02, sex: female, roles: [backbone, score_running],
     participation: principal, organized: true, gain: 5000.00, coercion_signs: [],
     charges: [{charge: fraud, state: convicted}], outcome: {probation_months: n/a}}
  - {key: D2, name: 陈某乙, birth_on: 1991-04-23, sex: female, roles: [card_seller], gain: 999.99}
property:
  - {key: P1, kind: deposit, amount: 186000.00, status: recovered, recovered_on: 2026-08-20}
  - {key: P2, kind: deposit, amount: 500.00, status: held}
  - {key: P3, kind: deposit, amount: 700.00, status: recovered, recovered_on: 2026-10-01}
  - {key: P4, kind: deposit, amount: 700.00, status: recovered}
payments: [{key: T1, debtor: D2, kind: repay_loss, amount: 100.00, purpose: victim}]
"""

LAW = """
cl-64: {title: {zh: 刑法第六十四条, en: Criminal Law art. 64}, in_force: [1997-10-01, null], verified: true}
local: {title: {zh: 地方惯例, en: Local practice}}
"""

RESTITUTION = """
policy: restitution
version: 1.0.0
api: 1
title: {zh: 追赃挽损检查, en: Restitution checks}
authority: national
reads_personal: {defendant.birth_on: 年龄, defendant.name: 年龄}
reads_protected: {defendant.sex: cl-64}
parameters:
  return_days:
    title: {zh: 返还期限, en: The time for giving back}
    type: days
    dated_by: property.recovered_on
    values: [{from: 2021-03-01, value: 30, basis: local}]
    reviewed_on: 2026-06-30
  adult_age:
    title: {zh: 成年年龄, en: Age of adulthood}
    type: count
    dated_by: as_of
    values: [{from: 1997-10-01, value: 18, basis: cl-64}]
    reviewed_on: 2026-06-30
  much:
    title: {zh: 大额, en: Much}
    type: money
    dated_by: as_of
    values: [{from: 1997-10-01, value: 600.00, basis: cl-64}]
    reviewed_on: 2026-06-30
  limit:
    title: {zh: 界限, en: Limit}
    type: money
    dated_by: case.offence_from
    values: [{from: 2020-01-01, value: 90000.00, basis: local}, {from: 2025-01-01, value: 200000.00, basis: local}]
    reviewed_on: 2026-06-30
  part:
    title: {zh: 退赔比例, en: The part to be repaid}
    type: ratio
    dated_by: as_of
    values: [{from: 1997-10-01, value: 0.8, basis: cl-64}]
    reviewed_on: 2026-06-30
"""

RULES = {
    "restitution/rules/unreturned.lua": """
return rule {
	title = {zh = "已追回未返还", en = "Recovered, not returned"},
	law = {"cl-64", "local"}, subject = "property", kind = "restitution", level = "warning",
	when = {status = "recovered"},
	message = {zh = "已追回{amount}，滞留{kept:days}，期限{param.return_days}",
		en = "{amount} recovered and kept {kept:days}; the limit is {param.return_days}"},
	check = function(item)
		local kept = as_of - item.recovered_on
		if kept > param.return_days then return finding {kept = kept} end
	end,
}
""",
    "restitution/rules/plain.lua": """
return rule {
	title = {zh = "在控财物", en = "Property in hand"},
	law = {"cl-64"}, subject = "property", kind = "restitution", level = "info",
	when = {status = "held", ["case.telecom"] = true},
	message = {zh = "财物在控", en = "Property is held"},
}
""",
    "restitution/rules/repaid.lua": """
local function is_short(d)
	return ratio(d.repaid, d.gain) < param.part
end

return rule {
	title = {zh = "退赔不足", en = "Repaid too little"},
	law = {"cl-64"}, subject = "defendant", kind = "restitution", level = "info",
	message = {zh = "退赔{repaid}", en = "Repaid {repaid}"},
	check = function(d)
		if is_short(d) then return finding {} end
	end,
}
""",
    "restitution/rules/taken_apart.lua": """
return rule {
	title = {zh = "拆开", en = "Taken apart"}, law = {"cl-64"},
	subject = "defendant", kind = "data", level = "info",
	message = {zh = "有", en = "There is"},
	check = function(d)
		local length, first = #d.name, d.name:byte(1)
		local year = tonumber(tostring(d.birth_on):sub(1, 4))
		local sum = d.gain * #d.name
		if length > 2 and first > 2 and year > 2 and sum > param.much then return finding {} end
	end,
}
""",
    "restitution/rules/age.lua": """
return rule {
	title = {zh = "未成年", en = "A minor"},
	law = {"cl-64"}, subject = "defendant", kind = "procedure", level = "info",
	message = {zh = "行为时{years}周岁", en = "Aged {years} at the act"},
	check = function(d)
		local born, name = d.birth_on, d.name
		if born > d.case.offence_from or name == "某" or d.sex == "male" then return end
		if born.year < 0 then return end
		local years = age(born, d.case.offence_from)
		if years < param.adult_age then return finding {years = years} end
	end,
}
""",
    "restitution/rules/probation.lua": """
return rule {
	title = {zh = "缓刑考验期", en = "Probation"},
	law = {"cl-64"}, subject = "defendant", kind = "sentencing", level = "info",
	message = {zh = "缓刑", en = "Probation"},
	check = function(d)
		if d.outcome.probation_months > 0 then return finding {} end
	end,
}
""",
    "restitution/rules/pursued.lua": """
return rule {
	title = {zh = "仍被追诉", en = "Still pursued"},
	law = {"cl-64"}, subject = "defendant", kind = "data", level = "info",
	when = {pursued = true},
	message = {zh = "仍被追诉", en = "Still pursued"},
}
""",
    "restitution/lib/held.lua": """
local function is_much(item)
	return item.amount > param.much
end

return {is_much = is_much}
""",
    "restitution/rules/much.lua": """
local held = require "lib.held"

return rule {
	title = {zh = "大额财物", en = "Much property"},
	law = {"cl-64"}, subject = "property", kind = "restitution", level = "info",
	message = {zh = "大额{amount}", en = "Much: {amount}"},
	check = function(item)
		local much = held.is_much(item)
		if not much then return end
		return finding {}
	end,
}
""",
    "restitution/rules/great.lua": """
return rule {
	title = {zh = "损失巨大", en = "A great loss"},
	law = {"cl-64"}, subject = "case", kind = "sentencing", level = "info",
	when = {telecom = true},
	message = {zh = "损失{loss_total}", en = "A loss of {loss_total}"},
	check = function(c)
		if c.loss_total > param.limit then return finding {} end
	end,
}
""",
    "restitution/rules/which.lua": """
local function is_held(item)
	local status = maybe(item).status
	if status == "held" then return true end
	return false
end

return rule {
	title = {zh = "分类", en = "Which"},
	law = {"cl-64"}, subject = "property", kind = "restitution", level = "info",
	messages = {
		recovered = {zh = "追回", en = "Recovered"}, much = {zh = "大额在控", en = "Much is held"},
		little = {zh = "小额在控", en = "Little is held"},
	},
	check = function(item)
		if item.kind ~= "deposit" then return nil end
		local held = is_held(item)
		if not held then return finding.recovered {} end
		if item.amount > param.much then return finding.much {} end
		return finding.little {}
	end,
}
""",
    "priorities/rules/backbone.lua": """
return rule {
	title = {zh = "骨干成员", en = "Backbone members"},
	law = {"cl-64"}, subject = "defendant", kind = "priority", level = "info", attention = 2,
	when = {roles = {"backbone", "organizer"}},
	message = {zh = "系{roles}", en = "Roles: {roles}"},
	check = function(d)
		if d.organized and #d.coercion_signs == 0 then return finding {} end
	end,
}
""",
    "leniency/rules/small.lua": """
return rule {
	title = {zh = "获利较小", en = "A small gain"},
	law = {"cl-64"}, subject = "defendant", kind = "leniency", level = "info", attention = 1,
	when = {gain = below("1000.00")},
	message = {zh = "获利{gain}", en = "A gain of {gain}"},
}
""",
    "leniency/rules/willing.lua": """
return rule {
	title = {zh = "愿意退赔", en = "Willing to repay"},
	law = {"cl-64"}, subject = "defendant", kind = "leniency", level = "info", attention = 1,
	when = {willingness = "declared"},
	message = {zh = "愿意退赔", en = "Willing to repay"},
}
""",
}


class Explanations(assize.Case):
    def setUp(self):
        super().setUp()
        self.write("policies/law.yaml", LAW)
        self.write("policies/restitution/policy.yaml", RESTITUTION)
        for name in ("priorities", "leniency"):
            self.write("policies/%s/policy.yaml" % name,
                       "policy: %s\nversion: 1.0.0\napi: 1\nauthority: national\n" % name)
        for name, text in RULES.items():
            self.write("policies/" + name, text.lstrip("\n"))
        profile = self.write("policies/profile.yaml",
                             "profile: test\npolicies: [restitution, priorities, leniency]\n"
                             "grants: {restitution: [年龄]}\n")
        self.make_store(self.write("dossier.yaml", DOSSIER), profile=profile)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)

    def explain(self, *what, lang="zh"):
        answer = self.tool("explain", self.store, *what, "--lang", lang, status=0)
        return answer.out

    def compare(self, name, *what):
        """The page in both languages is what its golden file says."""
        for lang in ("zh", "en"):
            path = os.path.join(GOLDEN, "explain-%s.%s.txt" % (name, lang))
            page = self.explain(CASE, *what, lang=lang)
            if os.environ.get("UPDATE"):
                with open(path, "w", encoding="utf-8") as out:
                    out.write(page)
            with open(path, encoding="utf-8") as golden:
                self.assertEqual(page, golden.read(), path)

    def test_a_finding_names_the_comparison_and_what_would_end_it(self):
        self.compare("finding", "unreturned", "property.P1")

    def test_silence_by_a_condition_of_when(self):
        self.compare("silent-when", "unreturned", "property.P2")

    def test_silence_by_an_if(self):
        self.compare("silent-if", "unreturned", "property.P3")

    def test_an_unknown_field_is_named_and_filled_in(self):
        self.compare("unknown", "unreturned", "property.P4")

    def test_a_rule_without_check(self):
        self.compare("no-check", "plain", "property.P2")

    def test_a_field_that_does_not_apply_ends_the_rule(self):
        self.compare("not-applicable", "probation", "defendant.D1")

    def test_a_ratio_is_turned_by_the_payment_behind_the_sum(self):
        self.compare("ratio", "repaid", "defendant.D2")

    def test_what_is_made_of_the_charges_is_turned_by_the_states_of_the_charges(self):
        page = self.explain(CASE, "pursued", "defendant.D1", lang="en")
        self.assertIn("defendant.D1.charge.fraud.state (state) = convicted -> acquitted, withdrawn, not prosecuted",
                      page)
        self.assertNotIn("defendant.D2.charge", page)

    def test_a_module_that_decided_is_shown_too(self):
        self.compare("module", "much", "property.P2")

    def test_the_other_side_of_a_priority(self):
        self.compare("priority", "backbone", "defendant.D1")

    def test_the_other_side_of_a_leniency(self):
        self.compare("leniency", "leniency/small", "defendant.D2")

    def test_personal_values_are_not_shown(self):
        self.compare("personal", "age", "defendant.D1")
        for who in ("defendant.D1", "defendant.D2"):
            for lang in ("zh", "en"):
                page = self.explain(CASE, "age", who, lang=lang)
                for hidden in ("2007", "1991", "9月2日", "-09-02", "林某甲", "陈某乙", "female",
                               "female", "女", "男"):
                    self.assertNotIn(hidden, page)
                self.assertIn("*** ", page)

    def test_what_is_counted_from_a_personal_value_is_not_shown_beside_its_line(self):
        page = self.explain(CASE, "taken_apart", "defendant.D1")
        for hidden in ("9 >", "230", "2007", "45,000", "66.66"):
            self.assertNotIn(hidden, page)
        self.assertIn("*** > 2 成立；*** > 2 成立；*** > 2 成立；*** > 600.00元 成立", page)

    def decisive(self, *what, lang="zh"):
        """The sentence that says what decided."""
        lines = self.explain(CASE, *what, lang=lang).splitlines()
        return next(line for line in lines if "决定性的一步" in line or "What decided" in line)

    def test_a_parameter_beside_a_hidden_value_is_shown(self):
        self.assertIn("成年年龄 param.adult_age = 18，*** < 18 成立",
                      self.decisive("age", "defendant.D1"))
        self.assertIn("years = ***", self.decisive("age", "defendant.D1"))
        self.assertIn("param.adult_age (Age of adulthood) = 18, *** < 18 does not hold",
                      self.decisive("age", "defendant.D2", lang="en"))

    def test_a_choice_among_findings_does_not_decide_that_there_is_one(self):
        self.assertIn("item.kind = deposit（存款），deposit ≠ deposit 不成立",
                      self.decisive("which", "property.P2"))

    def test_a_local_is_told_by_the_comparison_of_the_function_that_gave_it(self):
        text = RULES["restitution/rules/which.lua"].replace("return finding.recovered {}", "return nil")
        self.write("policies/restitution/rules/which.lua", text.lstrip("\n"))
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        self.assertIn("第3行：status = recovered（property.P1.status（财物状态）= 已追回）",
                      self.decisive("which", "property.P1"))

    def test_an_entity_is_told_by_its_key(self):
        self.write("policies/restitution/rules/repaid.lua", RULES["restitution/rules/repaid.lua"].replace(
            "return ratio(d.repaid, d.gain) < param.part", "return d.case.payments[1].debtor == d").lstrip("\n"))
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        self.assertIn("D2 = D2 成立", self.decisive("repaid", "defendant.D2"))
        self.assertIn("D2 = D1 不成立", self.decisive("repaid", "defendant.D1"))

    def test_a_change_goes_to_the_nearest_other_value_of_a_parameter(self):
        page = self.explain(CASE, "great")
        self.assertIn("case.offence_from（犯罪起始日期）= 2024年11月2日 → 2025年1月1日\n", page)
        self.assertIn("case.loss_total（损失总额）= 100,000.00元 → 90,000.00元\n", page)

    def test_a_date_before_a_parameter_began_ends_nothing(self):
        profile = self.path("policies", "restitution", "policy.yaml")
        with open(profile, encoding="utf-8") as manifest:
            text = manifest.read()
        self.write("policies/restitution/policy.yaml",
                   text.replace(", {from: 2025-01-01, value: 200000.00, basis: local}", ""))
        for when in ("2024-11-02", "2024-11", "2024"):
            dossier = DOSSIER.replace("offence_from: 2024-11-02", "offence_from: " + when)
            self.tool("import", self.store, self.write("dossier.yaml", dossier), status=0)
            self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
            page = self.explain(CASE, "great")
            self.assertIn("case.loss_total（损失总额）= 100,000.00元 → 90,000.00元", page)
            changes = page.split("只改一项")[1]
            self.assertNotIn("offence_from", changes)

    def test_a_decision_is_told(self):
        page = self.explain(CASE, "unreturned", "property.P1")
        self.assertNotIn("  处理：", page)
        found = next(line.split("：")[1] for line in page.splitlines() if line.startswith("  编号："))
        self.tool("review", self.store, found, "dismiss", "--by", "陈法官", "--reason", "已发还",
                  status=0)
        page = self.explain(CASE, "unreturned", "property.P1")
        self.assertRegex(page, "  处理：已驳回（陈法官，[0-9TZ:-]+，第1次运行）；理由：已发还\n")
        self.assertIn("  Decided: dismissed (陈法官, ", self.explain(found, lang="en"))
        self.assertNotIn("  处理：", self.explain(CASE, "unreturned", "property.P3"))

    def test_a_finding_by_the_beginning_of_its_id_is_the_same_page(self):
        page = self.explain(CASE, "unreturned", "property.P1")
        for finding in self.tool("findings", self.store, "--format", "jsonl", status=0).lines():
            if finding.get("rule") == "unreturned":
                self.assertEqual(self.explain(finding["id"][:8]), page)

    def test_the_same_bytes_every_time(self):
        self.assertEqual(self.explain(CASE, "unreturned"), self.explain(CASE, "unreturned"))

    def test_every_subject_has_its_own_page(self):
        page = self.explain(CASE, "unreturned")
        self.assertEqual(page.count("\n----\n"), 3)
        for key in ("P1", "P2", "P3", "P4"):
            self.assertIn("对象：property.%s（" % key, page)

    def test_a_case_without_such_subjects(self):
        other = DOSSIER.replace("88号", "89号").split("property:")[0]
        self.tool("import", self.store, self.write("other.yaml", other), status=0)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        answer = self.tool("explain", self.store, "2026闽0203刑初89号", "unreturned",
                           "--lang", "zh", status=0)
        self.assertIn("涉案财物", answer.out)
        self.assertIn("没有这类对象", answer.out)

    def test_the_page_is_of_the_revision_that_the_run_saw(self):
        before = self.explain(CASE, "unreturned", "property.P1")
        changed = DOSSIER.replace("2026-08-20", "2026-10-30")
        self.tool("import", self.store, self.write("dossier.yaml", changed), status=0)
        self.assertEqual(self.explain(CASE, "unreturned", "property.P1"), before)

    def test_names_that_are_not_there_are_answered_with_the_nearest(self):
        answer = self.tool("explain", self.store, CASE, "unreturnd", status=66)
        self.assert_told(answer, "unreturnd", "unreturned")
        answer = self.tool("explain", self.store, CASE, "unreturned", "property.P9", status=66)
        self.assert_told(answer, "property.P9", "no such item")
        answer = self.tool("explain", self.store, CASE, "unreturned", "defendant.D1", status=64)
        self.assert_told(answer, "defendant.D1", "property")


# Rules whose last step weighs what their modules made of many fields, and no field by itself.
COUNTED = ("amount_band", "compound_crime", "near_victims", "aiding", "aiding_cards")


class Examples(assize.Case):
    """The example dossiers under the national profile: a clerk can follow every page."""

    def setUp(self):
        super().setUp()
        self.make_store(os.path.join(assize.ROOT, "examples", "dossiers"), profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)

    def sentences(self, kind, lang="zh"):
        lines = self.tool("findings", self.store, "--kind", kind, "--format", "jsonl",
                          status=0).lines()
        found = [line for line in lines if "id" in line]
        self.assertGreater(len(found), 5)
        for finding in {line["rule"]: line for line in found}.values():  # the last of each rule
            page = self.tool("explain", self.store, finding["id"], "--lang", lang, status=0).out
            mark = "决定性的一步：" if lang == "zh" else "What decided: "
            yield finding, page.split(mark)[1].split("\n")[0]

    def test_every_priority_names_a_field_and_its_value(self):
        for lang in ("zh", "en"):
            for finding, sentence in self.sentences("priority", lang):
                self.assertIn(" = " if lang == "en" else "= ", sentence)
                of_module = "/lib/" in sentence  # what a module counted over many fields
                if finding["case"] and not of_module and finding["rule"] not in COUNTED:
                    self.assertRegex(sentence, r"(defendant|case|charge)\.", finding)
                self.assertNotIn("message 成立", sentence)
                self.assertNotIn("message holds", sentence)
                if finding["rule"] in ("leading_role", "backbone", "technical_support"):
                    self.assertIn("条件全部成立" if lang == "zh" else "all conditions hold", sentence)

    def test_every_leniency_names_a_field_and_its_value(self):
        for finding, sentence in self.sentences("leniency"):
            self.assertIn("= ", sentence, finding)
            if finding["rule"] == "minor" and "应负刑事责任" not in finding["message"]["zh"]:
                self.assertIn("第42行", sentence)
                self.assertIn("param.adult_age = 18，*** ≥ 18 不成立", sentence)


if __name__ == "__main__":
    unittest.main()
