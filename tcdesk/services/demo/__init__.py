"""An invented facility with a consistent history, for trying the program and for tests. Nobody in it exists."""
