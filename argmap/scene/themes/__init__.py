"""Themes: which look each role has, the themes that come with argmap, and how to read and write one's own.

`argmap.scene.theme` is the way in; it loads only what every picture needs.
"""
