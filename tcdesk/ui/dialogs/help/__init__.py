"""Help: pages to read on any screen, offline, beside the keys of the screen they were opened from."""
