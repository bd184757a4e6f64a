"""Widgets that know nothing of sessions or workbooks: they take values and emit signals."""
