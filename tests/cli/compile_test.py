#!/usr/bin/env python3
"""Compiled policies: the same bytes out as from the rules, and what is said of files that cannot be used."""
import json
import os
import pathlib
import resource
import signal
import subprocess
import unittest

from program import CAROM, PACK, SOURCE, CommandLine, run

GONE = "550 5.1.1 no such person\n"
REPLIES = GONE + "451 4.3.2 too busy\ntold you\n550 listed by bl.example\nwords nobody knows\n"
EXAMPLES = SOURCE / "docs/examples/bounces.ndjson"


class CompiledCase(CommandLine):
    def compile(self, *arguments, name="trial.caromc"):
        output = self.folder / name
        result = run("compile", *arguments, "-o", output)
        self.assertEqual((0, "", ""), (result.code, result.out, result.err))
        return output

    def refusal(self, code, *arguments, stdin=GONE):
        """What is said; nothing may be answered."""
        result = run(*arguments, stdin=stdin)
        self.assertEqual((code, ""), (result.code, result.out), f"{arguments}: {result.err}")
        return result.err


class Verdicts(CompiledCase):
    def assert_same(self, source, *arguments, stdin=b""):
        compiled = self.compile(*source)
        for engine in ("auto", "interpreter", "table"):
            policies = [part for policy in source for part in ("--policy", policy)]
            expected = run("classify", "--engine", engine, *policies, *arguments, stdin=stdin)
            given = run("classify", "--engine", engine, "--allow-unsigned", "--policy", compiled, *arguments, stdin=stdin)
            self.assertTrue(expected.out)
            self.assertEqual((expected.code, expected.out, expected.err), (given.code, given.out, given.err))

    def test_are_those_of_the_rules_in_every_form(self):
        for form in ("table", "ndjson", "csv"):
            self.assert_same([self.pack], "--verbose", "--format", form, stdin=REPLIES)

    def test_of_shipped_packs_are_those_of_the_rules(self):
        self.assert_same(["all"], "--verbose", EXAMPLES)

    def test_of_several_files_and_packs_are_those_of_the_rules(self):
        self.write("part.carom", 'list late: phrases ["too late"]\n')
        main = self.write("main.carom", PACK + 'include "part.carom"\nrule late { when text has any @late => trial.gone test "550 too late" test not "550 late" }\n')
        self.assert_same([main, "google"], "--verbose", stdin=REPLIES + "550 too late\n452 4.2.2 over quota\n")

    def test_see_the_fields_that_the_policy_declares(self):
        main = self.write("fields.carom", "field campaign: string\n" + 'class a { type permanent; scope recipient }\n'
                          'rule spring { when campaign "spring" => a }\n')
        line = json.dumps({"text": "550 no", "campaign": "spring"}) + "\n"
        self.assert_same([main], stdin=line)

    def test_cut_texts_where_the_limit_was_when_compiling(self):
        compiled = self.compile("--no-tests", "--limit", "record_text_bytes=10", self.pack)
        result = run("classify", "--allow-unsigned", "--policy", compiled, stdin=GONE)
        self.assertIn("1 record has a text over 10 bytes", result.err)
        self.assertIn("limit      record_text_bytes = 10\n", run("version", compiled).out)
        self.assertEqual(10, json.loads(run("version", "--json", compiled).out)["record_text_bytes"])
        self.assertEqual("unclassified", result.records()[0]["class"])


class Explanations(CompiledCase):
    def assert_same(self, source, *arguments, stdin=b""):
        compiled = self.compile(*source, name="explained.caromc")
        policies = [part for policy in source for part in ("--policy", policy)]
        for form in ([], ["--json"], ["--all"]):
            expected = run("explain", *form, *policies, *arguments, stdin=stdin)
            given = run("explain", *form, "--allow-unsigned", "--policy", compiled, *arguments, stdin=stdin)
            self.assertEqual((expected.code, expected.out, expected.err), (given.code, given.out, given.err))
        return expected.out

    def test_are_those_of_the_rules(self):
        self.assertIn("trial.carom:7", self.assert_same([self.pack], GONE))
        self.assert_same(["all"], "--record", EXAMPLES, "--number", "2")

    def test_name_the_overrides_that_decided(self):
        self.write("packs/trial.carom", PACK)
        policy = self.write("packs/policy.carom", "use trial\noverride rule trial.gone { confidence low }\n"
                                                  "override class trial.gone { scope domain; suppress none; retry after fix }\n")
        out = self.assert_same([policy], GONE)
        self.assertRegex(out, r"confidence +low +\(as the override at .*policy\.carom:2 says\)")
        self.assertRegex(out, r"scope +domain +\(as the override at .*policy\.carom:3 says\)")

    def test_show_names_of_files_as_what_no_terminal_obeys(self):
        self.write("packs/trial.carom", PACK)
        policy = self.write("packs/\x1b[31m.carom", "use trial\noverride rule trial.gone { confidence low }\n")
        compiled = self.compile(policy)
        for arguments in (["--policy", policy], ["--allow-unsigned", "--policy", compiled]):
            out = run("explain", *arguments, GONE).out
            self.assertIn("as the override at", out)
            self.assertNotIn("\x1b", out)

    def test_know_the_fields_that_the_policy_declares(self):
        main = self.write("fields.carom", "field campaign: string\nclass a { type permanent; scope recipient }\n"
                          'rule spring { when campaign "spring" => a }\n')
        self.assert_same([main], "--field", "campaign=spring", GONE)


class Files(CompiledCase):
    def test_are_equal_bytes_for_equal_rules(self):
        self.assertEqual(self.compile("all", name="a.caromc").read_bytes(), self.compile("all", name="b.caromc").read_bytes())

    def test_may_be_called_anything(self):
        compiled = self.compile(self.pack, name="rules")
        self.assertEqual("trial.gone", run("classify", "--allow-unsigned", "-p", compiled, stdin=GONE).records()[0]["class"])

    def test_have_the_mode_of_new_files_and_nothing_beside_them(self):
        folder = self.folder / "out"
        folder.mkdir()
        umask = os.umask(0o027)
        try:
            compiled = self.compile(self.pack, name="out/a.caromc")
        finally:
            os.umask(umask)
        self.assertEqual(0o640, compiled.stat().st_mode & 0o777)
        self.assertEqual([compiled], list(folder.iterdir()))

    def test_replace_older_ones(self):
        older = self.write("trial.caromc", "old")
        older.chmod(0o600)
        self.assertNotEqual(b"old", self.compile(self.pack).read_bytes())
        self.assertEqual(0o600, older.stat().st_mode & 0o777)

    def test_show_what_they_are(self):
        compiled = self.compile(self.pack)
        facts = json.loads(run("version", "--json", compiled).out)
        self.assertEqual([{"name": "trial", "version": "1.0.0", "layer": "base"}], facts["packs"])
        self.assertEqual((compiled.stat().st_size, False, 3), (facts["bytes"], facts["signed"], facts["rules"]))
        text = run("version", compiled).out
        self.assertIn("pack       trial 1.0.0 (base)\n", text)
        self.assertIn(f"digest     {facts['digest']}\nsignature  none\n", text)

    def test_may_be_pipes(self):
        compiled = self.compile(self.pack)
        pipe = self.folder / "pipe.caromc"
        os.mkfifo(pipe)
        with subprocess.Popen(["sh", "-c", 'cat "$0" > "$1"', compiled, pipe]):
            self.assertEqual("trial.gone", run("classify", "--allow-unsigned", "-p", pipe, stdin=GONE).records()[0]["class"])

    def test_are_dumped_like_the_rules(self):
        compiled = self.compile(self.pack)
        for json_or_not in ([], ["--json"]):
            expected = run("dump", "--stage=program", *json_or_not, self.pack)
            self.assertEqual(expected.out, run("dump", "--stage=program", *json_or_not, compiled).out)

    def test_can_be_compiled_once_more(self):
        compiled = self.compile(self.pack)
        again = self.compile("--allow-unsigned", compiled, name="again.caromc")
        self.assertEqual(compiled.read_bytes(), again.read_bytes())


class Refusals(CompiledCase):
    def test_5_without_a_signature(self):
        for verb in ("classify", "explain", "compile"):
            output = ["-o", self.folder / "b"] if verb == "compile" else []
            said = self.refusal(5, verb, *output, "--policy", self.compile(self.pack))
            self.assertRegex(said, r"^carom: .*trial\.caromc: the compiled policy is not signed; --allow-unsigned takes it from whoever made it\n$")

    def test_5_when_it_is_damaged(self):
        compiled = self.compile(self.pack)
        whole = compiled.read_bytes()
        for at in (0, 8, 40, 120, 210, len(whole) - 1):
            compiled.write_bytes(whole[:at] + bytes([whole[at] ^ 0x40]) + whole[at + 1:])
            for arguments in (["classify", "--allow-unsigned", "-p"], ["version"], ["dump", "--stage=program"]):
                self.assertRegex(self.refusal(5, *arguments, compiled), r"^carom: .*trial\.caromc: .*compile")
        for size in (0, 7, 100, 250, len(whole) - 1):
            compiled.write_bytes(whole[:size])
            self.refusal(5, "classify", "--allow-unsigned", "-p", compiled)

    def test_5_when_its_head_tells_of_more_than_there_can_be(self):
        compiled = self.compile(self.pack)
        head = compiled.read_bytes()[:208]
        for told in (2**43, 2**64 - 1):
            with compiled.open("wb") as file:
                file.write(head[:24] + told.to_bytes(8, "little") + head[32:])
                file.truncate(2**40)
            for arguments in (["classify", "--allow-unsigned", "-p"], ["version"]):
                self.assertIn(f"it says that it has {told} bytes, more than the", self.refusal(5, *arguments, compiled))

    def test_4_when_it_cannot_be_read(self):
        self.assertIn("cannot read missing.caromc: No such file", self.refusal(4, "classify", "--allow-unsigned", "-p", "missing.caromc"))
        folder = self.folder / "folder.caromc"
        folder.mkdir()
        self.assertIn("Is a directory", self.refusal(4, "classify", "--allow-unsigned", "-p", folder))

    def test_2_beside_what_only_the_compiler_could_heed(self):
        compiled = self.compile(self.pack)
        for beside in (["--limit", "nesting=7"], ["--locked"], ["--packs", self.folder], ["--policy", "all"]):
            said = self.refusal(2, "classify", "--allow-unsigned", "-p", compiled, *beside)
            self.assertIn("is compiled and linked already, and cannot be used with", said)

    def test_2_from_verbs_that_need_the_rules_themselves(self):
        compiled = self.compile(self.pack)
        for arguments in (["check", compiled], ["test", compiled], ["fix", compiled], ["dump", compiled], ["dump", "--stage=ast", compiled],
                          ["doctor", "--policy", compiled], ["check", self.pack, compiled]):
            result = run(*arguments, stdin=GONE)
            self.assertEqual(2, result.code, arguments)
            self.assertIn("is a compiled policy, which holds no source; name the rules that it was compiled from", result.out + result.err)

    def test_1_when_a_test_fails_and_nothing_is_written(self):
        wrong = self.write("wrong.carom", PACK.replace('test not "550 5.1.1 no such place"', 'test not "550 5.1.1 no such person"'))
        said = self.refusal(1, "compile", wrong, "-o", self.folder / "wrong.caromc")
        self.assertIn("error[C0911]", said)
        self.assertIn("1 test fails, and nothing is written; --no-tests compiles the rules all the same", said)
        self.assertFalse((self.folder / "wrong.caromc").exists())
        self.compile("--no-tests", wrong, name="wrong.caromc")

    def test_0_with_warnings_which_are_shown(self):
        rules = self.write("warned.carom", PACK + 'list unused: phrases ["b"]\n')
        for form, begin in (("human", "warning[C0215]"), ("json", "[")):
            for tests in ([], ["--no-tests"]):
                result = run("compile", *tests, "--error-format", form, rules, "-o", self.folder / "warned")
                self.assertEqual((0, "", 1), (result.code, result.out, result.err.count("C0215")))
                self.assertTrue(result.err.startswith(begin), result.err)
        self.assertEqual("", run("classify", "--allow-unsigned", "-p", self.folder / "warned", stdin=GONE).err)

    def test_3_when_the_rules_do_not_compile_and_nothing_is_written(self):
        self.refusal(3, "compile", self.write("bad.carom", "rule {"), "-o", self.folder / "bad.caromc")
        self.assertFalse((self.folder / "bad.caromc").exists())

    def test_2_where_rules_are_expected(self):
        compiled = self.compile(self.pack)
        for arguments in (["classify", "--policy", "/dev/stdin"], ["check", "/dev/stdin"]):
            with compiled.open("rb") as file:
                done = subprocess.run(["sh", "-c", 'cat | "$@"', "sh", CAROM, *arguments], stdin=file, capture_output=True, text=True, check=False)
            self.assertEqual((2, ""), (done.returncode, done.stdout))
            self.assertIn("/dev/stdin is a compiled policy, where rules are expected; `classify` and `explain` take one from", done.stderr)
        code = self.write("policy.so", b"\x7fELF\x02\x01\x01\0")
        for arguments in (["fmt", compiled], ["fmt", code], ["check", code], ["classify", "--policy", code]):
            self.assertIn("where rules are expected", self.refusal(2, *arguments))

    def test_look_at_the_bytes_where_rules_are_expected(self):
        rules = self.write("rules.caromc", PACK)
        self.assertEqual(0, run("check", rules).code)
        self.assertIn("it is no compiled policy", self.refusal(5, "classify", "--policy", rules))
        self.assertIn("cannot read", self.refusal(4, "check", self.folder / "missing.caromc"))

    def test_2_without_a_name_for_the_file_or_with_one_that_is_in_use(self):
        self.assertIn("--output", self.refusal(2, "compile", self.pack))
        self.assertIn("it is a rule file of this run; name another file with -o", self.refusal(2, "compile", self.pack, "-o", self.pack))
        compiled = self.compile(self.pack)
        self.assertIn("it is the compiled policy of this run", self.refusal(2, "compile", "--allow-unsigned", compiled, "-o", compiled))
        self.assertIn("name a file with -o", self.refusal(2, "compile", self.pack, "-o", "-"))
        self.assertEqual(PACK, self.pack.read_text())


class Writing(CompiledCase):
    def test_4_where_no_file_can_be(self):
        for output, why in ((self.folder / "none/a.caromc", "No such file or directory"), (self.folder, "Is a directory"),
                            ("/dev/full", "No space left on device")):
            said = self.refusal(4, "compile", self.pack, "-o", output)
            self.assertEqual(f"carom: cannot write {output}: {why}\n", said)

    @staticmethod
    def in_small_files():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))

    def test_4_where_only_a_part_fits_and_the_older_file_stays(self):
        older = self.write("out/trial.caromc", "old")
        done = subprocess.run([CAROM, "compile", self.pack, "-o", older], capture_output=True, text=True, check=False,
                              preexec_fn=self.in_small_files)
        self.assertEqual((4, f"carom: cannot write {older}: File too large\n"), (done.returncode, done.stderr))
        self.assertEqual("old", older.read_text())
        self.assertEqual([older], list(older.parent.iterdir()))

    def test_a_pipe_is_written_to(self):
        done = subprocess.run(["bash", "-c", f"'{CAROM}' compile '{self.pack}' -o /dev/stdout | cat > '{self.folder}/piped'"],
                              capture_output=True, check=False)
        self.assertEqual(0, done.returncode)
        self.assertEqual(self.compile(self.pack).read_bytes(), pathlib.Path(self.folder / "piped").read_bytes())


if __name__ == "__main__":
    unittest.main()
