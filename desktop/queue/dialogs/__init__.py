"""What is asked before a step or a case is written."""
