"""fzdesk writes a township's yearly 法治政府建设年度报告, offline."""

__version__ = "0.1.0"
