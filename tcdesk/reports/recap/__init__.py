"""Parts of the monthly recap."""
