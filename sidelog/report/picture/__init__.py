"""Pictures: one set of axes, in braille for a terminal and as SVG for a page."""
