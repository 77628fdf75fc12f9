"""Diagnostics and the sources they speak of, as text: for terminals, for editors, for other programs.

Every module has a function `report(diagnostics, sources, ...) -> str`.
"""
