"""The desk's database as a file: opened, locked, brought up to date, proved, copied, salvaged."""
