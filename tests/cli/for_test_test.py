"""`show --for-test`: a dossier of a store becomes a file that a policy's tests can name."""
import os
import unittest

import assize

SECRET = ("林某甲", "350203199104231234", "1991-04-23", "王某某", "刑初88号", "刑初77号", "0203", "思明",
          "缅北", "妙瓦底", "冻结存款", "卷三", "彝族", "female", "备注一句", "pregnant")

DOSSIER = """key: （2026）闽0203刑初88号
case: {number: （2026）闽0203刑初88号, court: 厦门市思明区人民法院, stage: enforcement, group_key: 缅北-07,
  loss_key: 缅北-07-A, loss_total: 5000.00, notes: 备注一句}
defendants:
  - {key: D1, name: 林某甲, id_number: "350203199104231234", birth_on: 1991-04-23, sex: female,
     ethnicity: 彝族, gain: 1500.50, roles: [caller, backbone], coercion_signs: [],
     ability_basis: 冻结存款, statuses: [{kind: pregnant}], stays: [{kind: den, place: 妙瓦底}],
     charges: [{charge: fraud, article: "266", state: convicted}],
     circumstances: [{kind: confession, evidence: 卷三第41页}], outcome: {months: 10, joint_with: [D2]}}
  - {key: D2, name: 林某甲, birth_on: 1988, gain: 不详, roles: []}
victims: [{key: V1, name: 王某某, loss: 3000.00}]
payments: [{key: T1, debtor: D1, amount: 12.00, payee: V1}]
orders: [{key: O1, loss_key: 缅北-07-A, debtors: [D1, D2], amount: 5000.00}]
proceedings: [{key: N1, number: （2026）闽0203刑初88号, court: 厦门市思明区人民法院},
  {key: N2, number: （2025）闽02刑初77号}, {key: N3, number: （2013）厦刑初字第77号}]
"""
NAMED = """key: 甲案
case: {province: 某省}
defendants:
  - {key: 林某甲, charges: [{key: 林某罪, charge: fraud, article: 266 林某}, {key: fraud-2, charge: fraud},
      {key: C1, charge: aiding, article: 287-2}],
     circumstances: [{kind: confession, counted_for: 林某供述}], outcome: {joint_with: [林某甲]}}
  - {key: D2}
victims: [{key: "350203199104231234", loss: 1.00}]
property: [{key: 闽D12345, kind: deposit, owner: 林某甲}]
payments: [{key: T1, debtor: 林某甲, payee: "350203199104231234", amount: 1.00}]
"""

REACHED = 'check = function(d)\n\t\tif d.gain > param.floor then return finding {by = d.gain} end\n\tend,'


class ForTest(assize.Case):
    def setUp(self):
        super().setUp()
        assize.write_profile(self, {
            "reached": assize.rule(when='roles = {"caller", "backbone"}', check=REACHED)})
        self.policy = self.path("policies", "p")
        self.make_store(self.write("one.yaml", DOSSIER))

    def show(self, *args, status=0):
        return self.tool("show", self.store, "2026闽0203刑初88号", "--for-test", *args, "--lang", "en",
                         status=status)

    def test_nothing_that_names_anybody_is_left(self):
        answer = self.show(self.policy)
        self.assertEqual(answer.out, self.policy + "/tests/dossier.yaml\n")
        text = self.read("policies/p/tests/dossier.yaml")
        for secret in SECRET:
            self.assertNotIn(secret, text)

    def test_what_rules_are_about_stays_and_refers_as_it_did(self):
        self.show(self.policy)
        text = self.read("policies/p/tests/dossier.yaml")
        for kept in ("loss_total: 5000.00", "gain: 1500.50", "article: \"266\"", "debtor: D1",
                     "joint_with: [D2]", "coercion_signs: []", "province: 闽", "stage: enforcement"):
            self.assertIn(kept, text)
        self.assertEqual(text.count("name: 被告人1"), 2)  # one name is one stand-in
        self.assertEqual(text.count("loss_key: 标识2"), 2)
        self.assertEqual(text.count("（2026）闽0000刑初1号"), 3)  # key, case, proceedings
        self.assertIn("number: （2025）闽00刑初2号", text)
        self.assertIn("number: （2013）某刑初字第3号", text)
        self.assertIn("birth_on: 1991-01-01", text)
        self.assertIn("birth_on: \"1988\"\n", text)

    def test_the_comment_says_what_was_done(self):
        self.show(self.policy)
        comment = [line for line in self.read("policies/p/tests/dossier.yaml").splitlines()
                   if line.startswith("#")]
        self.assertIn("Masked is not anonymous", comment[0])
        invented, = [line for line in comment if line.startswith("# Invented: ")]
        left_out, = [line for line in comment if line.startswith("# Left out: ")]
        for name in ("case.number", "defendant.name", "victim.name", "defendant.birth_on"):
            self.assertIn(name, invented)
        for name in ("case.notes", "defendant.id_number", "defendant.sex", "status.kind"):
            self.assertIn(name, left_out)

    def test_the_row_test_that_is_shown_passes(self):
        answer = self.show(self.policy, "--rule", "reached", "--as-of", "2026-10-31")
        path, row_test = answer.out.split("\n\n", 1)
        self.assertIn("[name, defendant.D1.roles, defendant.D1.gain, defendant.D2.roles, expect]",
                      row_test)
        self.assertIn("1500.50", row_test)
        self.assertIn("{warning: {", row_test)
        self.write("policies/p/tests/reached.yaml", row_test)
        tested = self.tool("policy", "test", self.policy, "--lang", "en", status=0)
        self.assertIn("1 passed, 0 failed", tested.out)
        self.write("policies/p/tests/reached.yaml", row_test.replace("by: 1500.50", "by: 1.00"))
        self.tool("policy", "test", self.policy, status=1)

    def test_a_file_that_is_there_is_left_alone(self):
        self.write("policies/p/tests/dossier.yaml", "key: mine\n")
        answer = self.show(self.policy, status=64)
        self.assert_told(answer, "dossier.yaml: is there already", "--force")
        self.assertEqual(self.read("policies/p/tests/dossier.yaml"), "key: mine\n")
        self.show(self.policy, "--force")
        self.assertIn("loss_total", self.read("policies/p/tests/dossier.yaml"))
        self.show("policies/p/tests/other.yaml")
        self.assertEqual(self.read("policies/p/tests/other.yaml"),
                         self.read("policies/p/tests/dossier.yaml"))

    def test_nothing_is_written_where_it_is_refused(self):
        self.assert_told(self.show("nowhere", status=66), "nowhere: there is no such folder")
        self.assert_told(self.show(self.policy, "--rule", "reachd", status=66), "'reached'?")
        self.assertFalse(os.path.exists(self.path("policies/p/tests/dossier.yaml")))
        self.assert_told(self.tool("show", self.store, "2026闽0203刑初88号", "--force", "--lang", "en",
                                   status=64), "--force is of --for-test")

    def test_a_key_that_is_no_number_is_replaced_too(self):
        self.tool("import", self.store, self.write("k.yaml", "key: 待立案-张三\n"), status=0)
        self.tool("show", self.store, "待立案-张三", "--for-test", "k-test.yaml", status=0)
        self.assertIn("key: 测试案件1\n", self.read("k-test.yaml"))
        self.assertNotIn("张三", self.read("k-test.yaml"))

    def test_keys_and_texts_that_may_name_somebody_are_replaced(self):
        self.tool("import", self.store, self.write("n.yaml", NAMED), status=0)
        self.tool("show", self.store, "甲案", "--for-test", "n-test.yaml", "--lang", "en", status=0)
        text = self.read("n-test.yaml")
        for secret in ("林某", "350203", "某省", "供述", "闽D"):
            self.assertNotIn(secret, text)
        for kept in ("key: DX1", "debtor: DX1", "owner: DX1", "joint_with: [DX1]", "key: D2\n",
                     "payee: VX1", "key: fraud-2\n", "key: CX1\n", "article: 略", "article: \"287-2\"",
                     "Invented: defendant.key"):
            self.assertIn(kept, text)

    def test_keys_that_are_replaced_stay_apart(self):
        victims = ", ".join("{key: 王%d, loss: 1}" % i for i in range(3))
        self.tool("import", self.store, self.write("v.yaml", "key: 乙案\nvictims: [%s]\n" % victims),
                  status=0)
        self.tool("show", self.store, "乙案", "--for-test", "v-test.yaml", status=0)
        for i in range(1, 4):
            self.assertEqual(self.read("v-test.yaml").count("key: VX%d\n" % i), 1)


if __name__ == "__main__":
    unittest.main()
