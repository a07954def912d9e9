"""From words to events: who does what to whom, when, and how sure the text is."""
