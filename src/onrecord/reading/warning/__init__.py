"""What a reader should be told before trusting a report; one question a file."""
