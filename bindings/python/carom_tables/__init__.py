"""Tables of Parquet and Arrow files as NDJSON, one object a row, for Carom to read."""
