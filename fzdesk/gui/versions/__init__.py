"""历史版本: the timeline of a report, what differs between two versions, going back, 定稿."""
