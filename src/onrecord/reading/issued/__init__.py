"""Documents that are themselves what somebody said: whose words each stretch is, and the statements that makes."""
