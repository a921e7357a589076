#!/usr/bin/env python3
"""Every class and every provider of the shipped packs has a page, and every page says what its subject means.

Usage: pack_page_meanings.py SOURCE_DIR CAROM
"""
import json
import pathlib
import re
import subprocess
import sys


def letters(text):
    """What no mark-up changes."""
    return re.sub(r"[^a-z0-9]", "", text.lower())


def after(text, heading):
    """The paragraph that follows the heading."""
    return text.split(f"\n{heading}\n\n", 1)[1].split("\n\n", 1)[0]


def tells(text, heading, advice):
    return advice != "" and letters(advice) in letters(after(text, heading))


def class_faults(folder, classes):
    for name, advice in classes.items():
        text = "\n" + (folder / f"classes/{name}.md").read_text(encoding="utf-8")
        if not tells(text, f"# {name}", advice):
            yield f"classes/{name}.md lacks a meaning"
        if not after(text, "## What to do").startswith("- "):
            yield f"classes/{name}.md does not say what to do"


def provider_faults(folder, pack, classes):
    text = (folder / f"providers/{pack}.md").read_text(encoding="utf-8")
    for heading, name in re.findall(r"^(## \[(.*)\]\(\.\./classes/.*\))$", text, re.MULTILINE):
        if not tells(text, heading, classes[name]):
            yield f"providers/{pack}.md: {name} lacks a meaning"
    rows = re.findall(r"^\|.*\| (?:high|medium|low) \|.*\|$", text, re.MULTILINE)
    if not rows:
        yield f"providers/{pack}.md shows no reply"
    # Pages of packs that speak for several have a column for it.
    for row in rows:
        if row.startswith("| [") and re.search(r"\|  \| (?:high|medium|low) \|", row):
            yield f"providers/{pack}.md: a row lacks a meaning: {row}"


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    out = subprocess.run([program, "dump", "--stage=order", "--json", "--packs", source / "stdlib-rules", "all"], capture_output=True,
                         text=True, check=True).stdout
    said = json.loads(out)
    classes = {one["class"]: one["advice"] for one in said["classes"]}
    pages = {path.stem for path in (source / "docs/providers").glob("*.md")} - {"README"}
    packs = sorted(pages | {pack["pack"] for pack in said["packs"] if pack["layer"] == "provider"})
    found = list(class_faults(source / "docs", classes))
    for pack in packs:
        found += provider_faults(source / "docs", pack, classes)
    print("\n".join(found) or f"{len(classes)} classes, {len(packs)} providers")
    sys.exit(1 if found or not classes or not packs else 0)


if __name__ == "__main__":
    main()
