"""The only way to read. Every function takes a Viewer; absent and forbidden look alike."""
