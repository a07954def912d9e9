"""How a program of this version stores the bytes of an operation in `record.db` (docs/format/record.md)."""

from __future__ import annotations

import zlib

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


def body_of(kept: bytes) -> bytes:
    """The canonical bytes. What is in no known form comes back as it stands, and fits no commitment."""
    if kept[:1] != b"\x01":
        return kept
    inflate = zlib.decompressobj(-15, DICTIONARY_1)
    try:
        body = inflate.decompress(kept[1:], 1 << 20)
    except zlib.error:
        return kept
    return body if inflate.eof and not inflate.unused_data else kept
