"""What a report tells of doing: happenings with their codes, who did them and to whom; one question a file."""
