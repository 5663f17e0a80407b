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

    def test_another_format_is_a_usage_error(self):
        self.tool("schema", "--format", "xml", status=64)


if __name__ == "__main__":
    unittest.main()
