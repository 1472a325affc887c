"""How work is done: the shell that each presenter is given, jobs, undo, and what changed."""
