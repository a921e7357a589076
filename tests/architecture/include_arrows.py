#!/usr/bin/env python3
"""Fails on an #include that points against the architecture (docs/architecture.md).

Usage: include_arrows.py ROOT

Two rules: a layer includes only itself and the layers below it, and a third-party library is included only behind its
one door.
"""
import pathlib
import re
import sys

# Layer → the layers it may include, itself left out. Longest prefix wins, so runtime/core is not runtime.
ALLOWED = {
    "support": set(),
    "dsl": {"support"},
    "runtime/core": {"support"},
    # A file of sections, one of them an image.
    "runtime/container": {"support", "runtime/core"},
    # Bytes in, bytes out.
    "runtime/object_cache": {"support"},
    "runtime/scan": {"support"},
    "runtime/batch": {"support", "runtime/core", "runtime/scan"},
    "runtime/table": {"support", "runtime/core", "runtime/scan", "runtime/batch"},
    # Runs code that was compiled elsewhere; knows no compiler.
    "runtime/ahead": {"support", "runtime/core", "runtime/table"},
    "runtime/native": {"support", "runtime/object_cache", "runtime/core", "runtime/table"},
    "runtime/engine": {"support", "runtime/object_cache", "runtime/core", "runtime/scan", "runtime/table", "runtime/native"},
    "compiler": {"support", "dsl", "runtime/core"},
    # From the program on: knows no syntax and no rule set.
    "compiler/native": {"support", "runtime/object_cache", "runtime/core", "runtime/batch", "runtime/table", "runtime/ahead",
                        "runtime/native"},
    "ingest": {"support", "runtime/core"},
    # Other tools' rules in, source text out.
    "importers": {"support"},
    "runtime/pipeline": {"support", "runtime/core", "runtime/engine", "ingest"},
    # What verdicts ask for, and how long it holds; knows no rules and no readers.
    "runtime/suppression": {"support", "runtime/core"},
    "runtime/embed": {"support", "dsl", "runtime/core", "runtime/container", "runtime/batch", "runtime/table", "compiler"},
    "cli": {"support", "dsl", "runtime/core", "runtime/container", "runtime/object_cache", "runtime/scan", "runtime/native", "runtime/engine",
            "runtime/pipeline", "runtime/suppression", "compiler", "runtime/embed", "ingest", "importers"},
}
# Measures all of them, and none of them knows it.
ALLOWED["bench"] = set(ALLOWED)

# Inside a layer, folders that stand on each other: folder → folders it may include, itself left out.
ALLOWED_INSIDE = {
    "dsl/source": set(),
    "dsl/diag": {"dsl/source"},
    "dsl/ast": {"dsl/source"},
    "dsl/parse": {"dsl/source", "dsl/diag", "dsl/ast"},
    "dsl/format": {"dsl/source", "dsl/ast"},
    "compiler/pattern": set(),
    "compiler/ir": {"compiler/pattern"},
    "compiler/logic": {"compiler/pattern", "compiler/ir"},
    "compiler/sema": {"compiler/pattern", "compiler/ir", "compiler/logic"},
    "compiler/passes": {"compiler/pattern", "compiler/ir", "compiler/logic", "compiler/sema"},
    "compiler/analysis": {"compiler/pattern", "compiler/ir", "compiler/logic"},
    "compiler/lower": {"compiler/pattern", "compiler/ir"},
    # Their common ground (blocks of records, entry points, detection) lies in ingest/ itself and may be named by all.
    "ingest/bytes": set(),
    "ingest/records": {"ingest/bytes"},
    "ingest/json": {"ingest/bytes", "ingest/records"},
    "ingest/mail": {"ingest/bytes", "ingest/records"},
    "ingest/events": {"ingest/bytes", "ingest/records", "ingest/json"},
    # Of mail only what tells its headers from theirs.
    "ingest/logs": {"ingest/bytes", "ingest/records", "ingest/mail"},
    "ingest/tables": {"ingest/bytes", "ingest/records", "ingest/mail"},
    "ingest/guess": {"ingest/bytes", "ingest/records", "ingest/json", "ingest/mail", "ingest/tables"},
    # What verbs are made of, then verbs of several files; the others lie in cli/ itself.
    "cli/console": set(),
    "cli/files": {"cli/console"},
    "cli/policy": {"cli/console", "cli/files"},
    "cli/reading": {"cli/console", "cli/files", "cli/policy"},
    "cli/verdicts": {"cli/console", "cli/files"},
    **{
        f"cli/{verb}": {"cli/console", "cli/files", "cli/policy", "cli/reading", "cli/verdicts"}
        for verb in ("classify", "compile", "coverage", "dump", "explain", "import", "map", "rewrite", "suppress")
    },
    "bench/texts": set(),
    "bench/measure": set(),
    "bench/report": {"bench/measure"},
    "bench/engines": {"bench/texts", "bench/measure"},
    "bench/competitors": {"bench/texts", "bench/measure", "bench/engines"},
    "bench/rows": {"bench/texts", "bench/measure", "bench/report", "bench/engines"},
}

# Include prefix → the folders that may name it. The benchmark's competitors have a door of their own.
DOORS = {
    "tao/": ["dsl/parse"],
    "llvm/": ["compiler/native"],
    "gmime/": ["ingest"],
    "zlib.h": ["ingest"],
    "zstd.h": ["ingest"],
    "simdjson": ["ingest", "bench/competitors"],
    "toml++/": ["importers"],
    "CLI/": ["cli", "bench"],
    "utf8proc": ["runtime/core"],
    # What is hashed for good: the image's checksum, the container's, the identities of records, the digests of rules, the texts of a
    # race.
    "xxhash": ["runtime/core", "runtime/container", "runtime/suppression", "compiler/sema", "bench/rows"],
    "sqlite3": ["runtime/suppression"],
    "sodium": ["runtime/container", "runtime/object_cache"],
    # Where messages are made; support, the scan and the table engine have none.
    "fmt/": ["dsl", "importers", "compiler", "runtime/core", "runtime/container", "runtime/object_cache", "runtime/suppression", "runtime/embed",
             "ingest", "cli", "bench"],
    "hs.h": ["bench/competitors"],
    "re2/": ["bench/competitors"],
    "pcre2.h": ["bench/competitors"],
}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^">]+)[">]')
SOURCES = {".h", ".hpp", ".cpp", ".c", ".def"}


def place_of(path, places):
    fitting = [place for place in places if path == place or path.startswith(place + "/")]
    return max(fitting, key=len, default=None)


def problems_of(path, text):
    layer = place_of(path, ALLOWED)
    folder = place_of(path, ALLOWED_INSIDE)
    for number, line in enumerate(text.splitlines(), 1):
        found = INCLUDE.match(line)
        if not found:
            continue
        target = found.group(2)
        target_layer = place_of(target, ALLOWED)
        if target_layer and target_layer != layer and target_layer not in ALLOWED[layer]:
            yield f"{path}:{number}: {layer} may not include {target_layer} ({target})"
        target_folder = place_of(target, ALLOWED_INSIDE)
        inside = target_layer == layer and folder and target_folder and target_folder != folder
        if inside and target_folder not in ALLOWED_INSIDE[folder]:
            yield f"{path}:{number}: {folder} may not include {target_folder} ({target})"
        for prefix, doors in DOORS.items():
            if target.startswith(prefix) and not any(path.startswith(door + "/") for door in doors):
                yield f"{path}:{number}: {target} is included only in {', '.join(door + '/' for door in doors)}"


def problems_under(root):
    for layer in ALLOWED:
        for file in sorted((root / layer).rglob("*")):
            if file.suffix in SOURCES:
                yield from problems_of(file.relative_to(root).as_posix(), file.read_text(encoding="utf-8"))


def main():
    root = pathlib.Path(sys.argv[1])
    problems = list(problems_under(root))
    for problem in problems:
        print(problem)
    if not (root / "support").is_dir():
        sys.exit("include_arrows.py: no support/ below " + str(root))
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
