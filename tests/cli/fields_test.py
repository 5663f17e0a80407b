"""A province's own fields: declared in YAML, and then like the built-in ones everywhere."""
import assize

FIELDS = """\
fields: zj
entities:
  defendant:
    dormitory: {type: flag, sensitivity: open, title: {zh: 住集体宿舍, en: lived in the dormitory}}
    phone: {type: text, sensitivity: personal, title: {zh: 手机号, en: phone}}
  case:
    campaign: {type: code, sensitivity: open, title: {zh: 专项行动, en: campaign},
      codes: {net: {number: 1, zh: 净网, en: net}, cloud: {number: 2, zh: 云剑, en: cloud sword}}}
    stolen: {type: money, sensitivity: open, title: {zh: 另案金额, en: other amount}}
"""

LAW = "l1: {title: {zh: 甲法, en: Law one}, verified: true}\n"

POLICY = "policy: p\nversion: 1.0.0\napi: 1\nauthority: province\n%s"

RULE = """\
return rule {
  title = {zh = "宿舍", en = "dormitory"}, law = {"l1"}, subject = "defendant",
  kind = "data", level = "warning",
  when = {["case.x.zj.campaign"] = "net"},
  message = {zh = "住集体宿舍，另案{case.x.zj.stolen}", en = "dormitory, {case.x.zj.stolen}"},
  check = function(d)
    if d.x.zj.dormitory then return finding {} end
  end,
}
"""

PHONE_RULE = RULE.replace("d.x.zj.dormitory", 'd["x.zj.phone"] ~= ""').replace(
    "宿舍\"", "电话\"")

DOSSIER = """\
key: ZJ-1
case: {x.zj.campaign: %s, x.zj.stolen: 1.2万元}
defendants:
  - {key: D1, x.zj.dormitory: true, x.zj.phone: "13800000000"}
  - {key: D2, x.zj.dormitory: false}
  - {key: D3}
"""


class ProvinceFields(assize.Case):
    def court(self, policy=POLICY % "", rule=RULE, profile="", dossier=DOSSIER % "net", status=0):
        self.write("fields.yaml", FIELDS)
        self.write("law.yaml", LAW)
        self.write("p/policy.yaml", policy)
        self.write("p/rules/r.lua", rule)
        self.write("profile.yaml", "profile: zj\npolicies: [p]\nfields: [fields.yaml]\n" + profile)
        self.write("d.yaml", dossier)
        self.tool("init", self.store, "--profile", "profile.yaml", status=0)
        return self.tool("import", self.store, "d.yaml", status=status)

    def findings(self):
        self.tool("audit", self.store, "--as-of", "2026-10-31")
        return self.tool("findings", self.store, "--format", "jsonl", "--not-evaluated",
                         status=0).lines()

    def test_a_rule_reads_them_and_they_are_evidence(self):
        self.court()
        found, missing = self.findings()
        self.assertEqual(found["message"]["zh"], "住集体宿舍，另案12,000.00元")
        self.assertEqual({(e["path"], str(e["value"])) for e in found["evidence"]},
                         {("case.x.zj.campaign", "net"), ("defendant.D1.x.zj.dormitory", "True")})
        self.assertEqual(missing["field"], "defendant.D3.x.zj.dormitory")

    def test_a_personal_one_is_forbidden_without_a_declaration(self):
        self.court(rule=PHONE_RULE)
        first = self.findings()[0]
        self.assertEqual((first["cause"], first["field"]), ("forbidden", "defendant.D1.x.zj.phone"))

    def test_a_personal_one_is_read_with_a_granted_purpose_and_masked_in_evidence(self):
        self.court(policy=POLICY % "reads_personal: {defendant.x.zj.phone: 核对}\n", rule=PHONE_RULE,
                   profile="grants: {p: [核对]}\n")
        first = self.findings()[0]
        self.assertIn({"path": "defendant.D1.x.zj.phone", "value": "***"}, first["evidence"])

    def test_show_and_export_know_them_and_mask_the_personal_one(self):
        self.court()
        shown = self.tool("show", self.store, "ZJ-1", "--lang", "zh", status=0).out
        for text in ("住集体宿舍", "净网", "12,000.00元"):
            self.assertIn(text, shown)
        self.assertNotIn("13800000000", shown)
        masked = self.tool("export", self.store, status=0).out
        self.assertIn('"x.zj.dormitory":true', masked)
        self.assertNotIn("13800000000", masked)

    def test_an_unmasked_export_comes_back_as_the_same_dossier(self):
        self.court()
        text = self.tool("export", self.store, "--unmask", "--purpose", "移送", status=0).out
        self.assertIn("13800000000", text)
        again = self.tool("import", self.store, "-", stdin=text, status=0)
        self.assertEqual(self.counts(again)["unchanged"], 1)
        self.assertIn('"x.zj.stolen":12000.00', text)

    def test_a_wrong_value_is_refused_like_any_other(self):
        answer = self.court(dossier=DOSSIER % "nets", status=65)
        self.assertIn("d.yaml:2:", answer.err)
        self.assertIn("x.zj.campaign", answer.err)
        self.assertIn("did you mean 'net'?", answer.err)

    def test_an_unknown_one_names_the_nearest(self):
        answer = self.court(dossier="key: ZJ-1\ncase: {x.zj.campain: net}\n", status=65)
        self.assertIn("x.zj.campaign", answer.err)
