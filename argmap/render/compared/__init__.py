"""What is shown of a comparison of positions: tables, pictures, a summary in plain words, and a report with all of them."""
