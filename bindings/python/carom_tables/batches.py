"""Files → record batches of few rows, one at a time, whatever the format."""
import errno
import os
import sys

import pyarrow as pa
import pyarrow.ipc
import pyarrow.parquet

# What is held of a file at once, beside the pages of a Parquet row group that are being decoded.
ROWS = 1024

IPC = pa.ipc.IpcReadOptions(use_threads=False)

PARQUET = b"PAR1"
ARROW_FILE = b"ARROW1"
# Encapsulated messages begin with a continuation marker, of early versions with the length of the schema.
ARROW_STREAM = b"\xff\xff\xff\xff"
FEATHER_1 = b"FEA1"


class Unreadable(Exception):
    """What is wrong with an input, in words for people."""


def each_batch(path, convert):
    """What `convert` makes of each. Raises Unreadable, also for what only shows when values are looked at; what came before is good.
    `-` is standard input."""
    try:
        for batch in batches_of(path):
            yield convert(batch)
    except BrokenPipeError:
        raise
    except (pa.ArrowException, OSError, ValueError, EOFError) as error:
        raise Unreadable(reason_of(error)) from error


def batches_of(path):
    if path == "-":
        yield from stream_batches(sys.stdin.buffer)
    elif os.path.isdir(path):
        raise IsADirectoryError(errno.EISDIR, path)
    else:
        # No file of Python's: threads of Arrow that still read one when the program ends would bring it down.
        with pa.OSFile(path, "rb") as file:
            yield from file_batches(file)


def reason_of(error):
    """Arrow gives errors of its own as OSError, too; those of the system have a number."""
    if isinstance(error, OSError) and error.errno is not None:
        return f"cannot read: {os.strerror(error.errno)}"
    words = (str(error).splitlines() or [type(error).__name__])[0]
    return f"found damage ({words}), expected a whole file; what stands before it is written"


def file_batches(file):
    beginning = file.read(8)
    file.seek(0)
    if beginning.startswith(PARQUET):
        yield from parquet_batches(file)
    elif beginning.startswith(ARROW_FILE):
        yield from arrow_file_batches(file)
    elif beginning.startswith(ARROW_STREAM):
        yield from arrow_stream_batches(file)
    elif beginning.startswith(FEATHER_1):
        raise Unreadable("found a Feather file of version 1, expected version 2; write it anew with pyarrow.feather.write_feather")
    else:
        raise Unreadable("found neither Parquet nor Arrow, expected one of them; text and JSON go to carom itself")


def stream_batches(stream):
    """Parquet and Arrow files are read from their end, which a stream has not yet."""
    beginning = stream.peek(8)[:8]
    if beginning.startswith((PARQUET, ARROW_FILE)):
        raise Unreadable("found a file that is read from its end, expected an Arrow IPC stream; name the file itself")
    if not beginning.startswith(ARROW_STREAM):
        raise Unreadable("found something else, expected an Arrow IPC stream; text and JSON go to carom itself")
    yield from arrow_stream_batches(stream)


def parquet_batches(file):
    with pa.parquet.ParquetFile(file, pre_buffer=False, buffer_size=65536) as table:
        yield from table.iter_batches(batch_size=ROWS, use_threads=False)


def arrow_file_batches(file):
    with pa.ipc.open_file(file, options=IPC) as reader:
        for number in range(reader.num_record_batches):
            yield from slices(reader.get_batch(number))


def arrow_stream_batches(stream):
    with pa.ipc.open_stream(stream, options=IPC) as reader:
        for batch in reader:
            yield from slices(batch)


def slices(batch):
    for begin in range(0, batch.num_rows, ROWS):
        yield batch.slice(begin, ROWS)
