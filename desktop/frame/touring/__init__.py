"""The tour of five steps."""
