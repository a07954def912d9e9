"""Messages as programs write them: a reply, a flowed one, a page with pictures, a signed one, a broken one."""

from __future__ import annotations

import pytest

from tocsin.intake.formats import mail

REPLY = """\
Return-Path: <ana@orvania.example>
Received: from mx.orvania.example (mx.orvania.example [192.0.2.1])
\tby mail.sardovia.example with ESMTPS id x
\tfor <desk@sardovia.example>; Fri, 12 Jul 2030 10:00:00 +0000
DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/relaxed;
 d=orvania.example; s=2030; h=from:to:subject;
 b=AAAABBBBCCCC
X-Mailer: Some Mailer 5.1
MIME-Version: 1.0
From: Ana Velich <ana@orvania.example>
To: "Desk, Sardovia" <desk@sardovia.example>,
 Irena Tal <irena@sardovia.example>
Date: Fri, 12 Jul 2030 12:00:00 +0200
Subject: Re: What happened on
 Tuesday?
In-Reply-To: <1@sardovia.example>
Content-Type: multipart/alternative; boundary="000000000000"

--000000000000
Content-Type: text/plain; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

Two men followed me from the office to my flat =E2=80=93 and again on Tue=
sday.

On Thu, 11 Jul 2030, Desk <desk@sardovia.example> wrote:
> What happened on Tuesday?

--=20
Ana
--000000000000
Content-Type: text/html; charset="UTF-8"
Content-Transfer-Encoding: quoted-printable

<div dir=3D"ltr">Two men followed me <b>from the office</b></div>
--000000000000--
"""
REPLY_TEXT = """\
From: Ana Velich <ana@orvania.example>
To: "Desk, Sardovia" <desk@sardovia.example>, Irena Tal <irena@sardovia.example>
Date: Fri, 12 Jul 2030 12:00:00 +0200
Subject: Re: What happened on Tuesday?

Two men followed me from the office to my flat – and again on Tuesday.

On Thu, 11 Jul 2030, Desk <desk@sardovia.example> wrote:
> What happened on Tuesday?

--
Ana"""

FLOWED = """\
Message-ID: <2@orvania.example>
Date: Fri, 12 Jul 2030 12:00:00 +0200
MIME-Version: 1.0
User-Agent: Some Mailer
From: ana@orvania.example
Content-Type: text/plain; charset=UTF-8; format=flowed
Content-Transfer-Encoding: 7bit

On 5 July two men followed me from the office to \n\
my apartment. They stood at the tram stop for \n\
half an hour.

They asked:
> Where does \n\
> she live?
My neighbour did not say.
-- \n\
Ana
"""
FLOWED_TEXT = """\
From: ana@orvania.example
Date: Fri, 12 Jul 2030 12:00:00 +0200

On 5 July two men followed me from the office to my apartment. They stood at the tram stop for half an hour.

They asked:
> Where does she live?
My neighbour did not say.
--
Ana"""

PICTURES = """\
From: =?utf-8?B?0JDQvdCwINCS0LXQu9C40Yc=?= <ana@orvania.example>
Subject: =?utf-8?Q?=D0=9F=D0=BE=D0=B3=D1=80=D0=BE?=
 =?utf-8?Q?=D0=B7=D0=B0?=
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: multipart/related; boundary=inner

--inner
Content-Type: text/html; charset=windows-1251
Content-Transfer-Encoding: base64

PHA+yOwg6Ofi5fHy7e4sIOPk5SD/IObo4vMuPC9wPg==
--inner
Content-Type: image/png; name="=?utf-8?B?0YTQvtGC0L4ucG5n?="
Content-Transfer-Encoding: base64
Content-ID: <p>

iVBORw0KGgo=
--inner--
--outer
Content-Type: audio/ogg
Content-Disposition: attachment; filename*=utf-8''%D0%B3%D0%BE%D0%BB%D0%BE%D1%81.ogg
Content-Transfer-Encoding: base64

T2dnUw==
--outer
Content-Type: text/plain; charset=us-ascii
Content-Disposition: inline

Sent from a telephone
--outer--
"""
PICTURES_TEXT = """\
From: Ана Велич <ana@orvania.example>
Subject: Погроза

Им известно, где я живу.

Sent from a telephone"""

SIGNED = """\
From: ana@orvania.example
MIME-Version: 1.0
Content-Type: multipart/signed; micalg=pgp-sha512;
 protocol="application/pgp-signature"; boundary=sig

--sig
Content-Type: text/plain; charset=utf-8

I am well.
--sig
Content-Type: application/pgp-signature; name="signature.asc"

-----BEGIN PGP SIGNATURE-----
AAAA
-----END PGP SIGNATURE-----
--sig--
"""
SIGNED_TEXT = "From: ana@orvania.example\n\nI am well."

BROKEN = """\
From: ana@orvania.example
Date: yesterday
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="never comes
Subject: =?utf-9?X?what?=

Two men came.
"""
BROKEN_TEXT = "From: ana@orvania.example\nDate: yesterday\nSubject: =?utf-9?X?what?=\n\nTwo men came."


@pytest.mark.parametrize(
    ("message", "text", "parts"),
    [
        pytest.param(REPLY, REPLY_TEXT, (), id="a reply"),
        pytest.param(FLOWED, FLOWED_TEXT, (), id="flowed"),
        pytest.param(PICTURES, PICTURES_TEXT, ("фото.png (image/png)", "голос.ogg (audio/ogg)"), id="with pictures"),
        pytest.param(SIGNED, SIGNED_TEXT, ("signature.asc (application/pgp-signature)",), id="signed"),
        pytest.param(BROKEN, BROKEN_TEXT, (), id="broken"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_message_as_programs_write_it(message: str, text: str, parts: tuple[str, ...], line_end: str) -> None:
    found = mail.read(message.replace("\n", line_end).encode("ascii"))
    assert found.text == text
    assert found.parts == parts


def test_an_mbox_line_before_the_head_is_no_part_of_it() -> None:
    found = mail.read(b"From ana@orvania.example Fri Jul 12 10:00:00 2030\n" + SIGNED.encode())
    assert found.text == SIGNED_TEXT


@pytest.mark.parametrize("kind", ["text/calendar", "application/pdf", "message/rfc822", "image/jpeg"])
def test_a_message_that_is_only_an_attachment_names_it(kind: str) -> None:
    message = f"From: ana@orvania.example\nMIME-Version: 1.0\nContent-Type: {kind}; name=a.bin\n\nbytes\n"
    found = mail.read(message.encode())
    assert found.text == "From: ana@orvania.example"
    assert len(found.parts) == 1
    assert found.parts[0].endswith(f"({kind})")
