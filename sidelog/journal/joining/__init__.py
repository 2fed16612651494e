"""Two measures, or two products, that are one: the entries of the first become the second's."""
