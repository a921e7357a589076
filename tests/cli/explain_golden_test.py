#!/usr/bin/env python3
"""What `explain` shows for a dozen replies over one small policy, as files: golden/explain/NAME.txt.

CAROM_UPDATE_GOLDENS=1 writes them anew; read the difference before committing it.
"""
import os
import pathlib
import unittest

from program import run

FOLDER = pathlib.Path(__file__).parent / "golden/explain"
REPLIES = {
    "plain_words": ["550 5.1.1 no such user"],
    "unwrapped": ["host mx.big.example[192.0.2.1] said: 550 5.1.1 <kim@big.example>: user unknown (in reply to RCPT TO command)"],
    "unwrapped_and_unknown": ["host mx.example[192.0.2.1] said: 550 5.7.0 the bank is closed"],
    "wrapper_without_a_refusal": ["host mx.example[192.0.2.1] said: 250 2.0.0 fine, thank you"],
    "over_another_rule": ["--field", "host=mx.big.example", "550 the user does not exist"],
    "lost_by_its_band": ["550 quota: no such user"],
    "first_before_all": ["out of office: no such user until monday"],
    "mentioned_host": ["554 5.7.1 refused, see https://www.bl.example/?ip=192.0.2.1"],
    "near_miss_by_code": ["421 quota exceeded"],
    "near_miss_by_unless": ["550 no such user: your account is unknown"],
    "joined_lines": ["550-5.1.1 no such\n550 5.1.1 user"],
    "phrase_over_a_hole": ["452-4.2.2 the quota of this\n452 4.2.2 mailbox is exceeded"],
    "nothing_known": ["words nobody knows"],
    "fields_beside": ["--field", "code=552", "--field", "rcpt=kim@example.com", "quota has been exceeded"],
    "hostile_text": ["550 no such user \x1b[31m\u202e" + "x" * 40],
}


def explained(arguments):
    return run("explain", "--policy", "policy.carom", *arguments, cwd=FOLDER, env={"NO_COLOR": "1"})


class Goldens(unittest.TestCase):
    maxDiff = None

    def test_every_reply_is_explained_as_its_golden_says(self):
        for name, arguments in REPLIES.items():
            result = explained(arguments)
            self.assertEqual((0, ""), (result.code, result.err), name)
            path = FOLDER / f"{name}.txt"
            if "CAROM_UPDATE_GOLDENS" in os.environ:
                path.write_text(result.out, encoding="utf-8")
            with self.subTest(name):
                self.assertEqual(path.read_text(encoding="utf-8"), result.out)

    def test_no_golden_is_left_over(self):
        self.assertEqual(set(REPLIES), {path.stem for path in FOLDER.glob("*.txt")})

    def test_the_policy_passes_its_own_tests(self):
        result = run("test", "policy.carom", cwd=FOLDER)
        self.assertEqual(0, result.code, result.out + result.err)


if __name__ == "__main__":
    unittest.main()
