#!/usr/bin/env python3
"""Retries and suppressions in words, replies and prose as Markdown shows them, and which words of a reply are codes.

Usage: pack_page_words.py SOURCE_DIR
"""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(sys.argv.pop(1)) / "scripts"))
sys.dont_write_bytecode = True

from pack_pages.consequences import action_of, retry_words, steps_of, suppress_words  # noqa: E402
from pack_pages.markdown import code, escaped, sentence  # noqa: E402
from pack_pages.private_codes import is_code, is_private  # noqa: E402


def says(**fields):
    return {"type": "temporary", "action": None, "retry": None, "suppress": None, **fields}


class Consequences(unittest.TestCase):
    def test_every_retry_has_words(self):
        for retry, words in (
            (None, []),
            ("never", ["Do not try again."]),
            ("after fix", ["Try again when the cause has been repaired, not before."]),
            ("after 15m", ["Try again after 15 minutes."]),
            ("after 1h for 2d", ["Try again after 1 hour; give up after 2 days."]),
            ("backoff 30s..12h", ["Try again after 30 seconds, then at growing intervals of up to 12 hours."]),
            ("backoff 1h..12h for 1d", ["Try again after 1 hour, then at growing intervals of up to 12 hours; give up after 1 day."]),
            ("told or 30m", ["Try again after the time that the reply names, else after 30 minutes."]),
        ):
            self.assertEqual(words, retry_words(says(retry=retry)), retry)

    def test_a_timed_retry_by_code_ends_under_5xx(self):
        self.assertIn("Under a reply code 5xx", retry_words(says(type="by code", retry="after 1h"))[0])
        self.assertNotIn("5xx", retry_words(says(type="by code", retry="after fix"))[0])

    def test_every_suppression_has_words(self):
        for suppress, words in (
            (None, "The address stays on the list."),
            ("none", "The address stays on the list."),
            ("recipient", "Take the address off the list."),
            ("recipient guarded", "Take the address off the list, unless many addresses of its domain begin to fail at once."),
            ("recipient for 30d", "Take the address off the list for 30 days."),
            ("recipient after 5 in 30d", "The address comes off the list after the fifth such bounce in 30 days."),
            ("domain guarded after 3 in 14d",
             "All addresses of the domain come off the list after the third such bounce in 14 days, unless many of them begin to fail at once."),
        ):
            self.assertEqual([words], suppress_words(says(suppress=suppress)), suppress)

    def test_an_action_that_is_not_written_follows(self):
        for fields, action in (
            ({"suppress": "recipient guarded", "retry": "never"}, "suppress"),
            ({"suppress": "recipient after 5 in 30d", "retry": "after 1h"}, "retry"),
            ({"retry": "after fix"}, "fix"),
            ({"retry": "told or 30m"}, "retry"),
            ({}, "none"),
            ({"action": "pause", "retry": "after 1h"}, "pause"),
        ):
            self.assertEqual(action, action_of(says(**fields)), fields)

    def test_what_is_no_failure_asks_for_nothing(self):
        self.assertEqual(["Nothing is to be done.", "The address stays on the list."], steps_of(says(type="none", action="none")))


class Shown(unittest.TestCase):
    def test_replies_are_code_in_cells(self):
        for text, shown in (("550 <kim@a.example> *no*", "`550 <kim@a.example> *no*`"), ("a|b", "`a\\|b`"), ("say `no`", "`` say `no` ``"),
                            ("550-no\n550 never", "`550-no`<br>`550 never`"), ("no\n\nnever", "`no`<br>`never`")):
            self.assertEqual(shown, code(text))

    def test_prose_is_no_mark_up(self):
        for text, shown in (("a <b> [c] | *d*", "a \\<b\\> \\[c\\] \\| \\*d\\*"), ("smtpd_check.c, _x", "smtpd_check.c, \\_x"),
                            ("`[internal]` replies", "`[internal]` replies"), ("a ` b", "a ' b")):
            self.assertEqual(shown, escaped(text))

    def test_sentences_end(self):
        self.assertEqual(["No domain (RFC 7505).", "Over.", ""], [sentence(text) for text in ("no domain (RFC 7505)", "over.", "")])


class Codes(unittest.TestCase):
    def test_words_that_are_made_up_are_codes(self):
        for phrase in ("[ts03]", "(rly:bd)", "(554.30)", "aup#i-1000", "mi:spf", "rcp-p1", "ib101", "bl000000", "[permfail]", r"/\bib50[126]\b/"):
            self.assertTrue(is_code(phrase), phrase)
        for phrase in ("blocked", "user unknown", "ipv6", "a.example/rbl", "(dns:", "as(2018062", "bad-domain;", r"/no such \S+ user 5/", "554 "):
            self.assertFalse(is_code(phrase), phrase)

    def test_statuses_beyond_the_registry_are_private(self):
        self.assertEqual(["5.7.606..5.7.649", "x.4.312"], list(filter(is_private, ["5.7.1", "5.7.606..5.7.649", "x.4.312", "x.7.30", "5.x.x"])))


if __name__ == "__main__":
    unittest.main()
