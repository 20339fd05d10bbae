"""The schema, one file for each step: plain SQL that is never edited once a facility has run it."""
