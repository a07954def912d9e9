"""Which cases no rule has anything to ask about, told from their outlines.

What is said here may send a case to the rules for nothing, and never keeps one from them: dates, orders and names are
taken as if nothing spoke for leaving them out. Tests hold each rule to it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from tocsin.checking.chronology import DAY, NIGHT
from tocsin.checking.links import DATE_PROPERTIES, TOLD_SLACK, Link, LinkKind, constraints_of
from tocsin.checking.lives import ALIVE, KILLING, is_death, node_of
from tocsin.checking.network import FAR
from tocsin.domain.dates import Bounds
from tocsin.domain.facts import Relation, RelationKind
from tocsin.domain.outline import NOTED, OUTLINED, Outline, Told

MayStrike = Callable[[Outline], bool]
_Days = Mapping[str, tuple[int, int]]  # of each thing, the day on which it begins and that on which it ends
_Dated = tuple[Told, Bounds]


def always(_: Outline) -> bool:
    """Whatever its outline, the rule looks at the case."""
    return True


def only_in_texts(_: Outline) -> bool:
    """A rule about words: where no text is at hand it is silent."""
    return False


def where_told(property_id: str) -> MayStrike:
    """A rule that is silent where nothing is claimed of a property, which an outline must tell of."""
    assert property_id in OUTLINED | NOTED, property_id
    return lambda outline: property_id in outline.properties


def two_statements(outline: Outline) -> bool:
    """Whether events are told by more than one statement."""
    return len({one.statement for one in outline.of("event.type")}) > 1


def dates_may_disagree(outline: Outline) -> bool:
    """Whether something is wrong when each thing begins and ends as early as all its dates allow.

    Where nothing is, the chronology holds: it binds dates by no more than is looked at here (`chronology_of`).
    """
    dated = [(_as_node(one), one.bounds) for one in outline.told if one.property in DATE_PROPERTIES and one.bounds]
    firm = [(one, bounds) for one, bounds in dated if not bounds.soft]
    days = _earliest(firm)
    extended = {one.entity for one, bounds in firm if bounds.s_max < bounds.e_min}
    return (
        _outside(firm, days)
        or _told_too_early([one for one, _ in firm], days)
        or _after_death(outline, days)
        or any(_broken(relation, days, extended) for relation in outline.relations)
    )


def _earliest(firm: Sequence[_Dated]) -> dict[str, tuple[int, int]]:
    """The first day on which each thing can have begun, and then ended."""
    days: dict[str, tuple[int, int]] = {}
    for one, bounds in firm:
        begin, end = days.get(one.entity, (-FAR, -FAR))
        begin, end = max(begin, bounds.s_min // DAY), max(end, bounds.e_min // DAY)
        days[one.entity] = begin, max(begin, end)
    return days


def _as_node(one: Told) -> Told:
    """What dates a death dates no birth: it is looked at as a thing of its own."""
    return one._replace(entity=node_of(one.entity, one.property)) if one.property == "person.death" else one


def _outside(firm: Sequence[_Dated], days: _Days) -> bool:
    """Whether a date is over before the others let its thing begin or end, or a moment takes more than a night."""
    for one, bounds in firm:
        begin, end = days[one.entity]
        moment = bounds.s_max >= bounds.e_min
        if begin > bounds.s_max // DAY or end > bounds.e_max // DAY or (moment and end > begin + NIGHT):
            return True
    return False


def _told_too_early(firm: Sequence[Told], days: _Days) -> bool:
    """Whether a statement lies before what it tells of, or anything at all before somebody's birth."""
    last_birth = max((days[one.entity][0] for one in firm if one.property == "person.birth"), default=-FAR)
    for one in firm:
        begin, end = days[one.entity]
        if one.property == "event.date" and one.statement in days and begin > days[one.statement][1] + TOLD_SLACK:
            return True
        if one.property != "person.birth" and end < last_birth:
            return True
    return False


def _after_death(outline: Outline, days: _Days) -> bool:
    """Whether what needs a living person begins after somebody's death, whoever that was.

    What was read from words that are not at hand binds nothing (`lives`).
    """
    types = [one for one in outline.of("event.type") if not one.read]
    deaths = [days[one.entity][1] for one in types if one.value == KILLING and one.entity in days]
    if "person.death" in outline.properties:
        deaths += [end for node, (_, end) in days.items() if is_death(node)]
    if not deaths:
        return False
    first = min(deaths)
    return any(one.value in ALIVE and days.get(one.entity, (-FAR, 0))[0] > first for one in types)


def _broken(relation: Relation, days: _Days, extended: Collection[str]) -> bool:
    """Whether a stated order or distance does not hold on these days, where both sides are dated."""
    lasting = relation.kind is RelationKind.DURATION
    wanted = extended if lasting else days
    if relation.first not in wanted or relation.second not in wanted:
        return False
    if relation.days is None and (lasting or relation.kind is RelationKind.DISTANCE):
        return False
    at = (*days[relation.first], *days[relation.second])
    link = Link(LinkKind(relation.kind.value), relation.first, relation.second, relation)
    return any(at[target] - at[source] > weight for source, target, weight in constraints_of(link, 0, 2))
