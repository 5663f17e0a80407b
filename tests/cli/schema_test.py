"""`assize schema`: the data dictionary, from the one declaration."""

import unittest

import assize


class Schema(assize.Case):
    def test_every_entity_of_a_dossier_has_a_table_with_its_fields(self):
        text = self.tool("schema", "--lang", "en", status=0).out
        for line in ("## case: case", "| loss_total | money |", "## defendant: defendant",
                     "| birth_on | date | born on | personal |"):
            self.assertIn(line, text)

    def test_codes_are_listed_with_title_and_article(self):
        text = self.tool("schema", "--lang", "zh", status=0).out
        self.assertIn("| aiding | 帮助信息网络犯罪活动罪 | 287-2 |", text)

    def test_computed_fields_are_marked(self):
        self.assertIn("| loss_known | money * |", self.tool("schema", status=0).out)

    def test_a_provinces_own_fields_stand_with_the_entity_that_has_them(self):
        self.write("fields.yaml", """\
fields: zj
entities:
  defendant:
    phone: {type: text, sensitivity: personal, title: {zh: 手机号, en: phone}, doc: As they gave it.}
  case:
    campaign: {type: code, sensitivity: open, title: {zh: 专项行动, en: campaign},
      codes: {net: {number: 1, zh: 净网, en: clean net}}}
""")
        self.write("profile.yaml", "profile: zj\npolicies: [p]\nfields: [fields.yaml]\n")
        self.write("p/policy.yaml", "policy: p\nversion: 1.0.0\napi: 1\nauthority: province\n")
        text = self.tool("schema", "--profile", "profile.yaml", "--lang", "en", status=0).out
        case, defendant = text.split("## defendant: ", 1)[0], text.split("## defendant: ", 1)[1]
        self.assertIn("| x.zj.campaign | code [x.zj.campaign](#x.zj.campaign) | campaign |  |", case)
        self.assertIn("| x.zj.phone | text | phone | personal | As they gave it. |",
                      defendant.split("\n## ", 1)[0])
        self.assertIn("## x.zj.campaign\n", text)
        self.assertIn("| net | clean net |", text)
        self.assertNotIn("x.zj", self.tool("schema", status=0).out)

    def test_another_format_is_a_usage_error(self):
        self.tool("schema", "--format", "xml", status=64)


if __name__ == "__main__":
    unittest.main()
