"""The report of a comparison: one page that needs nothing else, and every figure and table as a file."""
