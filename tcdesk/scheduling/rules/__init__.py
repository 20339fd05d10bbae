"""The rules of the week: each a file that adds itself to the programme and checks a finished plan in plain Python."""
