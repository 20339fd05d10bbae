"""TC Desk: an offline desk for one drug-rehabilitation therapeutic community."""

__version__ = "0.1.0"
