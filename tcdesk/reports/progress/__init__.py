"""The blocks of the progress report: page 1 measures, page 2 judges, decides and is signed."""
