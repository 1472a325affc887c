"""Everything that knows Qt: the window a seller works in."""

#: the program's version; `pyproject.toml` takes it from here
VERSION = "0.1.0"
