#!/usr/bin/env python3
"""Policies compiled ahead of time, in C programs that have no LLVM: the verdicts of `carom classify`.

CAROM_RUNTIME names libcarom-runtime.a, CAROM_CC the compiler and CAROM_SANITIZE the sanitizers that it was built with.
"""
import collections
import json
import os
import pathlib
import re
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(os.environ["CAROM_SOURCE"]) / "tests/cli"))
from program import CAROM, SOURCE, CommandLine, run  # noqa: E402

HERE = SOURCE / "tests/ahead"
RUNTIME = os.environ["CAROM_RUNTIME"]
CC = os.environ["CAROM_CC"]
# clang gives programs in C only what C needs of the sanitizers' runtime; the library is C++.
FLAGS = [f"-fsanitize={os.environ['CAROM_SANITIZE']}"] if os.environ.get("CAROM_SANITIZE") else []
if FLAGS and "clang" in CC:
    FLAGS.append("-fsanitize-link-c++-runtime")
LIBRARIES = ["-lfmt", "-lutf8proc", "-lxxhash", "-lstdc++", "-lm", "-ldl"]
MEMBERS = ("class", "rule", "pack", "layer", "type", "scope", "action", "retry", "message", "suppress_rule", "confidence", "advice", "cite",
           "status", "information", "overrode")

# Bytes of ahead::PolicyObject.
VERSION, ASSUMPTIONS = 8, 16


def replies():
    """Single lines as the shipped packs' own tests have them."""
    texts = []
    for path in sorted((SOURCE / "stdlib-rules").rglob("*.carom")):
        texts += re.findall(r'^\s*test (?:not )?"([^"\\\n]+)"', path.read_text(encoding="utf-8"), re.MULTILINE)
    return texts[:1500]


def verdict(line):
    """By member: its values."""
    values = collections.defaultdict(list)
    for member in line.split("\t"):
        name, value = member.split("=", 1)
        values[name].append(value)
    return values


def arrays(answer):
    """What `classify` prints as arrays, spelled as the C program does."""
    return {"tag": answer["tags"], "fact": [f"{name}:{value}" for name, value in answer["facts"].items()],
            "evidence": [f"{one['field']}:{one.get('start', 0)}:{one.get('end', 0)}" for one in answer["evidence"]]}


class AheadCase(CommandLine):
    def build(self, main, *objects):
        program = self.folder / main
        sources = [HERE / f"{main}.c", *([] if main == "edges" else [HERE / "print_verdicts.c"])]
        command = [CC, "-std=c99", "-Wall", "-Wextra", "-Werror", *FLAGS, "-I", SOURCE / "runtime/ahead", *sources, *objects, RUNTIME,
                   *LIBRARIES, "-o", program]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        needed = subprocess.run(["readelf", "-d", program], capture_output=True, text=True, check=True).stdout
        self.assertNotIn("LLVM", needed)
        return program

    @staticmethod
    def change(path, mark, distance):
        """The byte that stands `distance` behind the mark."""
        content = bytearray(path.read_bytes())
        content[content.index(mark) + distance] ^= 0x5A
        path.write_bytes(content)

    def compile(self, emit, *arguments):
        output = self.folder / f"policy.{emit}"
        result = run("compile", "--emit", emit, *arguments, "-o", output)
        self.assertEqual((0, "", ""), (result.code, result.out, result.err))
        return output

    def assert_same_verdicts(self, command, policy, texts, code_is_used=1):
        self.assert_same_of_records(command, policy, [{"text": text} for text in texts], code_is_used)

    def assert_same_of_records(self, command, policy, records, code_is_used=1):
        self.assertTrue(records)
        lines = "".join(json.dumps(record) + "\n" for record in records)
        given = "".join("\t".join([record["text"], *(f"{name}={value}" for name, value in record.items() if name != "text")]) + "\n"
                        for record in records)
        expected = run("classify", "--json", "--verbose", "--policy", policy, stdin=lines).records()
        done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))
        told, *given = done.stdout.splitlines()
        self.assertEqual(f"code is used: {code_is_used}", told)
        self.assertEqual(len(expected), len(given))
        for record, one, line in zip(records, expected, given):
            other = verdict(line)
            for member in MEMBERS:
                self.assertEqual([one[member] or ""], other[member], f"{member} of {record}")
            for member, values in arrays(one).items():
                self.assertEqual(values, other[member], f"{member} of {record}")
            self.assertEqual((one["code"] or 0, one["suppress"], one["guarded"]),
                             (int(other["code"][0]), other["suppress"] == ["1"], other["guarded"] == ["1"]), record)
            self.assertEqual((one["outer"] or {"text": ""})["text"], other["outer"][0], record)
            self.assertEqual(len(record["text"].encode()) > 65536, other["text_cut"] == ["1"], record)


class Programs(AheadCase):
    def test_shipped_packs_linked_into_a_program(self):
        program = self.build("linked", self.compile("object", "all"))
        self.assert_same_verdicts([program], "all", replies())

    def test_shipped_packs_in_a_library(self):
        self.assert_same_verdicts([self.build("loaded"), self.compile("shared", "all")], "all", replies())

    def test_every_field_of_a_record(self):
        conditions = {
            "code": ("code 550", "550"), "status": ("status 5.1.x", "5.1.9"), "host": ("host in [.mx.example]", "a.mx.example"),
            "ip": ("ip in 192.0.2.0/24", "192.0.2.7"), "rcpt": ('rcpt "kim@acme.example"', "Kim@acme.example"),
            "rcpt.domain": ("rcpt.domain in [acme.example]", "acme.example"),
            "from.domain": ("from.domain in [sender.example]", "sender.example"), "stage": ("stage in [rcpt]", "rcpt"),
            "via": ("via in [log]", "log"), "attempts": ("attempts >= 3", 3), "age": ("age > 1h", 3601),
            "esp.name": ('esp.name "platform"', "Platform"), "esp.class": ('esp.class "hard"', "Hard"),
            "esp.type": ("esp.type in [block]", "block"), "dsn.status": ("dsn.status 5.2.x", "5.2.2"),
            "dsn.action": ("dsn.action in [delayed]", "delayed"), "information": ("information in [none]", "none"),
            "campaign": ('campaign "spring"', "spring"), "relay": ("relay in [.relay.example]", "b.relay.example"),
            "shots": ("shots >= 2", 2)}
        rules = "".join(f"rule r{i} {{ when {condition} => a }}\n" for i, (condition, _) in enumerate(conditions.values()))
        policy = self.write("fields.carom", "field campaign: string\nfield relay: host\nfield shots: int\n"
                            "class a { type permanent; scope recipient }\n" + rules)
        records = [{"text": "words", name: value} for name, (_, value) in conditions.items()]
        answers = run("classify", "--json", "--policy", policy, stdin="".join(json.dumps(r) + "\n" for r in records)).records()
        self.assertEqual([f"r{i}" for i in range(len(records))], [answer["rule"].split(".")[-1] for answer in answers])
        others = [{"text": "words", name: "nonsense"} for name in ("status", "ip", "dsn.status")]
        self.assert_same_of_records([self.build("linked", self.compile("object", policy))], policy, records + others)

    def test_how_many_values_their_fields_cannot_have(self):
        policy = self.write("fields.carom", "field shots: int\nfield held: duration\nfield pool: ip\nfield vip: boolean\n"
                            "class a { type permanent; scope recipient }\n")
        program = self.build("linked", self.compile("object", policy))
        refused = ["status=5", "code=99", "code=700", "ip=here", "stage=RCPT", "via=x", "esp.type=x", "dsn.status=x", "dsn.action=x",
                   "information=x", "shots=many", "held=long", "vip=so", "pool=there"]
        lines = [f"\t{field}\n" for field in refused]
        lines += ["\tunknown=x\n", "\tshots=\n", "\tshots=1\tshots=x\n", "\t" + "\t".join(refused[3:]) + "\n"]
        told = subprocess.run([program], input="".join(lines), capture_output=True, text=True, check=True).stdout
        self.assertEqual([1] * len(refused) + [0, 0, 0, len(refused) - 3], [int(count) for count in re.findall(r"\trefused=(\d+)", told)])

    def test_a_text_that_is_too_long(self):
        texts = ["550 " + "no such person " * 5000, "550 5.1.1 no such person"]
        self.assert_same_verdicts([self.build("linked", self.compile("object", self.pack))], self.pack, texts)

    def test_for_other_processors(self):
        texts = ["550 5.1.1 no such person", "451 4.3.2 too busy", "told you", "words nobody knows"]
        loaded = self.build("loaded")
        for processor in ("x86-64", "native") if os.uname().machine == "x86_64" else ("native",):
            self.assert_same_verdicts([loaded, self.compile("shared", "--cpu", processor, self.pack)], self.pack, texts)

    def test_from_assembly_and_from_a_compiled_policy(self):
        compiled = self.compile("policy", self.pack)
        assembly = self.compile("asm", "--allow-unsigned", compiled).rename(self.folder / "policy.s")
        self.assert_same_verdicts([self.build("linked", assembly)], self.pack, ["550 5.1.1 no such person", "told you"])

    def test_a_policy_without_rules(self):
        policy = self.write("empty.carom", "class a { type permanent; scope recipient }\n")
        self.assert_same_verdicts([self.build("linked", self.compile("object", policy))], policy, ["550 5.1.1 no such person"])

    def test_code_for_another_runtime_is_not_used(self):
        library = self.compile("shared", self.pack)
        self.change(library, b"CAROMOBJ", ASSUMPTIONS)
        self.assert_same_verdicts([self.build("loaded"), library], self.pack, ["550 5.1.1 no such person", "told you"], code_is_used=0)

    def refusal(self, library):
        done = subprocess.run([self.build("loaded"), library], input="x\n", capture_output=True, text=True, check=False)
        self.assertEqual((1, ""), (done.returncode, done.stdout))
        return done.stderr

    def test_a_policy_for_another_runtime_is_refused(self):
        library = self.compile("shared", self.pack)
        self.change(library, b"CAROMOBJ", VERSION)
        self.assertRegex(self.refusal(library), r"the linked policy has version \d+, this runtime reads version \d+; compile it again")
        self.change(library, b"CAROMOBJ", 0)
        self.assertIn("what was linked is no compiled policy", self.refusal(library))

    def test_a_damaged_object_is_refused(self):
        library = self.compile("shared", self.pack)
        self.change(library, b"CAROMIMG", 100)
        self.assertIn("program image is damaged", self.refusal(library))

    def test_the_interface_keeps_its_word_at_its_edges(self):
        done = subprocess.run([self.build("edges", self.compile("object", self.pack))], capture_output=True, text=True, check=False)
        self.assertEqual((0, ""), (done.returncode, done.stderr))


class Objects(AheadCase):
    def test_need_nothing_and_show_one_symbol(self):
        symbols = subprocess.run(["nm", "-g", self.compile("object", self.pack)], capture_output=True, text=True, check=True).stdout
        self.assertEqual(["carom_policy"], [line.split()[-1] for line in symbols.splitlines()])
        relocations = subprocess.run(["readelf", "-r", self.compile("shared", self.pack)], capture_output=True, text=True, check=True)
        self.assertIn("no relocations", relocations.stdout)

    def test_are_equal_bytes_for_equal_rules(self):
        for emit in ("ir", "asm", "object", "shared"):
            self.assertEqual(self.compile(emit, self.pack).read_bytes(), self.compile(emit, self.pack).read_bytes(), emit)

    def test_come_with_a_header_that_names_the_classes(self):
        header = self.compile("header", self.pack)
        text = header.read_text()
        self.assertIn("has 3 rules and is made of:\n//   trial 1.0.0\n", text)
        self.assertIn(SOURCE.joinpath("runtime/ahead/carom_runtime.h").read_text(), text)
        user = self.write("user.c", f'#include "{header}"\n#include "{header}"\nconst char* gone = CAROM_CLASS_TRIAL_GONE;\n')
        for language in ([CC, "-std=c99"], ["c++", "-x", "c++", "-std=c++17"]):
            subprocess.run([*language, "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", user], check=True)

    def test_of_two_policies_are_told_apart_by_their_symbols(self):
        objects = [self.compile("object", self.pack)]
        objects.append(self.compile("object", "--symbol", "other_policy", self.pack).rename(self.folder / "other.o"))
        objects.append(self.compile("object", self.pack))
        header = self.compile("header", "--symbol", "other_policy", self.pack)
        main = self.write("two.c", f'#include "{header}"\nint main(void) {{ return carom_engine_open(&other_policy, 0, 0) == 0'
                          " || carom_engine_open(&carom_policy, 0, 0) == 0; }\n")
        for language in ([CC, "-std=c99"], ["c++", "-x", "c++", "-std=c++17"]):
            subprocess.run([*language, "-Wall", "-Wextra", "-Werror", "-pedantic", "-fsyntax-only", main], check=True)
        program = self.folder / "two"
        subprocess.run([CC, *FLAGS, main, *objects[1:], RUNTIME, *LIBRARIES, "-o", program], check=True)
        self.assertEqual(0, subprocess.run([program], env={**os.environ, "ASAN_OPTIONS": "detect_leaks=0"}, check=False).returncode)
        for symbol in ("", "7up", "a-b", "a b"):
            result = run("compile", "--emit", "object", "--symbol", symbol, self.pack, "-o", self.folder / "a.o")
            self.assertEqual(2, result.code)
            self.assertIn("expected a C identifier, found", result.err)
        result = run("compile", "--symbol", "a", self.pack, "-o", self.folder / "a.caromc")
        self.assertEqual((2, "carom: --symbol is about code and its header, and neither is written; --emit says what is\n"), (result.code, result.err))

    def test_come_with_a_word_about_classes_that_share_a_macro(self):
        policy = self.write("shared.carom", "class a.b_c { type permanent; scope recipient }\nclass a_b.c { type permanent; scope recipient }\n")
        result = run("compile", "--emit", "header", policy, "-o", self.folder / "shared.h")
        self.assertEqual((0, "carom: class `a_b.c` has no macro: CAROM_CLASS_A_B_C is `a.b_c`\n"), (result.code, result.err))
        self.assertEqual(1, self.folder.joinpath("shared.h").read_text().count("CAROM_CLASS_A_B_C"))

    def test_of_unknown_processors_are_refused(self):
        for processor in ("i386", "nonesuch"):
            result = run("compile", "--emit", "object", "--cpu", processor, self.pack, "-o", self.folder / "a.o")
            self.assertEqual(2, result.code)
            self.assertRegex(result.err, rf"^carom: no processor `{processor}` of \w+; the nearest names are (\S+, ){{4}}\S+; native is this machine's\n$")
            self.assertNotRegex(result.err, r"[ ,]i386,")
        result = run("compile", "--cpu", "native", self.pack, "-o", self.folder / "a.caromc")
        self.assertEqual((2, "carom: --cpu is about code, and none is written; --emit says what is\n"), (result.code, result.err))

    def link_with(self, cc, command=()):
        """How `--emit shared` ends beside a `cc` that is a script."""
        script = self.write("bin/cc", "#!/bin/sh\n" + cc + "\n")
        script.chmod(0o755)
        return subprocess.run([*command, CAROM, "compile", "--emit", "shared", self.pack, "-o", "/dev/stdout"], capture_output=True,
                              env={**os.environ, "PATH": f"{script.parent}:{os.environ['PATH']}"}, check=False)

    def test_shared_keeps_what_cc_prints_out_of_the_library(self):
        done = self.link_with('echo a word; PATH=${PATH#*:} exec cc "$@"')
        self.assertEqual((0, b"\x7fELF", b"a word\n"), (done.returncode, done.stdout[:4], done.stderr))

    def test_shared_says_when_cc_writes_nothing_or_fails(self):
        done = self.link_with("exit 0")
        self.assertEqual((2, b""), (done.returncode, done.stdout))
        self.assertIn(b"has written no library", done.stderr)
        done = self.link_with("echo no >&2; exit 3")
        self.assertEqual((2, b""), (done.returncode, done.stdout))
        self.assertRegex(done.stderr, rb"^no\n.*`cc` does not link the policy")

    def test_shared_works_where_ends_of_children_are_ignored(self):
        done = self.link_with('PATH=${PATH#*:} exec cc "$@"', ["env", "--ignore-signal=CHLD"])
        self.assertEqual((0, b"\x7fELF", b""), (done.returncode, done.stdout[:4], done.stderr))

    def test_shared_says_that_there_is_no_cc(self):
        done = subprocess.run([CAROM, "compile", "--emit", "shared", self.pack, "-o", self.folder / "a.so"], env={"PATH": "/nowhere"},
                              capture_output=True, text=True, check=False)
        self.assertEqual(2, done.returncode)
        self.assertIn("--emit shared needs the system's `cc` to link, which cannot be run: No such file", done.stderr)
        self.assertFalse((self.folder / "a.so").exists())


if __name__ == "__main__":
    unittest.main()
