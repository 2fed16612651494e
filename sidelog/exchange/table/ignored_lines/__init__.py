"""Lines that say nothing of their day: examples, ones deleted or keyed twice, and their zeros."""
