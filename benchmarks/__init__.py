"""Speed, start-up and memory, measured in one run beside what others do on the same text."""
