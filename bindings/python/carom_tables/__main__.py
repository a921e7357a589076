"""Parquet and Arrow files in, NDJSON out: python3 -m carom_tables FILE… | carom classify

Exit codes are Carom's: 0 done, 2 usage, 4 a file that cannot be read or an output that cannot be written.
"""
import os
import sys

DONE, USAGE, INPUT, INTERRUPTED = 0, 2, 4, 130

HELP = """\
Usage: python3 -m carom_tables FILE…

Writes the rows of Parquet and Arrow IPC files as NDJSON, an object a row, for `carom classify` and its kin.
FILE: Parquet, an Arrow IPC file (Feather) or an Arrow IPC stream; told by its beginning. `-`: a stream on standard input.

Example: python3 -m carom_tables bounces.parquet | carom classify

Exit codes: 0 done, 2 usage, 4 input unreadable or output unwritable.
"""


def tell(message):
    sys.stderr.write("carom_tables: " + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in message) + "\n")


def usage(arguments):
    """What is wrong with the arguments; None: nothing."""
    if not arguments:
        return "found no FILE, expected Parquet or Arrow files; --help shows how"
    for argument in arguments:
        if argument == "":
            return "found an empty argument, expected the path of a file"
        if argument.startswith("-") and argument != "-":
            return f"no option `{argument}`; a file of that name is `./{argument}`"
    return None


def write_rows(files, out):
    from carom_tables.batches import Unreadable, each_batch
    from carom_tables.rows import lines_of

    code = DONE
    for path in files:
        try:
            for lines in each_batch(path, lines_of):
                out.write(lines)
                out.flush()
        except Unreadable as error:
            tell(f"{'standard input' if path == '-' else path}: {error}")
            code = INPUT
    return code


def run(arguments, out):
    if arguments in (["-h"], ["--help"]):
        out.write(HELP.encode())
        out.flush()
        return DONE
    if wrong := usage(arguments):
        tell(wrong)
        return USAGE
    try:
        import pyarrow  # noqa: F401
    except ImportError as error:
        tell(f"cannot use pyarrow ({error}); bindings/python/carom_tables/requirements.txt names the version to install")
        return USAGE
    return write_rows(arguments, out)


def main():
    try:
        code = run(sys.argv[1:], sys.stdout.buffer)
    except BrokenPipeError:
        # Whoever reads has enough; the interpreter would complain of what it cannot flush at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = DONE
    except KeyboardInterrupt:
        code = INTERRUPTED
    except OSError as error:
        tell(f"cannot write: {error.strerror}")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = INPUT
    sys.exit(code)


if __name__ == "__main__":
    main()
