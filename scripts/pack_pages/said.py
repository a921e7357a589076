"""What the program says of the shipped packs, and what other systems call their classes: all that the pages are made from."""
import collections
import json
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SHIPPED = ROOT / "stdlib-rules"
# Details registered for each subject (RFC 3463 and the registry of RFC 5248): the last number of each.
REGISTERED = {0: 0, 1: 10, 2: 4, 3: 6, 4: 7, 5: 6, 6: 10, 7: 30}
REPLY_CODES = range(400, 700)

Policy = collections.namedtuple("Policy", "packs classes rules")


def policy_of(program):
    out = subprocess.run([program, "dump", "--stage=order", "--json", "--packs", SHIPPED, "all"], capture_output=True, text=True, check=True).stdout
    said = json.loads(out)
    return Policy({one["pack"]: one for one in said["packs"]}, {one["class"]: one for one in said["classes"]},
                  [rule for rule in said["rules"] if rule["disabled_because"] is None])


def answers_to_codes(program):
    """{class: {(type, confidence): [code…]}}: verdicts of replies that are nothing but a code."""
    codes = [f"{k}.{subject}.{detail}" for k in (4, 5) for subject, last in REGISTERED.items() for detail in range(last + 1)]
    codes += map(str, REPLY_CODES)
    lines = "".join(json.dumps({"id": code, "text": code}) + "\n" for code in codes)
    out = subprocess.run([program, "classify", "--format", "ndjson", "--packs", SHIPPED, "--policy", "all"], input=lines,
                         capture_output=True, text=True, check=True).stdout
    found = collections.defaultdict(lambda: collections.defaultdict(list))
    for verdict in map(json.loads, out.splitlines()):
        if verdict["rule"]:
            found[verdict["class"]][verdict["type"], verdict["confidence"]].append(verdict["id"])
    return found


def labels():
    """{class: [(system, its label)…]}: mail servers' names from what imports go by, platforms' from the table beside the classes."""
    systems = dict(re.findall(r'^TOOL\((\w+), "[^"]*", "([^"]*)"', (ROOT / "importers/tools.def").read_text(encoding="utf-8"), re.MULTILINE))
    rows = re.findall(r'^CATEGORY\((\w+), "([^"]*)", "([^"]+)"', (ROOT / "importers/category_classes.def").read_text(encoding="utf-8"), re.MULTILINE)
    rows = [(systems[tool], label, klass) for tool, label, klass in rows]
    lines = (SHIPPED / "std.classes/labels.tsv").read_text(encoding="utf-8").splitlines()
    rows += [line.split("\t") for line in lines if not line.startswith("#")][1:]
    found = collections.defaultdict(list)
    for system, label, klass in sorted(rows, key=lambda row: row[0].lower()):
        found[klass].append((system, label))
    return found
