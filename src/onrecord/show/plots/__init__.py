"""Pictures of answers: in the terminal, as SVG and PNG. They need the extra `plots`."""
