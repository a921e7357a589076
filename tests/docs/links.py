#!/usr/bin/env python3
"""Every link between pages of the documentation leads to a file, and to a heading where it names one.

Usage: links.py SOURCE_DIR
"""
import pathlib
import re
import sys

PAGES = ("*.md", "docs/**/*.md")
# Code holds what looks like links and is none: fenced blocks, then spans.
CODE = re.compile(r"^```.*?^```[ ]*$|(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)", re.MULTILINE | re.DOTALL)
# What is linked may hold escaped brackets; code in it is gone already.
LINK = re.compile(r"(?<!\\)\[(?:\\.|[^\]\\])*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)


def anchors(text):
    """Those that a Markdown reader makes of headings: lower case, spaces as hyphens, other marks gone; repeated ones numbered."""
    found = {}
    for heading in HEADING.findall(re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL)):
        words = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading.strip())
        name = re.sub(r"[^\w\- ]", "", words.lower()).replace(" ", "-")
        found[name] = found.get(name, 0) + 1
    return {name if n == 0 else f"{name}-{n}" for name, times in found.items() for n in range(times)}


def broken(page, source):
    text = page.read_text(encoding="utf-8")
    links = [target for target in LINK.findall(CODE.sub("", text)) if not re.match(r"[a-z]+:", target)]
    for target in links:
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or source not in (file, *file.parents):
            yield f"{target}: no such file"
        elif anchor and (file.suffix != ".md" or anchor not in anchors(file.read_text(encoding="utf-8"))):
            yield f"{target}: no such heading"


def main():
    source = pathlib.Path(sys.argv[1]).resolve()
    pages = sorted({page for pattern in PAGES for page in source.glob(pattern)})
    faults = [f"{page.relative_to(source)}: {fault}" for page in pages for fault in broken(page, source)]
    print("\n".join(faults) or f"{len(pages)} pages")
    sys.exit(1 if faults or not pages else 0)


if __name__ == "__main__":
    main()
