"""The report (报告): answers, figures, prose; pure values and functions."""
