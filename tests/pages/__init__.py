"""Page objects: what a person sees and does, for tests that read like sentences."""
