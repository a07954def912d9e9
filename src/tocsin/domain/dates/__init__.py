"""World time: EDTF (ISO 8601-2) as bounds with doubt, compared in three values. Never padded to an invented day."""
