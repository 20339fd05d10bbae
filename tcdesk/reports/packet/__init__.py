"""Parts of the case-conference packet."""
