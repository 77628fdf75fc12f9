"""A scene with its places as SVG."""
