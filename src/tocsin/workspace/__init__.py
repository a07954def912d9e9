"""The folder on disk: header, slots, the unlocked session, device key, heads."""
