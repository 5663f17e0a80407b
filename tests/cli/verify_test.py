"""Verify: a store as it was written is clean; a changed byte is found, and where."""
import sqlite3
import unittest

import assize


class Verify(assize.Case):
    def setUp(self):
        super().setUp()
        self.make_store(assize.EXAMPLES, profile=assize.NATIONAL)
        self.tool("audit", self.store, "--as-of", "2026-10-31", status=0)
        finding = self.tool("findings", self.store, "--format", "jsonl", status=0).lines()[0]
        self.tool("review", self.store, finding["id"], "dismiss", "--by", "陈法官", "--reason",
                  "已核对卷宗", status=0)

    def change(self, sql, *values):
        with sqlite3.connect(self.store) as connection:
            self.assertEqual(connection.execute(sql, values).rowcount, 1, sql)
        connection.close()

    def flip(self, table, column, where="rowid = (SELECT min(rowid) FROM %s)"):
        """Flips one bit in the middle of a value."""
        where = where % table if "%s" in where else where
        connection = sqlite3.connect(self.store)
        (value,) = connection.execute(
            "SELECT CAST(%s AS BLOB) FROM %s WHERE %s" % (column, table, where)).fetchone()
        connection.close()
        middle = len(value) // 2
        changed = value[:middle] + bytes([value[middle] ^ 1]) + value[middle + 1:]
        self.change("UPDATE %s SET %s = ? WHERE %s" % (table, column, where),
                    changed if table in ("revision", "file", "chunk") else changed.decode("utf-8"))

    def assert_damaged(self, *words):
        answer = self.tool("verify", self.store, status=1)
        self.assertNotEqual(answer.value("damages"), "0")
        damages = [line for line in answer.out.splitlines() if line.startswith("damaged: ")]
        self.assertTrue(any(all(word in line for word in words) for line in damages), answer.out)

    def test_nobody_is_given_a_record_with_a_changed_byte(self):
        self.flip("revision", "record")
        for verb in (["audit", self.store, "--as-of", "2026-10-31"], ["export", self.store],
                     ["cases", self.store], ["findings", self.store]):
            answer = self.tool(*verb, status=74)
            self.assertIn("does not hold what was written", answer.err, verb)

    def test_a_store_is_clean_and_has_a_head(self):
        answer = self.tool("verify", self.store, status=0)
        self.assertEqual(answer.value("damages"), "0")
        self.assertRegex(answer.value("head"), "^[0-9a-f]{64}$")
        self.assertEqual(int(answer.value("dossiers")), len(self.keys()))
        self.assertEqual(answer.value("runs"), "1")

    def test_reading_does_not_move_the_head(self):
        head = self.tool("verify", self.store, status=0).value("head")
        for verb in ("cases", "runs", "findings", "export"):
            self.tool(verb, self.store, status=0)
        self.assertEqual(self.tool("verify", self.store, status=0).value("head"), head)

    def test_a_flipped_bit_in_a_dossier(self):
        self.flip("revision", "record")
        self.assert_damaged("revision")

    def test_a_flipped_bit_in_what_a_run_found(self):
        self.flip("chunk", "outcomes")
        self.assert_damaged("chunk")

    def test_a_flipped_bit_in_a_policy_that_ran(self):
        self.flip("file", "content")
        self.assert_damaged("file")

    def test_another_reason_of_a_decision(self):
        self.change("UPDATE decision SET reason = ?", "无")
        self.assert_damaged("decision")

    def test_a_decision_that_is_gone(self):
        self.change("DELETE FROM decision")
        self.assert_damaged("decision")

    def test_a_dossier_that_is_gone(self):
        self.change("DELETE FROM revision WHERE sequence = 3")
        self.assert_damaged("revision")

    def test_another_time_in_the_journal(self):
        self.change("UPDATE journal SET at = ? WHERE number = 2", "2020-01-01T00:00:00Z")
        self.assert_damaged("journal")

    def test_an_end_of_the_journal_that_is_gone(self):
        self.change("DELETE FROM journal WHERE number = (SELECT max(number) FROM journal)")
        self.assert_damaged("journal")

    def test_a_damage_does_not_stop_the_others_from_being_found(self):
        self.flip("revision", "record")
        self.change("UPDATE decision SET reason = ?", "无")
        self.assert_damaged("revision")
        self.assert_damaged("decision")


if __name__ == "__main__":
    unittest.main()
