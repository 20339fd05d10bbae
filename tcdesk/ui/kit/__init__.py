"""Widgets every screen is made of; they know the theme and the words, never a service."""
