"""What stands around every screen: sidebar, top bar, hint bar, palette."""
