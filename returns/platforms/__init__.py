"""What is special about each place where orders are sold: its files, its words, its markets."""
