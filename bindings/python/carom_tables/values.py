"""Columns → values that JSON has: strings, numbers, true and false, lists, objects, and None where nothing stands."""
import datetime
import math
import uuid

import pyarrow as pa
import pyarrow.compute

EPOCH = datetime.datetime(1970, 1, 1)
PER_SECOND = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}


def values_of(array):
    """One value a row."""
    for is_of, convert in CONVERTERS:
        if is_of(array.type):
            return convert(array)
    return array.to_pylist()


def each(convert, values):
    return [None if value is None else convert(value) for value in values]


def decoded(array):
    return values_of(array.dictionary_decode())


def strings(array):
    """Writers put bytes of any kind into columns of strings."""
    try:
        return array.to_pylist()
    except UnicodeDecodeError:
        return each(text_of_bytes, array.cast(pa.large_binary()).to_pylist())


def binary(array):
    return each(text_of_bytes, array.to_pylist())


def text_of_bytes(value):
    """UTF-8, else Windows-1252 with C1 controls for its five unassigned bytes, as Carom reads text."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in value)


def floats(array):
    """NaN is how tables spell a missing number, and JSON has no infinity."""
    return each(lambda number: number if math.isfinite(number) else None, array.cast(pa.float64()).to_pylist())


def decimals(array):
    """As strings, which keep every digit."""
    return each(lambda number: format(number, "f"), array.to_pylist())


def timestamps(array):
    """ISO 8601 (RFC 3339): with `Z` where the column has a zone, without where it has none."""
    zone = "" if array.type.tz is None else "Z"
    return each(lambda count: moment(count, array.type.unit) + zone, array.cast(pa.int64()).to_pylist())


def moment(count, unit):
    """Digits alone where a calendar with years of four digits has no such day."""
    seconds, fraction = divmod(count, PER_SECOND[unit])
    try:
        day = EPOCH + datetime.timedelta(seconds=seconds)
    except OverflowError:
        return str(seconds)
    return day.isoformat(timespec="seconds") + fraction_of(fraction, unit)


def fraction_of(count, unit):
    """`.118`; nothing for whole seconds."""
    digits = str(count).rjust(len(str(PER_SECOND[unit])) - 1, "0").rstrip("0") if count else ""
    return "." + digits if digits else ""


def dates(array):
    """With a time where milliseconds of a `date64` say one."""
    if pa.types.is_date64(array.type):
        return each(lambda count: day_of(count, "ms"), array.cast(pa.int64()).to_pylist())
    return each(lambda day: day_of(day * 86400, "s"), array.cast(pa.int32()).to_pylist())


def day_of(count, unit):
    return moment(count, unit).removesuffix("T00:00:00")


def times(array):
    unit = array.type.unit
    counts = array.cast(pa.int32() if pa.types.is_time32(array.type) else pa.int64()).to_pylist()
    return each(lambda count: moment(count, unit).partition("T")[2], counts)


def durations(array):
    """Seconds."""
    per_second = PER_SECOND[array.type.unit]
    counts = array.cast(pa.int64()).to_pylist()
    return each(lambda count: count // per_second if count % per_second == 0 else count / per_second, counts)


def structs(array):
    """Members that are null are left out, as those of rows are."""
    names = [field.name for field in array.type]
    columns = [values_of(column) for column in array.flatten()]
    valid = array.is_valid().to_pylist()
    return [{name: column[row] for name, column in zip(names, columns) if column[row] is not None} if valid[row] else None
            for row in range(len(array))]


def lists(array):
    return [None if not one.is_valid else values_of(one.values) for one in array]


def maps(array):
    """Objects, with keys as text."""
    return [None if not one.is_valid else {str(key): value for key, value in entries(one.values)} for one in array]


def entries(pairs):
    return zip(values_of(pairs.field(0)), values_of(pairs.field(1)))


def extensions(array):
    if array.type.extension_name == "arrow.uuid":
        return each(lambda value: str(uuid.UUID(bytes=value)), array.storage.to_pylist())
    return values_of(array.storage)


def runs(array):
    return values_of(pa.compute.run_end_decode(array))


def others(array):
    """What has no words of its own in JSON: unions, intervals."""
    return each(str, array.to_pylist())


def is_any_of(*names):
    questions = [getattr(pa.types, name) for name in names if hasattr(pa.types, name)]
    return lambda kind: any(question(kind) for question in questions)


# (whether a type is of the kind, its converter). Whole numbers, booleans and the null type are as JSON has them.
CONVERTERS = [
    (lambda kind: isinstance(kind, pa.BaseExtensionType), extensions),
    (is_any_of("is_dictionary"), decoded),
    (is_any_of("is_run_end_encoded"), runs),
    (is_any_of("is_string", "is_large_string", "is_string_view"), strings),
    (is_any_of("is_binary", "is_large_binary", "is_fixed_size_binary", "is_binary_view"), binary),
    (is_any_of("is_floating"), floats),
    (is_any_of("is_decimal"), decimals),
    (is_any_of("is_timestamp"), timestamps),
    (is_any_of("is_date"), dates),
    (is_any_of("is_time"), times),
    (is_any_of("is_duration"), durations),
    (is_any_of("is_struct"), structs),
    (is_any_of("is_map"), maps),
    (is_any_of("is_list", "is_large_list", "is_fixed_size_list", "is_list_view", "is_large_list_view"), lists),
    (is_any_of("is_union", "is_interval"), others),
]
