"""What was found, beside what was claimed, and the verdict."""
