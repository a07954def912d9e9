"""The grammar of Russian, Ukrainian and Polish: who does what to whom, as endings say it and not the order of words."""
