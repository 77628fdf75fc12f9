"""Sizes that the layout and the drawing have to agree on, in points."""

INCH = 72
HEAD = 8.0
"""The length of the head of a line."""
JUNCTION = 5.0
"""The width of a junction."""
LABEL = 9.0
"""The size of the letters on lines."""
ENDS, APART = 14.0, 11.0
"""On the side of a card, how far the first line is from the corner, and how far two lines at least should be apart."""
ROW_GAP = 15.0
"""Between two cards on one rank."""
PART_GAP = 22.0
"""Between two parts of a map that no line joins."""
MARGIN = 16.0
"""Around the whole picture."""
CORNER = 5.0
"""The radius of the corners of cards, and the width of the bar at their side."""
PADDING = 16.0
"""Between the frame of an article and its cards."""
TITLE_GAP = 6.0
"""Below the title of an article."""
GUTTER = 26.0
"""Between the frames of two articles, where the lines between articles run."""
