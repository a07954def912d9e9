"""Other systems' formats, in and out. One format, one file."""
