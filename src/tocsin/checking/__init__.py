"""Pure: the facts of a case to findings. One rule, one file."""
