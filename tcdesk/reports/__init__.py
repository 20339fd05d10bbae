"""Paper: documents, their parts and the PDF they end in."""
