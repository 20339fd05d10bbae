"""What screens are given to show: frozen read models, gathered by the services."""
