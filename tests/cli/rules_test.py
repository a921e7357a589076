#!/usr/bin/env python3
"""The verbs about rules: check, fix, test, fmt, dump, doctor."""
import json
import os
import subprocess
import unittest

from program import CAROM, PACK, CommandLine, run


class Check(CommandLine):
    def test_a_clean_pack_has_no_findings(self):
        result = run("check", self.pack)
        self.assertEqual((0, ""), (result.code, result.out), result.err)
        self.assertIn("0 errors, 0 warnings", result.err)

    def test_says_that_audits_are_not_evaluated(self):
        audit = 'audit soft { when esp.type soft and verdict.type permanent; severity high; say "a soft label" }\n'
        self.assertIn("carom: 1 aggregate or audit is checked; no verb evaluates them yet\n",
                      run("check", self.write("audited.carom", PACK + audit)).err)
        self.assertNotIn("audit", run("check", self.pack).err)

    def test_names_the_shipped_classes_where_nobody_uses_them(self):
        rule = 'rule r { when code 550 => no.such_class_at_all }\n'
        self.assertIn("(`use std.classes`)", run("check", self.write("one.carom", rule)).err)
        self.assertNotIn("(`use std.classes`)", run("check", self.write("two.carom", "use std.classes\n" + rule)).err)

    def test_rules_that_do_not_compile_end_with_3_and_show_the_place(self):
        bad = self.write("bad.carom", PACK.replace("=> trial.gone", "=> trial.gonne").replace("pack trial", "pack bad"))
        result = run("check", bad)
        self.assertEqual(3, result.code)
        self.assertIn("bad.carom:9", result.err)

    def test_a_failed_test_is_a_finding_that_names_the_winner(self):
        bad = self.write("bad.carom", PACK.replace('test "451 4.3.2 too busy"', 'test "550 no such person"'))
        result = run("check", bad)
        self.assertEqual(1, result.code)
        self.assertIn("C0911", result.err)
        self.assertIn("`trial.gone`", result.err)
        self.assertEqual(0, run("check", "--no-tests", bad).code)

    def test_json_and_sarif_are_data(self):
        bad = self.write("bad.carom", PACK.replace("=> trial.gone", "=> trial.gonne"))
        diagnostics = json.loads(run("check", "--json", bad).out)
        self.assertEqual("error", diagnostics[0]["severity"])
        sarif = json.loads(run("check", "--error-format", "sarif", bad).out)
        self.assertEqual("2.1.0", sarif["version"])
        self.assertTrue(sarif["runs"][0]["results"])

    def test_other_verbs_refuse_rules_that_do_not_compile(self):
        bad = self.write("bad.carom", "rule {")
        result = run("classify", "--policy", bad, stdin="550 x\n")
        self.assertEqual((3, ""), (result.code, result.out))

    def test_an_unknown_pack_comes_with_the_nearest_name(self):
        result = run("check", "microsft")
        self.assertEqual(2, result.code)
        self.assertIn("did you mean `microsoft`?", result.err)

    def test_a_missing_rule_file_is_named_with_the_reason(self):
        result = run("check", self.folder / "missing.carom")
        self.assertEqual(4, result.code)
        self.assertIn("missing.carom: No such file or directory", result.err)

    def test_a_policy_finds_packs_beside_itself_and_in_named_folders(self):
        user = self.write("user.carom", 'pack user 1.0.0 { language 1; layer local }\nuse trial\n')
        self.assertNotIn("cannot", run("check", user).err)
        elsewhere = self.write("elsewhere/user.carom", user.read_text())
        self.assertEqual(3, run("check", elsewhere).code)
        self.assertNotEqual(3, run("check", "--packs", self.folder, elsewhere).code)

    def test_no_packs_at_all_is_said(self):
        result = run("classify", env={"CAROM_PACKS": str(self.folder / "none")}, stdin="550 x\n")
        self.assertEqual((2, ""), (result.code, result.out))
        self.assertIn("no packs found", result.err)


class Test(CommandLine):
    def test_counts_and_passes(self):
        result = run("test", self.pack)
        self.assertEqual((0, "7 tests, 7 passed, 0 failed\n"), (result.code, result.out), result.err)

    def test_shows_what_won_instead_and_why(self):
        bad = self.write("bad.carom", PACK.replace('test "told you"', 'test "550 told you: no such person"'))
        result = run("test", bad)
        self.assertEqual(1, result.code)
        for part in ("failed trial.told", "rule `trial.gone` wins", "stronger band", "6 passed, 1 failed"):
            self.assertIn(part, result.out)

    def test_known_gaps_are_listed_and_no_failure(self):
        gap = self.write("gap.carom", PACK.replace('test "told you"', 'todo test "said nothing"'))
        result = run("test", gap)
        self.assertEqual(0, result.code)
        self.assertIn("known gap trial.told", result.out)
        closed = self.write("closed.carom", PACK.replace('test "told you"', 'todo test "told you"'))
        self.assertIn("closed gap trial.told", run("test", closed).out)

    def test_json(self):
        answer = json.loads(run("test", "--json", self.pack).out)
        self.assertEqual((7, 0), (answer["counts"]["passed"], answer["counts"]["failed"]))
        self.assertEqual(7, len(answer["results"]))

    def test_a_policy_tells_which_outcomes_it_changes(self):
        policy = self.write("policy.carom", """\
pack policy 1.0.0 { language 1; layer local }
use trial
disable rule trial.busy because "not here"
override rule trial.gone { add unless text has "no such person" }
""")
        result = run("test", policy)
        self.assertIn("skipped trial.busy", result.out)
        self.assertIn("changed trial.gone", result.out)
        self.assertEqual(0, result.code, result.out + result.err)

    def test_all_shipped_packs_pass(self):
        result = run("test")
        self.assertEqual(0, result.code, result.out + result.err)


class Format(CommandLine):
    UGLY = "pack   ugly 1.0.0 {language 1;layer base}\n"

    def test_rewrites_in_place_once(self):
        ugly = self.write("ugly.carom", self.UGLY)
        self.assertEqual(1, run("fmt", "--check", ugly).code)
        self.assertEqual(0, run("fmt", ugly).code)
        self.assertNotEqual(self.UGLY, ugly.read_text())
        self.assertEqual(0, run("fmt", "--check", ugly).code)

    def test_check_names_the_file_and_leaves_it(self):
        ugly = self.write("folder/ugly.carom", self.UGLY)
        result = run("fmt", "--check", self.folder / "folder")
        self.assertEqual((1, f"{ugly}\n"), (result.code, result.out))
        self.assertEqual(self.UGLY, ugly.read_text())

    def test_what_cannot_be_read_of_a_folder_is_told_and_costs_nothing_else(self):
        """As somebody for whom folders can be unreadable, which they are not for root."""
        for name in ("a", "m", "z"):
            self.write(f"rules/{name}/ugly.carom", self.UGLY)
        (self.folder / "rules/b.carom").symlink_to("nothing")
        self.folder.chmod(0o755)
        shut = self.folder / "rules/m"
        shut.chmod(0)
        self.addCleanup(shut.chmod, 0o755)
        nobody = {"user": 65534, "group": 65534, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run([CAROM, "fmt", "--check", self.folder / "rules"], capture_output=True, text=True, check=False, **nobody)
        self.assertEqual([f"{self.folder}/rules/{name}/ugly.carom" for name in ("a", "z")], done.stdout.splitlines())
        self.assertEqual((4, f"carom: cannot read {shut}: Permission denied\n"), (done.returncode, done.stderr))

    def test_formats_standard_input_to_standard_output(self):
        result = run("fmt", "-", stdin=self.UGLY)
        self.assertEqual(0, result.code)
        self.assertIn("pack ugly 1.0.0", result.out)

    def test_standard_input_is_named_as_what_it_is(self):
        self.assertEqual("standard input\n", run("fmt", "--check", "-", stdin=self.UGLY).out)
        self.assertIn("standard input", run("fmt", "--diff", "-", stdin=self.UGLY).out.splitlines()[0])

    def test_diff_is_a_patch(self):
        ugly = self.write("ugly.carom", self.UGLY)
        result = run("fmt", "--diff", ugly)
        self.assertIn("@@ -1,1 +1,", result.out)
        self.assertIn("-pack   ugly", result.out)

    def test_a_file_that_does_not_parse_stays_as_it_is(self):
        bad = self.write("bad.carom", "rule {")
        self.assertEqual(3, run("fmt", bad).code)
        self.assertEqual("rule {", bad.read_text())


class Counts(CommandLine):
    """One of a thing is one thing."""

    def test_of_one(self):
        one = self.write("one.carom", "pack one 1.0.0 { language 1; layer base }\nclass one.c { type permanent; scope recipient }\n"
                                      'rule r { when text has "gone away" => one.c test "gone away" }\n')
        self.assertIn("1 pack, 1 rule, 1 test: 0 errors, ", run("check", one).err)
        self.assertIn("1 test, 1 passed", run("test", one).out)
        self.assertRegex(run("classify", "--verbose", "--policy", one, stdin="x\n").err, ", 1 rule of 1 pack, 1 record\n")
        self.assertIn("1 of 1 record rejected", run("classify", "--policy", one, "--input-format", "ndjson", stdin="{\n").err)
        deep = self.write("deep.carom", one.read_text() + 'rule d { when ((text has "gone far")) => one.c }\n')
        self.assertIn("deeper than the 1 level allowed", run("check", "--limit", "nesting=1", deep).err)


class Disabled(CommandLine):
    """The reason of `disable` stands wherever the rule does."""

    def setUp(self):
        super().setUp()
        self.write("trial.carom", PACK)
        self.policy = self.write("mine.carom", "pack mine 1.0.0 { language 1; layer local }\nuse trial\n"
                                               'disable rule trial.gone because "too broad\\nfor us"\n')

    def test_in_the_order(self):
        lines = run("dump", "--stage=order", self.policy).out.splitlines()
        self.assertEqual(['  disabled because "too broad\\nfor us"'],
                         [line[line.index("  disabled"):] for line in lines if "trial.gone" in line])

    def test_in_explanations(self):
        text = run("explain", "--policy", self.policy, "550 no such person").out
        self.assertIn("  trial.gone => trial.gone\n      it would hold, and is disabled: too broad\\nfor us\n", text)
        matches = json.loads(run("explain", "--json", "--policy", self.policy, "550 no such person").out)["matches"]
        self.assertEqual([("disabled", "would hold, and is disabled: too broad\nfor us")],
                         [(match["lost"], match["reason"]) for match in matches])


class Fix(CommandLine):
    def test_applies_what_diagnostics_offer(self):
        bad = self.write("bad.carom", PACK.replace("=> trial.gone", "=> trial.gonne"))
        dry = run("fix", "--diff", bad)
        self.assertIn("-  => trial.gonne", dry.out)
        self.assertIn("+  => trial.gone", dry.out)
        self.assertIn("trial.gonne", bad.read_text())
        result = run("fix", bad)
        self.assertEqual(0, result.code, result.err)
        self.assertEqual(PACK, bad.read_text())

    def test_goes_on_while_fixes_lead_to_fixes_and_shows_before_what_it_will_do(self):
        wrong = PACK.replace("=> trial.gone", "=> trial.gonne") + "rule x { when code == 551 => trial.gonne test \"551 x\" }\n"
        bad = self.write("bad.carom", wrong)
        dry = run("fix", "--diff", bad)
        self.assertEqual(wrong, bad.read_text())
        self.assertIn("+rule x { when code 551 => trial.gone test", dry.out)
        self.assertIn("would apply 3 fixes in 1 file\n", dry.err)
        result = run("fix", bad)
        self.assertEqual(0, result.code, result.err)
        self.assertNotIn("gonne", bad.read_text())
        self.assertIn("applied 3 fixes in 1 file\n", result.err)
        self.assertEqual("", run("fix", "--diff", bad).out)

    def test_repairs_files_that_a_plain_file_includes_and_no_pack_beside_it(self):
        wrong = 'rule {0} {{ when text has "{0}" and code = 550 => trial.gone test "550 {0}" test not "551" }}\n'
        main = self.policy('include "parts/one.carom"\nuse beside')
        one = self.write("parts/one.carom", 'include "deep/two.carom"\n' + wrong.format("one"))
        two = self.write("parts/deep/two.carom", wrong.format("two"))
        beside = self.write("beside.carom", "pack beside 1.0.0 { language 1; layer org }\nuse trial\n" + wrong.format("three"))
        before = beside.read_text()
        result = run("fix", main)
        self.assertIn("applied 2 fixes in 2 files", result.err)
        for path in (one, two):
            self.assertNotIn("code =", path.read_text())
        self.assertEqual((3, before), (result.code, beside.read_text()))

    def test_leaves_packs_alone_that_are_only_used_wherever_it_runs(self):
        wrong = 'rule {0} {{ when text has "{0}" and code = 550 => trial.gone test "550 {0}" test not "551" }}\n'
        own = self.write("mine/pack.carom", "pack mine 1.0.0 { language 1; layer local }\nuse trial\nuse other\n" + wrong.format("one"))
        other = self.write("other/pack.carom", "pack other 1.0.0 { language 1; layer org }\nuse trial\n" + wrong.format("two"))
        before = other.read_text()
        for policy, folder in ((".", own.parent), ("pack.carom", own.parent), ("../mine", own.parent), ("mine", self.folder)):
            result = run("fix", "--diff", policy, "--packs", self.folder, cwd=folder)
            self.assertIn("1 fix in 1 file", result.err)
        run("fix", "--packs", self.folder, ".", cwd=own.parent)
        self.assertNotIn("code =", own.read_text())
        self.assertEqual(before, other.read_text())

    def test_counts_only_what_it_wrote(self):
        wrong = 'rule {0} {{ when text has "{0}" and code = 550 => trial.gone test "550 {0}" test not "551" }}\n'
        unwritable = "x" * 245 + ".carom"  # no room for the name of the new file beside it
        main = self.policy(f'include "{unwritable}"\n' + wrong.format("two"))
        self.write(unwritable, wrong.format("one"))
        result = run("fix", "--json", main)
        self.assertIn("cannot write", result.err)
        self.assertIn("applied 1 fix in 1 file\n", result.err)
        answer = json.loads(result.out)
        self.assertEqual((4, 1, 1), (result.code, answer["applied"], len(answer["files"])))

    def policy(self, change):
        return self.write("policy.carom", f"pack policy 1.0.0 {{ language 1; layer local }}\nuse trial\n{change}\n")

    def assert_left_alone(self, change, suggestion, code):
        policy = self.policy(change)
        before = policy.read_text()
        for arguments in (["--diff"], []):
            result = run("fix", *arguments, policy)
            self.assertEqual((code, ""), (result.code, result.out), result.err)
            self.assertEqual(before, policy.read_text())
            self.assertIn(suggestion, result.err)
            self.assertIn("0 fixes in 0 files", result.err)

    def test_pins_no_digest_that_nobody_reviewed(self):
        override = "override rule trial.gone @00c0ffee { confidence low }"
        self.assert_left_alone(override, "for review: replace `00c0ffee` by `", 0)

    def test_chooses_no_other_target_for_a_change(self):
        for change in ("override rule trial.gona { confidence low }", "override rule trial.tune { confidence low }",
                       'disable rule trial.gona because "no"'):
            self.assert_left_alone(change, "for review: replace `trial.", 3)

    def test_makes_no_guess_at_a_distant_name(self):
        rule = "rule r { when $a_b => trial.gane_x }\nmacro a_b = code 550\n"
        self.assert_left_alone(rule, "for review: replace `trial.gane_x` by `trial.gone`", 3)

    def test_diff_shows_errors_that_no_fix_repairs_and_ends_with_3(self):
        for content in ("rule {", PACK + "rule x { when code 550 => trial.nothing_like_it }"):
            bad = self.write("bad.carom", content)
            result = run("fix", "--diff", bad)
            self.assertEqual((3, ""), (result.code, result.out))
            self.assertIn("error[C0", result.err)
            self.assertIn("do not compile", result.err)

    def test_json_holds_patch_and_what_is_left_to_a_person(self):
        override = "override rule trial.gone @00c0ffee { confidence low }\n"
        policy = self.policy(override + "rule r { when code = 550 and $never => trial.gone }")
        result = run("fix", "--diff", "--json", policy)
        answer = json.loads(result.out)
        self.assertEqual((3, 1), (result.code, answer["applied"]))
        self.assertIn("+rule r { when code 550 and", answer["files"][0]["patch"].replace("code  550", "code 550"))
        self.assertEqual({"C0206": None, "C0704": "for-review"},
                         {one["id"]: one["applicability"] for one in answer["diagnostics"]})


class Dump(CommandLine):
    def test_order_lists_rules_as_they_are_asked(self):
        lines = run("dump", "--stage=order", self.pack).out.splitlines()
        self.assertEqual(["trial.gone", "trial.busy", "trial.told"], [line.split()[3] for line in lines])
        rules = self.order(self.pack)["rules"]
        self.assertEqual(["normal", "normal", "fallback"], [rule["band"] for rule in rules])

    def order(self, policy):
        return json.loads(run("dump", "--json", policy).out)

    def test_order_tells_packs_and_classes(self):
        order = self.order(self.pack)
        self.assertEqual(["trial"], [pack["pack"] for pack in order["packs"]])
        told = {one["class"]: one for one in order["classes"]}["trial.told"]
        self.assertEqual(("by code", "after 6h", "recipient after 3 in 14d", None),
                         (told["type"], told["retry"], told["suppress"], told["action"]))

    def test_order_tells_what_a_rule_says_and_has_from_its_class(self):
        gone, busy, _ = self.order(self.pack)["rules"]
        self.assertEqual((str(self.pack), 7), (gone["file"], gone["line"]))
        self.assertEqual(("permanent", "recipient", None, "never", "recipient guarded", "high", "the address is dead", "the tests"),
                         tuple(gone[key] for key in ("type", "scope", "action", "retry", "suppress", "confidence", "advice", "cite")))
        self.assertEqual(("medium", "", None), tuple(busy[key] for key in ("confidence", "advice", "suppress")))
        self.assertEqual('code 550 and text has "no such person"', gone["when"])

    def test_order_tells_the_tests_of_each_rule(self):
        policy = self.write("tested.carom", PACK.replace('test "told you"', 'test { text: "told you", host: "mx.a.example" }\n'
                                                                          '  todo test "tell you" gives trial.gone'))
        gone, _, told = (rule["tests"] for rule in self.order(policy)["rules"])
        self.assertEqual([(False, "550 5.1.1 no such person"), (True, "550 5.1.1 no such place")],
                         [(test["negated"], test["sample"]["text"]) for test in gone])
        self.assertEqual({"negated": False, "todo": False, "gives": None, "sample": {"text": "told you", "host": "mx.a.example"}}, told[0])
        self.assertEqual((True, "trial.gone"), (told[1]["todo"], told[1]["gives"]))

    def speaker(self, condition):
        rule = PACK + "list mine: hosts [.b.example, a.example]\nrule said { when %s => trial.gone }\n" % condition
        return [(one["hosts"], one["marks"], one["statuses"])
                for one in self.order(self.write("said.carom", rule))["rules"] if one["rule"] == "trial.said"][0]

    def test_order_tells_by_which_hosts_and_marks_a_server_is_known(self):
        known = 'host in @mine or text mentions [.b.example, c.example] or text has " - mark" or text matches /m\\d/'
        self.assertEqual(([".b.example", "a.example", "c.example"], [" - mark", "/m\\d/"], []),
                         self.speaker(f'({known}) and text has any ["no", "never"]'))
        self.assertEqual(([".b.example", "a.example"], [], []), self.speaker('text has "no" or host in @mine and text has "never"'))
        self.assertEqual(([], [], []), self.speaker('text has "no" and not (host in @mine or text has "mark")'))

    def test_order_tells_the_phrases_of_a_rule(self):
        condition = 'text has all ["Not Here", "at all"] and not text has "yet" or text mentions c.example and text matches /m\\d/'
        rule = PACK + "rule said { when %s => trial.gone }\n" % condition
        said = [one for one in self.order(self.write("said.carom", rule))["rules"] if one["rule"] == "trial.said"][0]
        self.assertEqual(["/m\\d/", "at all", "not here"], said["phrases"])

    def test_a_list_without_entries_makes_no_marks(self):
        rule = 'list none: phrases []\nrule said { when text has any @none or text has "no" => trial.gone }\n'
        said = self.order(self.write("said.carom", PACK + rule))["rules"]
        self.assertEqual([[]], [one["marks"] for one in said if one["rule"] == "trial.said"])

    def test_order_tells_the_statuses_that_a_rule_asks_for(self):
        self.assertEqual(["5.7.606..5.7.649", "x.2.2"], self.speaker("status in [x.2.2, 5.7.606..5.7.649] and not status 5.1.x")[2])
        self.assertEqual(["4.7.x", "5.x.x"], self.speaker("status 5.x.x or status 4.7.x")[2])

    def test_every_stage_prints(self):
        for stage, part in (("ast", "no such person"), ("ir", "no such person"), ("program", "rule 0: trial.gone")):
            result = run("dump", "--stage", stage, self.pack)
            self.assertEqual(0, result.code, result.err)
            self.assertIn(part, result.out)

    def test_every_stage_takes_packs_by_name(self):
        for arguments in (["microsoft"], ["all"], []):
            result = run("dump", "--stage=ast", *arguments)
            self.assertEqual((0, ""), (result.code, result.err))
            self.assertIn("microsoft/pack.carom", result.out)

    def test_the_syntax_of_rules_that_do_not_compile_is_shown(self):
        wrong = self.write("wrong.carom", PACK + "rule lost { when $nothing => trial.nowhere }\n")
        result = run("dump", "--stage=ast", wrong)
        self.assertEqual((0, "carom: the rules parse and do not compile; `carom check` says why\n"), (result.code, result.err))
        self.assertIn("(rule normal lost", result.out)
        self.assertEqual("ast", json.loads(run("dump", "--stage=ast", "--json", wrong).out)["stage"])
        self.assertEqual(3, run("dump", "--stage=order", wrong).code)
        broken = run("dump", "--stage=ast", self.write("broken.carom", PACK + "rule {"))
        self.assertEqual((3, ""), (broken.code, broken.out))
        self.assertIn("error[C0", broken.err)
        self.assertIn("the rules do not parse: 1 error", broken.err)

    def test_an_unknown_stage_is_a_usage_error(self):
        self.assertEqual(2, run("dump", "--stage=soup", self.pack).code)


class Doctor(CommandLine):
    def test_says_what_there_is(self):
        result = run("doctor")
        self.assertEqual(0, result.code, result.out)
        for part in ("packs folder", "microsoft 1.", "limit         nesting = 64 levels: parentheses", "all is well"):
            self.assertIn(part, result.out)

    def test_json_names_the_problem(self):
        result = run("doctor", "--json", env={"CAROM_PACKS": "/nonexistent"})
        self.assertEqual(2, result.code)
        self.assertIn("no packs found", json.loads(result.out)["problem"])


if __name__ == "__main__":
    unittest.main()
