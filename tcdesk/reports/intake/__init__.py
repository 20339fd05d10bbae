"""Parts of the intake summary."""
