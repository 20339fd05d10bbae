"""Instruments: what is asked, how it is scored, what the score means. One file each."""
