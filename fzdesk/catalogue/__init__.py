"""The catalogue (目录): what a report must say, as data."""
