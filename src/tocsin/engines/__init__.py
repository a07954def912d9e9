"""Statistical models behind the protocol of reading; every one is an extra that is never needed."""
