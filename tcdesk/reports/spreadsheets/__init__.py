"""Workbooks: the same records as on paper, to count on with."""
