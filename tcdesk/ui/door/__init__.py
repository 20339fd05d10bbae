"""Screens without a desk behind them: setting up, signing in, the lock, and where none of it can go on."""
