"""The command line: every service without a window, for scripts and for checking the product."""
