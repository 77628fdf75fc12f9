"""Figures of a comparison: who stands where, how contested issues are, who is near whom, and when what was said.

Each is a function from frozen tables to a `Figure`, which is drawn like a map: in any theme, on a sheet of its own or on paper.
"""
