"""`assize policy doc`: pages that say what policies ask, read, rest on and say."""
import html.parser
import os
import re
import unittest

import assize

NATIONAL = os.path.join(assize.ROOT, "plugins", "national")
RULES = {name: sorted(os.path.splitext(rule)[0] for rule in
                      os.listdir(os.path.join(NATIONAL, name, "rules")))
         for name in ("leniency", "priorities")}
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(html.parser.HTMLParser):
    """One page: complains of what is not balanced, and keeps text, ids and links."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.ids, self.links, self.langs = [], [], [], [], []
        self.text, self.attributes = "", []
        self.feed(text)
        self.close()
        assert not self.open, "never closed: %s" % self.open

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        assert len(values) == len(attrs), "an attribute stands twice: %s" % attrs
        self.tags.append(tag)
        self.attributes += [(tag, name, value) for name, value in attrs]
        self.ids += [values["id"]] if "id" in values else []
        self.links += [values["href"]] if "href" in values else []
        self.langs += [values["lang"]] if "lang" in values else []
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, "</%s> closes %s" % (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        if not self.open or self.open[-1] != "style":
            self.text += data


def rows_of_tables(text):
    """The number of cells in each row of each table of a Markdown text."""
    tables, fence = [], False
    before = ""
    for line in text.splitlines():
        if line.startswith("```"):
            fence = not fence
        cells = len(re.findall(r"(?<!\\)\|", line)) - 1
        if not fence and line.startswith("|"):
            if not before.startswith("|"):
                tables.append([])
            tables[-1].append(cells)
        before = "" if fence else line
    return tables


POLICY = """policy: p
version: 1.0.0
api: 1
title: {zh: 试用, en: Trial}
authority: court
%sparameters:
  return_days:
    title: {zh: 返还期限, en: Days to return}
    type: days
    dated_by: property.recovered_on
    values:
      - {from: 2021-03-01, value: 30, basis: l1}
      - {from: 2026-01-01, value: 20, basis: l2}
    reviewed_on: 2026-06-30
    tailor: {by: [province, court], min: 10, max: 60, tighten_only: lower, file_with: 省高级法院}
"""

LAW = """l1: {title: {zh: 甲法, en: Law one}, in_force: [1997-10-01, 2025-12-31], verified: true,
  source: 'http://example.invalid/l1'}
l2: {title: {zh: 乙法, en: Law two}, verified: false}
"""

RULE = """return rule {
  title = {zh = "%s", en = "%s"}, law = {"l1", "l2"},
  subject = "property", kind = "restitution", level = "warning",
  when = {status = {"recovered", "returned"}, amount = above("1000.00"), ["case.telecom"] = true},
  message = {zh = "已追回{amount}，滞留{kept:days}，期限{param.return_days}",
             en = "{amount} kept {kept:days}, limit {param.return_days}"},
  check = function(item)
    local kept = as_of - item.recovered_on
    if kept > param.return_days then return finding {kept = kept} end
  end,
}
"""

DOSSIER = """key: （2026）闽0203刑初1号
case: {number: （2026）闽0203刑初1号, stage: enforcement, telecom: true}
property: [{key: P1, kind: deposit, amount: 186000.00, status: recovered, recovered_on: 2026-10-01}]
"""

ROWS = """rule: kept
dossier: one.yaml
as_of: 2026-10-31
columns: [name, property.P1.recovered_on, property.P1.amount, param.return_days, expect]
rows:
  - [on the day, 2026-10-01, 186000.00, 30, none]
  - [day after, 2026-09-30, 186000.00, 30, {warning: {kept: 31}}]
  - [unknown, 不详, 186000.00, 30, {not_evaluated: property.P1.recovered_on}]
"""


class Docs(assize.Case):
    maxDiff = None

    def assert_says(self, text, *words):
        for each in words:
            if each not in text:
                self.fail("%r is not said" % each)

    def policy(self, zh="已追回未返还", en="Recovered, not returned", more="", rows=ROWS):
        self.write("law.yaml", LAW)
        self.write("p/policy.yaml", POLICY % more)
        self.write("p/rules/kept.lua", RULE % (zh, en))
        self.write("p/tests/one.yaml", DOSSIER)
        self.write("p/tests/kept.yaml", rows)
        return self.path("p")

    def single(self, *options, format="html", lang="zh"):
        return self.tool("policy", "doc", *options, "--format", format, "-o", "-", "--lang", lang,
                         status=0).out


class NationalPolicies(Docs):
    """Every page of the national policies, in both languages."""

    def setUp(self):
        super().setUp()
        self.tool("policy", "doc", os.path.join(NATIONAL, "leniency"),
                  os.path.join(NATIONAL, "priorities"), "-o", self.path("pages"), status=0)
        self.pages = {name: self.read("pages/" + name)
                      for name in sorted(os.listdir(self.path("pages")))}

    def test_there_is_an_index_a_page_a_policy_and_a_page_a_rule_in_both_languages(self):
        wanted = ["index"] + ["policy." + name for name in RULES]
        wanted += ["rule.%s.%s" % (name, rule) for name in RULES for rule in RULES[name]]
        for name in wanted:
            for lang in ("zh", "en"):
                self.assertIn("%s.%s.html" % (name, lang), self.pages)

    def test_each_page_is_balanced_and_stands_alone(self):
        for name, text in self.pages.items():
            with self.subTest(name):
                page = Page(text)
                self.assertNotIn("script", page.tags)
                self.assertNotIn("link", page.tags)
                self.assertNotIn("img", page.tags)
                self.assertEqual(len(page.ids), len(set(page.ids)))
                self.assertEqual(page.langs[0], "zh-CN" if ".zh." in name else "en")
                for tag, attribute, value in page.attributes:
                    self.assertFalse(attribute.startswith("on"), (tag, attribute))
                    self.assertNotRegex(value or "", "https?:|//|javascript:")
                self.assertNotIn("url(", text)
                self.assertNotIn("@import", text)

    def test_each_link_leads_to_a_page_and_a_place_that_is_there(self):
        ids = {name: Page(text).ids for name, text in self.pages.items()}
        for name, text in self.pages.items():
            for link in Page(text).links:
                page, _, place = link.partition("#")
                self.assertIn(page or name, self.pages, (name, link))
                if place:
                    self.assertIn(place, ids[page or name], (name, link))

    def test_each_table_says_what_it_is_and_names_its_rows_and_columns(self):
        for name, text in self.pages.items():
            page = Page(text)
            tables = page.tags.count("table")
            self.assertEqual(page.tags.count("caption"), tables, name)
            scopes = [value for _, attribute, value in page.attributes if attribute == "scope"]
            self.assertEqual(len(scopes), page.tags.count("th"), name)

    def test_a_page_in_one_language_has_no_sentence_in_the_other(self):
        for lang, strange in (("zh", ["What it reads", "Where a field", "finding,"]),
                              ("en", ["读取哪些数据", "未能判断", "法律依据"])):
            text = Page(self.pages["policy.leniency.%s.html" % lang]).text
            text += Page(self.pages["rule.leniency.minor.%s.html" % lang]).text
            for words in strange:
                self.assertNotIn(words, text)

    def test_the_transparency_page_answers_what_it_must(self):
        text = Page(self.pages["policy.leniency.zh.html"]).text
        self.assert_says(
            text, "谁负责", "示例（assize 项目）", "目的", "读取哪些数据", "defendant.birth_on",
            "个人信息", "判断行为时年龄", "status.kind", "受保护", "怎样判断", "局限",
            "未与原文核实", "如何提出异议", "请由人复核")
        row = re.search("<tr><th[^>]*>被告人：出生日期.*</tr>", self.pages["policy.leniency.zh.html"])
        self.assertIn("rule.leniency.minor.zh.html", row.group())
        self.assertNotIn("rule.leniency.repaid.zh.html", row.group())
        text = Page(self.pages["policy.priorities.en.html"]).text
        self.assertIn("no judgment of guilt", text)


class SmallPolicy(Docs):
    """What a page says of one rule."""

    def test_conditions_figures_law_and_examples_are_told_in_chinese(self):
        text = Page(self.single(self.policy())).text.replace("\n", "")
        self.assert_says(
            text, "逐一核查案卷中的每个涉案财物",
            "“财物状态”（property.status）是下列之一：已追回（recovered）、",
            "超过（不含本数）1,000.00元", "案件的“电信网络诈骗”（case.telecom）为是",
            "已追回〔金额〕，滞留〔kept〕，期限〔返还期限〕",
            "自1997年10月1日至2025年12月31日", "未核实",
            "2021年3月1日30天甲法本院", "2026年1月1日20天乙法（未核实）",
            "上次复核2026年6月30日",
            "省级和本院可以调整；不低于10天；不高于60天；只许调低；调整后报省高级法院备案", "property.recovered_on",
            "tests/kept.yaml", "2026年9月30日186,000.00元30天提示，警告；kept = 31",
            "未能判断：property.P1.recovered_on不详",
            "if kept > param.return_days then")

    def test_and_in_english(self):
        text = Page(self.single(self.policy(), lang="en")).text
        self.assert_says(
            text, "It looks at each property.", " is one of: recovered (recovered), ",
            " is above 1,000.00 yuan", "〔amount〕 kept 〔kept〕, limit 〔Days to return〕",
            "a province or court may; no lower than 10 days; no higher than 60 days; only downwards",
            "not evaluated: property.P1.recovered_on is unknown",
            "a finding, warning; kept = 31")

    def test_each_field_says_how_the_rule_reads_it(self):
        folder = self.policy()
        self.write("p/rules/kept.lua", RULE.replace(
            "local kept", "if maybe(item).owner == nil then return nil end\n    local kept") %
            ("题", "Title"))
        text = Page(self.single(folder)).text.replace("\n", "")
        self.assert_says(
            text, "property.status作为条件",
            "property.amount作为条件；在提示中显示",
            "property.recovered_on代码读取，不详即未能判断；决定参数取哪一天的值",
            "property.owner代码读取，不详时当作没有写（maybe）")

    def test_what_a_module_reads_is_read_by_the_rules_that_require_it(self):
        folder = self.policy()
        self.write("p/lib/who.lua", "return {owner = function(item) return item.owner end}\n")
        self.write("p/rules/owned.lua", (RULE % ("有主", "Owned")).replace(
            "check = function(item)",
            "check = function(item)\n    if who.owner(item) then return nil end").replace(
                "return rule", 'local who = require "lib.who"\nreturn rule'))
        text = self.single(folder, format="md")
        row = [line for line in text.splitlines() if "`property.owner`" in line]
        self.assertEqual(len(row), 2, row)
        self.assertIn("| [有主](#rule.p.owned) |", row[0])
        self.assertIn("[lib/who.lua](#module.p.who)", text)

    def test_an_address_of_a_source_is_text_and_no_link(self):
        page = Page(self.single(self.policy()))
        self.assertIn("http://example.invalid/l1", page.text)
        self.assertFalse([link for link in page.links if "example" in link])

    def test_markdown_has_whole_tables_and_says_the_same(self):
        text = self.single(self.policy(), format="md")
        for table in rows_of_tables(text):
            self.assertEqual(len(set(table)), 1, table)
        self.assertGreater(len(rows_of_tables(text)), 5)
        self.assert_says(
            text.replace("\\", ""), "1,000.00元", "186,000.00元", "未核实", "   8      local kept = as_of")

    def test_owner_contact_purpose_and_objection_come_from_the_manifest(self):
        more = ("owner: {zh: 刑二庭, en: Criminal division}\n"
                "contact: {zh: 内线八零一, en: Room 801}\n"
                "purpose: {zh: 查滞留, en: Find what is kept}\n"
                "objection: {zh: 向立案庭提出, en: Write to the registry}\n")
        folder = self.policy(more=more)
        text = Page(self.single(folder)).text
        self.assert_says(
            text, "刑二庭", "内线八零一", "查滞留", "向立案庭提出")
        self.assertNotIn("请由人复核", text)
        self.assertIn("Write to the registry", Page(self.single(folder, lang="en")).text)

    def test_a_rule_without_a_test_is_said_to_have_none(self):
        folder = self.policy()
        os.remove(self.path("p", "tests", "kept.yaml"))
        self.assertIn("这条规则没有测试", self.single(folder))

    def test_a_hostile_title_is_shown_and_obeyed_nowhere(self):
        zh = "</title><script>alert(1)</script>|甲|`乙`"
        page = Page(self.single(self.policy(zh=zh)))
        self.assertNotIn("script", page.tags)
        self.assertIn(zh, page.text)
        text = self.single(self.policy(zh=zh), format="md")
        outside = re.sub(r"```.*?```", "", text, flags=re.S)
        self.assertNotRegex(outside, r"(?<!\\)<script")
        for table in rows_of_tables(text):
            self.assertEqual(len(set(table)), 1, table)


class Results(Docs):
    """Counts of the last run of a store."""

    def audited(self):
        folder = self.policy()
        profile = self.write("profile.yaml", "profile: 试行\npolicies: [p]\n")
        self.write("in.yaml", "---\n".join(
            DOSSIER.replace("刑初1号", "刑初%d号" % n).replace(
                "2026-10-01}", ("2026-0%d-01}" % n) if n < 4 else "不详}")
            for n in range(1, 5)))
        self.make_store(self.path("in.yaml"), profile=profile)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        return folder

    def test_findings_silence_and_decisions_are_counted(self):
        folder = self.audited()
        first, second = [line["id"] for line in self.tool(
            "findings", self.store, "--format", "jsonl", status=0).lines()][:2]
        self.tool("review", self.store, first, "dismiss", "--by", "陈法官", "--reason", "权属争议",
                  status=0)
        self.tool("review", self.store, second, "uphold", "--by", "陈法官", "--reason", "属实",
                  status=0)
        text = Page(self.single(folder, "--store", self.store)).text.replace("\n", "")
        self.assert_says(
            text, "第1次，基准日2026年10月31日", "案件4", "提示3", "未能判断1",
            "由人处理2件，占3件", "其中采纳1件，占2件", "其中驳回1件，占2件")
        self.assertNotIn("陈法官", text)
        self.assertNotIn("权属争议", text)

    def test_a_run_of_other_files_is_said_to_be_one(self):
        folder = self.audited()
        self.assertNotIn("不完全相同", self.single(folder, "--store", self.store))
        self.write("p/rules/kept.lua", RULE % ("改了", "Changed"))
        self.assertIn("文件与这里说明的不完全相同", self.single(folder, "--store", self.store))
        self.write("p/policy.yaml", (POLICY % "").replace("policy: p", "policy: q"))
        self.assertIn("没有运行这个规则包", self.single(folder, "--store", self.store))

    def test_a_store_without_a_run_is_told(self):
        self.make_store()
        answer = self.tool("policy", "doc", self.policy(), "--store", self.store, "-o", "-",
                           status=66)
        self.assert_told(answer, "assize audit")


class Files(Docs):
    """Where the pages go, and what is left when something is wrong."""

    def test_pages_go_to_doc_in_the_policy_where_nothing_else_is_named(self):
        folder = self.policy()
        answer = self.tool("policy", "doc", folder, status=0)
        self.assertIn("index.zh.html", os.listdir(os.path.join(folder, "doc")))
        self.assertIn(os.path.join(folder, "doc"), answer.out)
        self.tool("policy", "test", folder, status=0)

    def test_pages_that_are_there_are_replaced(self):
        folder = self.policy()
        self.tool("policy", "doc", folder, "-o", self.path("out"), status=0)
        self.write("out/index.zh.html", "old")
        self.tool("policy", "doc", folder, "-o", self.path("out"), status=0)
        self.assertNotEqual(self.read("out/index.zh.html"), "old")

    def test_what_a_policy_brought_along_leads_nowhere(self):
        folder = self.policy()
        self.write("mine.txt", "mine\n")
        pages = os.path.join(folder, "doc")
        os.mkdir(pages)
        for make in (lambda path: os.symlink(self.path("mine.txt"), path),
                     lambda path: os.symlink(self.path("gone.txt"), path), os.mkfifo):
            make(os.path.join(pages, "index.zh.html"))
            self.assert_told(self.tool("policy", "doc", folder, status=74), "index.zh.html")
            os.unlink(os.path.join(pages, "index.zh.html"))
        os.rmdir(pages)
        os.mkdir(self.path("mine"))
        os.symlink(self.path("mine"), pages)
        self.assert_told(self.tool("policy", "doc", folder, status=74), "doc")
        self.assertEqual(os.listdir(self.path("mine")), [])
        self.assertEqual(self.read("mine.txt"), "mine\n")
        self.assertFalse(os.path.exists(self.path("gone.txt")))
        self.tool("policy", "doc", folder, "-o", pages, status=0)  # whoever names it means it

    def test_the_same_folder_gives_the_same_bytes_from_anywhere(self):
        folder = self.policy()
        os.rename(folder, self.path("elsewhere"))
        first = self.single("elsewhere")
        os.makedirs(self.path("deep"))
        os.rename(self.path("elsewhere"), self.path("deep", "p"))
        self.write("deep/law.yaml", LAW)
        self.assertEqual(first, self.single(self.path("deep", "p")))

    def test_a_file_named_md_or_html_takes_one_document(self):
        folder = self.policy()
        self.tool("policy", "doc", folder, "-o", self.path("p.md"), "--lang", "zh", status=0)
        self.tool("policy", "doc", folder, "-o", self.path("p.html"), "--lang", "en", status=0)
        self.assertTrue(self.read("p.md").startswith("# 试用\n"))
        self.assertIn("<h1>Trial</h1>", self.read("p.html"))

    def test_a_policy_that_does_not_load_leaves_nothing(self):
        folder = self.policy()
        self.write("p/rules/kept.lua", "return rul {}")
        answer = self.tool("policy", "doc", folder, "-o", self.path("out"), status=65)
        self.assert_told(answer, "kept.lua:1")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_a_test_that_is_wrong_leaves_nothing(self):
        folder = self.policy(rows=ROWS.replace("rule: kept", "rule: kapt"))
        answer = self.tool("policy", "doc", folder, "-o", self.path("out"), status=65)
        self.assert_told(answer, "kept.yaml:1", "kapt")
        self.assertFalse(os.path.exists(self.path("out")))

    def test_two_policies_need_a_named_place(self):
        folder = self.policy()
        answer = self.tool("policy", "doc", folder, folder, status=64)
        self.assert_told(answer, "-o")

    def test_a_place_that_cannot_be_written_is_told(self):
        folder = self.policy()
        self.write("file", "")
        answer = self.tool("policy", "doc", folder, "-o", self.path("file", "out"))
        self.assertIn(answer.status, (66, 74))
        self.assert_told(answer, "file")
        answer = self.tool("policy", "doc", folder, "-o", self.path("file"))
        self.assertIn(answer.status, (66, 74))


if __name__ == "__main__":
    unittest.main()
