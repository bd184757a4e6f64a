"""总览: how far the year is, in figures and small pictures, and what has gone quiet."""
