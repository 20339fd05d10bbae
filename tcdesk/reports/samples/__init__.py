"""Invented records for previews, the self-test and the tests; none of these people exists."""
