"""What is next on a line, by when and why, and what forbids to go on."""
