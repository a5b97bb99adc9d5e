"""What an archive hands on to other programs: one file a format; `formats` lists them."""
