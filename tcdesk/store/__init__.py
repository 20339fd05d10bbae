"""The encrypted facility file: the only place with SQL and keys."""
