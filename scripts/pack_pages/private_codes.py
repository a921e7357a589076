"""Codes and words that a provider made up itself: what its readers search for."""
import collections
import re

from pack_pages.markdown import code, sentence, table
from pack_pages.said import REGISTERED

WORDS_OF_ITS_OWN = ("Words of its own, in capitals or not; some count only from its hosts or beside other words. `/…/` is an expression that fits "
                    "several. `carom explain` tells which one decides:")


def is_private(status):
    """Beyond what is registered; a range counts by its first code."""
    numbers = re.match(r"[x245]\.(\d+)\.(\d+)", status)
    return bool(numbers) and int(numbers[2]) > REGISTERED.get(int(numbers[1]), -1)


def is_code(phrase):
    """Words that a provider made up to be looked up: a number or a mark in them, or brackets around them."""
    if phrase.startswith("/") and phrase.endswith("/"):
        return " " not in phrase and bool(re.search(r"\d", phrase.replace("\\d", "0")))
    bare = phrase.strip("[]()")
    if len(phrase) - len(bare) not in (0, 2) or not re.fullmatch(r"[a-z]{2,}([-:#]?[a-z0-9]+)*|\d+\.\d+", bare):
        return False
    return len(bare) < len(phrase) or bool(re.search(r"[:#]|\d\d|-[a-z]?\d", bare))


def private_statuses(rules):
    rows = {}
    for rule in rules:
        for status in filter(is_private, rule["statuses"]):
            rows.setdefault((status, rule["class"]), rule)
    by_number = sorted(rows, key=lambda row: [int(part) for part in re.findall(r"\d+", row[0].split("..")[0])])
    return [[f"`{status}`", f"[{name}](../classes/{name}.md)", sentence(rows[status, name]["advice"])] for status, name in by_number]


def private_words(rules):
    """The made-up words of each meaning; those that only tell who speaks are none."""
    words = collections.defaultdict(set)
    for rule in rules:
        words[rule["class"], rule["advice"]] |= {phrase for phrase in rule["phrases"] if is_code(phrase)} - set(rule["marks"])
    return [[", ".join(map(code, sorted(found))), f"[{name}](../classes/{name}.md)", sentence(advice)]
            for (name, advice), found in words.items() if found]


def private_codes(rules):
    statuses, words = private_statuses(rules), private_words(rules)
    lines = table(["code", "class", "meaning"], statuses) if statuses else []
    if words:
        lines += [""] * bool(statuses) + [WORDS_OF_ITS_OWN, ""]
        lines += table(["word", "class", "meaning"], words)
    return lines
