"""Lines of doses, all together: which of them count, and for what: a moment, a day, a total."""
