"""Pictures on paper: which part of a picture each page shows, and what stands around it."""
