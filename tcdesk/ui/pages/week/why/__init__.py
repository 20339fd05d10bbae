"""Why a week leaves residents out, what helps, and what becomes of it when something happens."""
