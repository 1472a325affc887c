"""The four tracks of a line: which turns they take, and which are refused."""
