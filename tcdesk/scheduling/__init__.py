"""Who sits with whom this week: rules, solver and explanations."""
