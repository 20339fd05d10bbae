"""Papers, one file each; a module here registers its document."""
