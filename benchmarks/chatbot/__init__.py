"""onrecord beside an assistant behind any OpenAI-compatible address, on the same reports, twice (docs/chatbot.md)."""
