"""Statistical models behind the protocol of reading; every one is an extra that is never needed."""

from tocsin.engines.choice import best_models

__all__ = ["best_models"]
