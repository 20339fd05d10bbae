"""What all papers share: page, ink, type, text, letterhead, tables, signatures."""
