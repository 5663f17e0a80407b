"""`assize policy check` of group rules: what collect returns, and what check reads of it."""
import unittest

from check_test import Check

# The body of collect begins in line 7, that of check in line 10, both in column 1.
GROUP = """return rule {
title = {zh = "试", en = "Trial"}, law = {"l1"},
subject = "group", kind = "procedure", level = "warning",
group_by = "%(group_by)s",%(when)s
%(message)s,
collect = function(%(parameter)s)
%(collect)s
end,
check = function(group)
%(body)s
end}
"""
MESSAGE = 'message = {zh = "{group.key}共{group.cases}件", en = "{group.key}: {group.cases}"}'
ROW = "return {loss = case.loss_total, filed = case.filed_on, telecom = case.telecom}"


class Groups(Check):
    """A policy whose rule `r` is a group rule."""

    def group(self, collect=ROW, body="return nil", group_by="case.loss_key", when="",
              parameter="case", message=MESSAGE, lib=None):
        self.policy(lib=lib)
        self.write("p/rules/r.lua", GROUP % {
            "group_by": group_by, "when": when, "collect": collect, "body": body,
            "parameter": parameter, "message": message})

    def assert_said(self, place, kind, what, mend="", **rule):
        self.group(**rule)
        super().assert_said(place, kind, what, mend)

    def assert_silent(self, kind=None, **rule):
        self.group(**rule)
        super().assert_silent(kind)


class Rows(Groups):
    """What collect returns: one flat row of plain values."""

    def test_collect_is_given_what_group_by_is_a_field_of(self):
        self.assert_said("7:21", "unknown-field", "a case has no field 'loss_totl'",
                         "did you mean 'loss_total'?", collect="return {loss = case.loss_totl}")
        self.assert_said("7:22", "unknown-field", "an order has no field 'amuont'",
                         "did you mean 'amount'?", group_by="order.loss_key", parameter="order",
                         collect="return {loss = order.amuont}")

    def test_what_is_no_plain_value(self):
        for value, what, mend in (
                ("case.means", "a set of codes", "roles.organizer"),
                ("case.victims", "a list", "a number of items, a sum"),
                ("case.defendants[1]", "a defendant", "return its key"),
                ("{1}", "a table", "a number of items, a sum"),
                ("0.5", "a number with a fraction", "ratio(a, b)"),
                ("function() end", "a function", "return what check asks for")):
            self.assert_said("7:9", "row", "'loss' of a row is %s" % what, mend,
                             collect="return {loss = %s}" % value)

    def test_what_is_plain(self):
        for value in ("case.loss_total", "case.filed_on", "case.stage", "case.court", "#case.victims",
                      "case.means.voice_call", "maybe(case).loss_total", "case.filed_on.year",
                      "ratio(case.loss_total, case.loss_total)", '"a"', "nil"):
            self.assert_silent(collect="return {loss = %s}" % value)

    def test_the_name_case_is_the_hosts(self):
        self.assert_said("7:9", "row", "'case' of a row is the key of its case", "leave it out",
                         collect="return {case = case.key}")

    def test_places_in_the_place_of_names(self):
        self.assert_said("7:8", "row", "a row has names, and this has places",
                         "write return {loss = ...}", collect="return {case.loss_total}")

    def test_more_names_than_a_row_has(self):
        names = ",\n".join("n%d = case.loss_total" % i for i in range(33))
        self.assert_said("7:8", "row", "a row has at most 32 names, and this has 33", "",
                         collect="return {%s}" % names)
        self.assert_silent(collect="return {%s}" % names.partition("\n")[2])

    def test_what_is_no_row(self):
        for value, what in (("case.loss_total", "an amount of money"), ("case", "a case"),
                            ('"a"', "a text")):
            self.assert_said("7:8", "row", "collect returns %s, which is no row" % what,
                             "write return {loss = ...}, or nothing", collect="return %s" % value)

    def test_a_finding_made_in_collect(self):
        self.assert_said("7:8", "row", "collect returns a finding, which is no row",
                         "make findings in check", collect="return finding {}")

    def test_no_row_at_all(self):
        for value in ("return nil", "return", "return case.telecom and {loss = case.loss_total}",
                      "if case.telecom then return {loss = case.loss_total} end"):
            self.assert_silent(collect=value)

    def test_figures_in_collect(self):
        self.assert_said("7:20", "figure", "the figure 500 stands in the code", "",
                         collect="if #case.victims > 500 then return {loss = case.loss_total} end")

    def test_a_parameter_that_the_collected_entity_sees(self):
        self.assert_silent(collect="return {floor = param.floor}")

    def test_a_row_made_in_a_module(self):
        lib = {"rows": "local rows = {}\nfunction rows.of(case) return {loss = case.loss_totl} end\n"
                       "return rows\n"}
        self.group(collect="return rows.of(case)", lib=lib,
                   body="if group.rows[1].lss then return finding {} end")
        self.require("lib.rows", "rows")
        found = [(each[0], each[2]) for each in self.remarks() if each[1] == "error"]
        self.assertEqual(found, [("p/lib/rows.lua:2:44", "a case has no field 'loss_totl'"),
                                 ("11:18", "no row has 'lss': collect returns none")])


class Members(Groups):
    """What check reads: the group, and of each row what collect returned."""

    def check(self, body, **rule):
        return self.assert_silent(body=body, **rule)

    def test_the_names_of_a_group(self):
        self.check("if group.complete and group.unknown == 0 and #group.rows > 1 and group.key ~= \"a\" "
                   "then return finding {} end")
        self.assert_said("10:10", "unknown-name",
                         "a group has key, rows, unknown and complete, but no 'row'",
                         "did you mean 'rows'?", body="if group.row then return finding {} end")

    def test_the_names_of_a_row(self):
        self.assert_said("10:51", "unknown-name", "no row has 'los': collect returns none",
                         "did you mean 'loss'?",
                         body="for _, row in ipairs(group.rows) do local a = row.los "
                              "if a > 0 then return finding {} end end")
        self.check("if group.rows[1].case == group.rows[2].case then return finding {} end")

    def test_the_case_of_a_row_is_its_number_and_no_case(self):
        self.assert_said("10:23", "unknown-field", "a text has no field 'telecom'", "a text is compared with ==",
                         body="if group.rows[1].case.telecom then return finding {} end")

    def test_the_names_of_all_tables_that_collect_may_return(self):
        two = "if case.telecom then return {loss = case.loss_total} end\nreturn {filed = case.filed_on}"
        self.group(collect=two, body="if group.rows[1].loss > group.rows[2].loss and\n"
                                     "group.rows[1].filed > group.rows[1].los then return finding {} end")
        found = [each[2] for each in self.remarks() if each[1] == "error"]
        self.assertEqual(found, ["no row has 'los': collect returns none"])

    def test_the_types_of_a_row(self):
        self.assert_said("10:4", "types", "a date is compared with an amount of money", "",
                         body="if group.rows[1].filed > group.rows[1].loss then return finding {} end")
        self.assert_said("10:4", "types", "a text is compared with a whole number", "",
                         body="if group.rows[1].case == 1 then return finding {} end")
        self.check("local total = group.rows[1].loss + group.rows[2].loss\n"
                   "if total > param.floor and group.rows[1].telecom then return finding {} end")

    def test_a_code_that_a_row_holds(self):
        self.assert_said("10:27", "unknown-code", "'reviw' is no term of stage",
                         "did you mean 'review'?", collect="return {stage = case.stage}",
                         body='if group.rows[1].stage == "reviw" then return finding {} end')

    def test_a_key_that_is_a_code(self):
        self.assert_said("10:17", "unknown-code", "'reviw' is no term of stage", "did you mean 'review'?",
                         group_by="case.stage", body='if group.key == "reviw" then return finding {} end')
        self.check('if group.key == "review" then return finding {} end', group_by="case.stage")

    def test_rows_that_pass_through_a_function(self):
        self.group(body="local sum = lists.sum(group.rows, function(row) return row.los end)\n"
                        "if sum > param.floor then return finding {} end")
        self.require("assize.lists", "lists")
        found = [(each[0], each[2]) for each in self.remarks() if each[1] == "error"]
        self.assertEqual(found, [("11:60", "no row has 'los': collect returns none")])

    def test_what_is_open_is_not_guessed(self):
        self.check("if group.rows[1].anything then return finding {} end",
                   collect="local row = {}\nrow[case.key] = case.loss_total\nreturn row")

    def test_rows_read_with_maybe_are_listed(self):
        self.assert_said("10:13", "maybe-read", "'group.rows' is read with maybe()", "",
                         body="local all = maybe(group).rows\nif #all > 1 then return finding {} end")

    def test_fields_are_not_read_in_check(self):
        self.assert_said("10:10", "unknown-name",
                         "a group has key, rows, unknown and complete, but no 'loss_total'",
                         "what check asks of the cases is what collect returned",
                         body="if group.loss_total then return finding {} end")

    def test_a_parameter_dated_by_a_field(self):
        self.group(body="if group.rows[1].loss > param.dated then return finding {} end")
        self.write("p/policy.yaml", self.read("p/policy.yaml") +
                   "  dated:\n    title: {zh: 额, en: Sum}\n    type: money\n    dated_by: case.filed_on\n"
                   "    values: [{from: 1997-10-01, value: 1000, basis: l1}]\n")
        found = [each for each in self.remarks() if each[1] == "error"]
        self.assertEqual([(each[0], each[2]) for each in found], [(
            "10:25", "the parameter 'dated' is dated by case.filed_on, which a group does not see")])
        self.write("p/rules/r.lua", self.read("p/rules/r.lua").replace(
            "param.dated", 'param.at("dated", group.rows[1].filed)'))
        self.assertEqual([each for each in self.remarks() if each[1] == "error"], [])

    def test_a_table_that_is_returned_is_no_finding(self):
        self.assert_said("10:8", "returned", "check returns a table that is no list of findings",
                         "write return finding {...}", body="return {kept = 1}")

    def test_a_value_that_the_message_names(self):
        self.assert_said(
            "10:39", "unknown-value", "the message names {total}", "the finding gives 'totl'",
            body="if group.complete then return finding {totl = 1} end",
            message='message = {zh = "{total}", en = "{total}"}')


class Messages(Groups):
    """A message of a group rule names values, parameters, group.key and group.cases."""

    def said(self, text):
        self.group(message='message = {zh = "%s", en = "%s"}' % (text, text),
                   body="return finding {total = 1}")
        return [(each[0], each[2], each[3]) for each in self.remarks() if each[1] == "error"]

    def test_what_it_may_name(self):
        self.assertEqual(self.said("{group.key} {group.cases} {group.cases:count} {total} {param.floor}"), [])

    def test_fields_are_none_of_a_group(self):
        self.assertEqual(self.said("{case.court}")[0][1:], (
            "{case.court}: a message of a group rule names values, parameters, group.key and group.cases",
            "let collect return the field, and give the finding what is to be shown"))

    def test_a_bare_name_is_a_value_even_where_a_field_has_it(self):
        self.assertEqual(self.said("{court}")[0][1],
                         "the message names {court}, and the finding gives no such value")

    def test_formats(self):
        self.assertEqual(self.said("{group.cases:money}")[0][1],
                         "{group.cases} is count and cannot be shown as money")

    def test_a_parameter_dated_by_a_field(self):
        self.group(message='message = {zh = "{param.dated}", en = "{param.dated}"}',
                   body="return finding {}")
        self.write("p/policy.yaml", self.read("p/policy.yaml") +
                   "  dated:\n    title: {zh: 额, en: Sum}\n    type: money\n    dated_by: case.filed_on\n"
                   "    values: [{from: 1997-10-01, value: 1000, basis: l1}]\n")
        self.assertEqual([each[2] for each in self.remarks() if each[1] == "error"][0],
                         "the parameter 'dated' is dated by case.filed_on, which a group does not see")


if __name__ == "__main__":
    unittest.main()
