"""How the bytes of an operation lie in their row: as they are, or deflated against a fixed dictionary (ADR 0013).

The first byte tells the form; whichever is shorter is kept. The canonical bytes come out exactly. The dictionary is
part of what is on disk: it is never changed, another one gets another number (docs/format/record.md).
"""

from __future__ import annotations

import zlib

_DEFLATED_1 = b"\x01"
_WINDOW = 12  # bits; a reader takes any up to 15
_MEMORY = 4
_SHORT = 1 << 10  # bytes: nearly every operation is shorter, and room made for more costs a third of the time
LONGEST = 1 << 20  # bytes of an operation; a longer one is kept as it is, and nothing unfolds to more

DICTIONARY_1 = (
    b'"op":"source.opened","op":"role.granted","op":"member.removed","op":"device.removed","op":"workspace.opened",'
    b'{"basis":"","finding":"","op":"finding.settled","v":1}{"claims":["","intervention":"","letters":["'
    b'","op":"letter.composed","v":1}{"join":"","one":"","op":"entities.joined","other":"","op":"entities.parted","v":1}'
    b'{"digest":"","key":"","made_by":"","made_from":"","map":[[0,1],["media_type":"application/pdf","text/plain'
    b'","op":"file.sealed","role":"original","role":"transcript","role":"text","size":'
    b'{"accepted":0,"looked":0,"op":"statement.reviewed","reader":"","rejected":0,"statement":"'
    b'{"erasure":"","ground":"consent_withdrawn","op":"content.erased","places":[["'
    b'{"assessor":"","claim":"","holds":"supported","unsure","contradicted","information_grade":"2","op":"claim.assessed",'
    b'"source_grade":"B","v":1}{"about":"","op":"reason.given","text":"","op":"claims.unlooked","op":"claims.looked",'
    b'"op":"claim.ranked","rank":"preferred","normal","deprecated","v":1}{"claim":"","op":"claim.retracted","v":1}'
    b'"absent":"not_applicable","withheld","not_asked","unknown",["cell","["page","["time","stance":"denies","hedges"'
    b'"said_by":"","said_by_entity":"","language":"pl","uk","ru","en","op":"claim.made","original":"'
    b'"property":"delivery.response.addressee.demand.intervention.stage.proceeding.relation.chain.evidence.sighting.'
    b'"property":"membership.person","membership.group","role.title","role.type","status.type","status.country","'
    b'residence.period","residence.person","residence.place","consent.granted","consent.subject","consent.use","'
    b'order.type","order.first","order.second","case.title","source.contact","source.name","source.grade","'
    b'group.type","group.country","group.name","place.type","place.country","place.point","place.name","'
    b'statement.material","statement.text","statement.evidence","statement.words","statement.day","statement.entered_by","'
    b'statement.language","statement.title","statement.source","statement.date","'
    b'person.minor","person.sex","person.birth","person.short_name","person.country","person.role","person.occupation",'
    b'true,false,"journalist","lawyer","event.description","event.count","event.country","event.term","event.title","'
    b'event.channel","event.attribution","event.place","event.place_words","event.completion","event.type",'
    b'"attempted","threatened","done","surveillance","intimidation_harassment","assault","threat","detention","arrest",'
    b'"event.date","act.method","act.attribution","act.status","act.date","act.type","act.completion","act.victim",'
    b'"act.event","involvement.degree","involvement.attribution","involvement.status","involvement.actor",'
    b'"involvement.act"{"entity":"Aa","kind":"group","place","case","source","statement","involvement","act","event","'
    b'person","op":"entity.opened","v":1}{"claim":"Aa","entity":"Aa","op":"claim.made","passages":[["text","",1,2]],'
    b'"property":"person.name","statement":"Aa","v":1,"value":"201'
)


# copied for each body: to read the dictionary anew takes longer than the body
_READY = zlib.compressobj(6, zlib.DEFLATED, -_WINDOW, _MEMORY, zlib.Z_DEFAULT_STRATEGY, DICTIONARY_1)


def pack(body: bytes) -> bytes:
    """What is put into the row of an operation."""
    if len(body) > LONGEST:
        return body
    deflate = _READY.copy()
    packed = _DEFLATED_1 + deflate.compress(body) + deflate.flush()
    return packed if len(packed) < len(body) else body


def unpack(stored: bytes) -> bytes:
    """The canonical bytes of an operation.

    What is in no known form comes back as it stands: no commitment fits it, so that it is named as altered.
    """
    if stored[:1] != _DEFLATED_1:
        return stored
    inflate = zlib.decompressobj(-zlib.MAX_WBITS, DICTIONARY_1)
    try:
        body = inflate.decompress(stored[1:], _SHORT)
        if not inflate.eof:
            body += inflate.decompress(inflate.unconsumed_tail, LONGEST - _SHORT)
    except zlib.error:
        return stored
    return body if inflate.eof and not inflate.unused_data else stored
