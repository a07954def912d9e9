"""Pure: text to proposals, each with the passage it stands on."""
