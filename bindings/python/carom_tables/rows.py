"""Record batches → lines of NDJSON. A null is a member that is not there."""
import json

from carom_tables.values import values_of


def lines_of(batch):
    """UTF-8. Columns of one name are members of one name, in their order."""
    names = [json.dumps(name, ensure_ascii=False) for name in batch.schema.names]
    columns = [values_of(column) for column in batch.columns]
    lines = []
    for row in range(batch.num_rows):
        members = (f"{name}: {text(column[row])}" for name, column in zip(names, columns) if column[row] is not None)
        lines.append("{" + ", ".join(members) + "}\n")
    return "".join(lines).encode("utf-8", "replace")


def text(value):
    return json.dumps(value, ensure_ascii=False, allow_nan=False)
