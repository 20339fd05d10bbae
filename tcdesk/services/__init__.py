"""Use cases: permission, transaction, audit and what changed."""
