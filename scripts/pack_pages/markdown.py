"""Texts of others as Markdown shows them, tables and sections."""
import re

# What Markdown takes for its own in prose; an underscore between letters it does not.
MARKUP = re.compile(r"[\\*<>\[\]|]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])")


def escaped(text):
    """Prose as Markdown shows it; what stands between backticks is code already."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return MARKUP.sub(r"\\\g<0>", text.replace("`", "'"))
    return "`".join(part if n % 2 else MARKUP.sub(r"\\\g<0>", part) for n, part in enumerate(parts))


def code(text):
    """A span of code, in a table's cell, too; every line of the text a span of its own."""
    return "<br>".join(span(line) for line in text.split("\n") if line)


def span(line):
    fence = "`" * (max((len(run) for run in re.findall("`+", line)), default=0) + 1)
    pad = " " if len(fence) > 1 else ""
    return fence + pad + line.replace("|", "\\|") + pad + fence


def sentence(text):
    text = escaped(text.strip())
    return text[:1].upper() + text[1:] + ("" if text.endswith(".") or not text else ".")


def anchor(heading):
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def table(titles, rows):
    return ["| " + " | ".join(titles) + " |", "|" + "---|" * len(titles), *("| " + " | ".join(row) + " |" for row in rows)]


def section(heading, lines):
    return ["", f"## {heading}", "", *lines] if lines else []
