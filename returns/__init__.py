"""The trade of returns: rules, services and papers, without a window and without SQL in sight."""

#: the program's version; `pyproject.toml` takes it from here
VERSION = "0.1.0"
