"""From the bytes of a PDF to the screen and to a printer."""
