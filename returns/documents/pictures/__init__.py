"""Pictures from outside, looked at and copied, and pages that become pictures."""
