"""One module a format, imported only inside the child: `MEDIA_TYPE` and `read(data) -> Extracted`."""
