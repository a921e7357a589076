#!/usr/bin/env python3
"""`carom coverage`: which rules, unwraps and annotates a file of records reaches."""
import json
import unittest

from program import PACK, CommandLine, run

# `gone` stands before `general`, which is broader.
RULES = PACK + """
rule general {
  when code 550
  => trial.told
  test "550 anything"
  test not "551 anything"
}
rule off {
  when text has "no such person"
  => trial.busy
  test "no such person"
  test not "such a person"
}
disable rule off because "nobody wants it"
unwrap last_said {
  take "last said: {reply}"
  test "last said: 550 no such person"
}
"""


def by_name(answer, kind="rule"):
    return {one[kind].removeprefix("trial."): one for one in answer[kind + "s"]}


class CoverageCase(CommandLine):
    def setUp(self):
        super().setUp()
        self.rules = self.write("rules.carom", RULES)

    def coverage(self, replies, *arguments, code=0):
        result = run("coverage", *arguments, self.rules, stdin=replies)
        self.assertEqual(code, result.code, result.err)
        return result

    def counts(self, replies, *arguments):
        return json.loads(self.coverage(replies, "--json", *arguments).out)


class Counts(CoverageCase):
    def test_winners_and_losers_are_counted(self):
        answer = self.counts("550 no such person\n550 other\n550 no such person\nwords nobody knows\n")
        self.assertEqual((4, 1), (answer["records"], answer["unclassified"]))
        rules = by_name(answer)
        self.assertEqual((2, 2, None), tuple(rules["gone"][key] for key in ("won", "held", "lost_to")))
        self.assertEqual((1, 3, "trial.gone"), tuple(rules["general"][key] for key in ("won", "held", "lost_to")))
        self.assertEqual((0, 0), (rules["busy"]["won"], rules["busy"]["held"]))

    def test_the_first_record_is_named(self):
        rules = by_name(self.counts("550 no such person\n550 other\n"))
        self.assertEqual({"file": "-", "record": 1}, rules["general"]["first_held"])
        self.assertEqual({"file": "-", "record": 2}, rules["general"]["first_won"])
        self.assertIsNone(rules["busy"]["first_held"])

    def test_a_disabled_rule_is_asked_and_never_wins(self):
        off = by_name(self.counts("no such person\n"))["off"]
        self.assertEqual((True, 0, 1, None), (off["disabled"], off["won"], off["held"], off["lost_to"]))

    def test_unwraps_and_annotates_are_counted(self):
        answer = self.counts("last said: 550 no such person\n550 listed by bl.example\n")
        self.assertEqual(1, by_name(answer, "unwrap")["last_said"]["held"])
        self.assertEqual({"file": "-", "record": 2}, by_name(answer, "annotate")["listed"]["first_held"])
        self.assertEqual(1, by_name(answer)["gone"]["won"])

    def test_order_is_that_in_which_rules_are_asked(self):
        names = [rule["rule"] for rule in self.counts("")["rules"]]
        order = json.loads(run("dump", "--stage=order", "--json", self.rules).out)["rules"]
        self.assertEqual([rule["rule"] for rule in order], names)

    def test_a_compiled_policy_counts_the_same(self):
        compiled = self.folder / "rules.caromc"
        self.assertEqual(0, run("compile", self.rules, "-o", compiled).code)
        replies = "550 no such person\n451 too busy\n"
        result = run("coverage", "--json", "--allow-unsigned", compiled, stdin=replies)
        self.assertEqual(self.counts(replies), json.loads(result.out))

    def test_verdicts_agree_with_classify(self):
        replies = "550 no such person\n550 other\nlast said: 451 too busy\nwords nobody knows\n"
        winners = [answer["rule"] for answer in run("classify", "--policy", self.rules, stdin=replies).records()]
        rules = self.counts(replies)["rules"]
        self.assertEqual({name: winners.count(name) for name in winners if name},
                         {rule["rule"]: rule["won"] for rule in rules if rule["won"]})


class Shown(CoverageCase):
    def test_people_see_three_lists(self):
        out = self.coverage("550 no such person\n550 other\n").out
        won, held, never = out.index("Won (2)"), out.find("Held and never won"), out.index("Never held, or disabled (3)")
        self.assertEqual(-1, held)
        self.assertLess(won, never)
        self.assertIn("1 of 2        trial.general  first standard input:2\n", out)
        self.assertIn("trial.off  disabled\n", out)

    def test_a_rule_that_never_wins_names_the_one_before_it(self):
        out = self.coverage("550 no such person\n").out
        self.assertIn("Held and never won (1)", out)
        self.assertIn("trial.general  mostly behind trial.gone  first standard input:1\n", out)

    def test_rejects_and_missing_inputs_are_told(self):
        records = self.write("records.ndjson", '{"text": "550 other"}\n{"text": \n')
        result = self.coverage("", "--input", records, "--input", self.folder / "missing", code=4)
        self.assertIn("1 record, 0 unclassified", result.out)
        self.assertIn("1 of 2 records rejected", result.err)
        self.assertIn("missing", result.err)

    def test_several_inputs_add_up(self):
        one, two = self.write("one", "550 other\n"), self.write("two", "550 no such person\n")
        answer = self.counts("", "--input", one, "--input", two)
        self.assertEqual(2, answer["records"])
        self.assertEqual({"file": str(two), "record": 1}, by_name(answer)["gone"]["first_won"])


if __name__ == "__main__":
    unittest.main()
