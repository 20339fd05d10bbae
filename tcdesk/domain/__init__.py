"""What the house knows: frozen records and the rules over them."""
