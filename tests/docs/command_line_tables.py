#!/usr/bin/env python3
"""The generated tables of docs/command-line.md and docs/language.md say what the program and its .def files say.

Usage: command_line_tables.py SOURCE_DIR CAROM. CAROM_UPDATE_GOLDENS=1 writes the tables anew.
"""
import os
import pathlib
import re
import subprocess
import sys

PLACE = re.compile(r"(<!-- generated: ([a-z ]+) -->\n)(.*?)(<!-- end -->\n)", re.DOTALL)
# Where descriptions begin in a help text.
COLUMN = 30
DEF_ROW = re.compile(r"^(?:LIMIT|RECORD_NAME)\((.*)\)$", re.MULTILINE)


def table(titles, rows):
    lines = [titles, ["---"] * len(titles), *rows]
    return "".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |\n" for line in lines)


def help_entries(text):
    """(spelling, description) of each argument and option of a help text."""
    entries = []
    for line in re.split(r"\n\n(?:Positionals|Options):\n", "\n" + text, maxsplit=1)[1].splitlines():
        if line.startswith("Example:") or line == "Verbs:":
            break
        if re.match(r"  \S", line):
            on_one_line = line[COLUMN - 2:COLUMN] == "  "
            entries.append([line[:COLUMN].strip(), line[COLUMN:].strip()] if on_one_line else [line.strip(), ""])
        elif line.startswith("    "):
            entries[-1][1] = (entries[-1][1] + " " + line.strip()).strip()
    return entries


def options(program, verb):
    text = subprocess.run([program, *verb.split(), "--help"], capture_output=True, text=True, check=True).stdout
    entries = [[f"`{re.sub(' +', ' ', spelling)}`", what] for spelling, what in help_entries(text) if "--help" not in spelling]
    return table(["option", "meaning"], entries)


def def_rows(path):
    for row in DEF_ROW.findall(path.read_text(encoding="utf-8")):
        yield [quoted or plain for quoted, plain in re.findall(r'\s*(?:"([^"]*)"|([^,"\s]+))\s*(?:,|$)', row)]


def limits(source):
    rows = def_rows(source / "support/limits.def")
    return table(["name", "default", "most", "unit", "what it bounds"], ([f"`{name}`", *cells] for name, *cells in rows))


def record_names(source):
    names = {}
    for slot, name in def_rows(source / "ingest/records/record_names.def"):
        names.setdefault(slot, []).append(f"`{name}`")
    return table(["field", "also"], ([known[0], ", ".join(known[1:])] for known in names.values()))


def holes(source):
    """The meanings stand last in the rows, behind expressions that no reader of the page needs."""
    kinds = (source / "runtime/core/hole_kinds.def").read_text(encoding="utf-8")
    spelt = dict(re.findall(r'^HOLE_KIND\((\w+), "([^"]+)"\)', kinds, re.MULTILINE))
    text = (source / "compiler/pattern/hole_forms.def").read_text(encoding="utf-8")
    forms = re.findall(r'^HOLE_FORM\((\w+),.*?"([^"\n]*)"\)$', text, re.MULTILINE | re.DOTALL)
    return table(["hole", "text it stands for"], ([f"`{{{spelt[kind]}}}`", meaning] for kind, meaning in forms))


def generated(what, source, program):
    if what == "holes":
        return holes(source)
    if what == "limits":
        return limits(source)
    if what == "record names":
        return record_names(source)
    return options(program, what.removeprefix("options of "))


def renewed(page, source, program):
    """The page's text with its tables as they should be, and how many it has; written where that is asked for."""
    old = page.read_text(encoding="utf-8")
    new = PLACE.sub(lambda place: place[1] + "\n" + generated(place[2], source, program) + "\n" + place[4], old)
    if "CAROM_UPDATE_GOLDENS" in os.environ:
        page.write_text(new, encoding="utf-8")
    elif new != old:
        sys.exit(f"{page.relative_to(source)}: its tables are not what the program says; CAROM_UPDATE_GOLDENS=1 writes them anew")
    return new, len(PLACE.findall(old))


def verbs_of(command):
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return set(re.findall(r"^  ([a-z]+) ", text, re.MULTILINE))


def main():
    source, program = pathlib.Path(sys.argv[1]), sys.argv[2]
    text, tables = renewed(source / "docs/command-line.md", source, program)
    if renewed(source / "docs/language.md", source, program)[1] == 0:
        sys.exit("docs/language.md lacks its table of holes")
    verbs = verbs_of([program])
    verbs |= {f"suppress {verb}" for verb in verbs_of([program, "suppress", "--help"])}
    missing = [verb for verb in verbs if f"<!-- generated: options of {verb} -->" not in text]
    codes = re.findall(r"^  [a-z]+ = (\d+),", (source / "cli/console/exit_code.h").read_text(), re.MULTILINE)
    missing += [f"exit code {code}" for code in codes if f"\n| {code} | " not in text]
    print(f"{tables} tables, {len(verbs)} verbs, {len(codes)} exit codes")
    if missing or not verbs or not codes:
        sys.exit(f"docs/command-line.md lacks {missing}")


if __name__ == "__main__":
    main()
