"""The screens, one module or package each; each registers a `PageSpec` and none knows another."""
