"""Opens every page, renders every document and counts every registry, on the frozen program too."""
