"""校核 in the window: findings kept up to date, their page, and their lines and cards in the prose."""
