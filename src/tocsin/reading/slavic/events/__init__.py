"""From words to events in Russian, Ukrainian and Polish: endings say who does what to whom, not the order of words."""
