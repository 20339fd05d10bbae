"""Drawings of data on an abstract Pen, the same on screen and paper."""
