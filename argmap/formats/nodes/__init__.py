"""Graphs of atoms, scheme nodes and edges between them, with passages in resources: what SADFace and arguebuf have in common.

A format takes its file apart into `taken.Taken`, and `reading` makes a debate of that; `writing.drawn` makes of a debate what a
format puts together again.
"""
