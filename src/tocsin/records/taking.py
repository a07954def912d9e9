"""Writing what a batch of operations says: entities, claims, judgements and links, as they stand."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.records import claimed, entities, judging, linking
from tocsin.records.batches import Batch
from tocsin.records.claimed import Made
from tocsin.records.entities import Opening


def take(batch: Batch) -> tuple[Mapping[str, Opening], Made, set[str]]:
    """Write what a batch says, but for typed rows.

    Returns the entities whose every claim is in the batch, the claims that count, and the other entities that were
    touched.
    """
    batch.read_orders(batch.told)
    judged = judging.note(batch)
    opened, touched = entities.open_all(batch)
    made, also = claimed.make_all(batch, opened)
    touched |= also | judging.write(judged - made.keys(), batch)
    touched |= linking.keep(batch)
    batch.write_aside()
    return opened, made, touched
