"""A case as its addressee takes it: files, words, limits."""
