"""Calendars: the same records as on paper, for a telephone or a desktop calendar."""
