"""Pages as they are found: a newspaper's, from Word, from LibreOffice, built of tables, saved by a browser."""

from __future__ import annotations

import io

import pytest

from tocsin.intake import Extracted, extract

NEWSPAPER = """\
<!DOCTYPE html>
<html lang="en" class="no-js">
<head>
  <meta charset="utf-8">
  <title>Journalist followed in Orvania | The Sardovia Herald</title>
  <link rel="stylesheet" href="https://cdn.sardovia.example/site.css">
  <script async src="https://stats.sardovia.example/count.js"></script>
  <script type="application/ld+json">{"headline": "Journalist followed"}</script>
</head>
<body>
  <a class="skip" href="#main">Skip to content</a>
  <header><nav><ul><li><a href="/">News</a></li><li><a href="/sport">Sport</a></li></ul></nav></header>
  <main id="main">
    <article>
      <h1>Journalist followed in Orvania</h1>
      <p class="byline">By <a href="/authors/irena-tal">Irena Tal</a>, 12&nbsp;July 2030</p>
      <figure><img src="tram.jpg" alt="A tram stop"><figcaption>The tram stop. Photo: I. Tal</figcaption></figure>
      <p>Two unidentified men followed the journalist <strong>Ana Velich</strong> on 5&nbsp;July,
         <a href="https://unionofjournalists.example/statements/12">the Union of Journalists</a>
         said on&nbsp;Monday.</p>
      <blockquote><p>&ldquo;They know where I live,&rdquo; she told the union.</p></blockquote>
      <p>The police<sup id="r1"><a href="#n1">1</a></sup> refused her complaint.<br>
         A lawyer was not let in.</p>
      <aside class="ad"><script>show()</script></aside>
      <h2>Earlier cases</h2>
      <ul>
        <li>March 2029: a threat by telephone;</li>
        <li>May 2030: <em>a slashed tyre</em>.</li>
      </ul>
      <form><label>Your e-mail <input type="email"></label><button>Subscribe</button></form>
      <footer><p id="n1">1 District office No 3.</p></footer>
    </article>
  </main>
  <footer><p>© 2030 The Sardovia Herald</p></footer>
  <noscript><img src="https://stats.sardovia.example/pixel.gif"></noscript>
</body>
</html>
"""
NEWSPAPER_TEXT = """\
Skip to content

Journalist followed in Orvania

By Irena Tal, 12\u00a0July 2030

The tram stop. Photo: I. Tal

Two unidentified men followed the journalist Ana Velich on 5\u00a0July, the Union of Journalists \
[https://unionofjournalists.example/statements/12] said on\u00a0Monday.

“They know where I live,” she told the union.

The police¹ refused her complaint.
A lawyer was not let in.

Earlier cases

– March 2029: a threat by telephone;
– May 2030: a slashed tyre.

Your e-mail

1 District office No 3."""

WORD = """\
<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">
<head><meta http-equiv=Content-Type content="text/html; charset=windows-1251">
<!--[if gte mso 9]><xml><o:OfficeDocumentSettings></o:OfficeDocumentSettings></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm;} --></style></head>
<body lang=RU link=blue>
<div class=WordSection1>
<p class=MsoNormal align=center style='text-align:center'><b><span lang=RU>ЗАЯВЛЕНИЕ<o:p></o:p></span></b></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoNormal><span lang=RU>5 июля 2030 года двое мужчин
следили за журналисткой<a style='mso-footnote-id:ftn1' href="#_ftn1" name="_ftnref1"><span
class=MsoFootnoteReference><sup>1</sup></span></a>.<o:p></o:p></span></p>
<p class=MsoListParagraph style='text-indent:-18.0pt'><![if !supportLists]><span>1.<span>&nbsp;&nbsp;
</span></span><![endif]><span lang=RU>Начать проверку.<o:p></o:p></span></p>
</div>
<div><hr align=left size=1 width="33%"><div id=ftn1><p class=MsoFootnoteText><sup>1</sup> Беседа 6 июля.</p></div></div>
</body></html>
"""
WORD_TEXT = """\
ЗАЯВЛЕНИЕ

5 июля 2030 года двое мужчин следили за журналисткой¹.

1.\u00a0\u00a0 Начать проверку.

¹ Беседа 6 июля."""

LIBREOFFICE = """\
<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN">
<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title>
<style type="text/css">p { line-height: 115% }</style></head>
<body lang="pl-PL" dir="ltr">
<h1 class="western">Oświadczenie</h1>
<p style="line-height: 100%">Dwóch mężczyzn <b>śledziło</b> dziennikarkę.<sup><a class="sdfootnoteanc"
name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a></sup></p>
<ol><li><p>Wszcząć śledztwo.</p></li><li><p>Chronić świadków.</p></li></ol>
<table width="100%" cellpadding="4"><tr valign="top"><td><p>Data</p></td><td><p>Zdarzenie</p></td></tr>
<tr valign="top"><td><p>5 lipca</p></td><td><p>Śledzenie</p></td></tr></table>
<div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>Rozmowa.</p></div>
</body></html>
"""
LIBREOFFICE_TEXT = """\
Oświadczenie

Dwóch mężczyzn śledziło dziennikarkę.¹

1. Wszcząć śledztwo.
2. Chronić świadków.

Data\tZdarzenie
5 lipca\tŚledzenie

1Rozmowa."""

OLD = """\
<HTML><HEAD><TITLE>Committee of Orvania</TITLE></HEAD>
<BODY BGCOLOR=#FFFFFF><CENTER><FONT SIZE=+2>Committee of Orvania</FONT></CENTER><HR>
<TABLE WIDTH=600><TR><TD WIDTH=150><A HREF=index.htm>Home</A><BR><A HREF=links.htm>Links</A></TD>
<TD><P><B>A threat</B><P>On 5 July two men came.<P>They asked for her.
<TABLE BORDER=1><TR><TH>Day<TH>Place<TR><TD>5 July<TD>Tram stop<TR><TD>6 July<TD>&nbsp;</TABLE>
</TD></TR></TABLE><P><FONT SIZE=1>Last change: 7 July</FONT></BODY></HTML>
"""
OLD_TEXT = """\
Committee of Orvania

Home
Links

A threat

On 5 July two men came.

They asked for her.

Day\tPlace
5 July\tTram stop
6 July

Last change: 7 July"""

SAVED = """\
From: <Saved by a browser>
Snapshot-Content-Location: https://sardovia.example/news/12
Subject: A threat
Date: Fri, 12 Jul 2030 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="----MultipartBoundary--x----"


------MultipartBoundary--x----
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://sardovia.example/news/12

<!DOCTYPE html><html><head><meta charset=3D"UTF-8"></head><body><p>Two m=
en came to Zden=C4=9Bk.</p></body></html>
------MultipartBoundary--x----
Content-Type: text/css
Content-Transfer-Encoding: quoted-printable
Content-Location: cid:css-1@mhtml.blink

p { color: red }
------MultipartBoundary--x------
"""
SAVED_TEXT = """\
From: <Saved by a browser>
Date: Fri, 12 Jul 2030 10:00:00 -0000
Subject: A threat

Two men came to Zdeněk."""


@pytest.mark.parametrize(
    ("page", "codec", "media_type", "text"),
    [
        pytest.param(NEWSPAPER, "utf-8", "text/html", NEWSPAPER_TEXT, id="a newspaper"),
        pytest.param(WORD, "cp1251", "text/html", WORD_TEXT, id="from Word"),
        pytest.param(LIBREOFFICE, "utf-8", "text/html", LIBREOFFICE_TEXT, id="from LibreOffice"),
        pytest.param(OLD, "ascii", "text/html", OLD_TEXT, id="built of tables"),
        pytest.param(SAVED, "ascii", "message/rfc822", SAVED_TEXT, id="saved by a browser"),
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_page_as_it_is_found(page: str, codec: str, media_type: str, text: str, line_end: str) -> None:
    found = extract(io.BytesIO(page.replace("\n", line_end).encode(codec)), name=None)
    assert isinstance(found, Extracted)
    assert found.text == text
    assert found.media_type == media_type


@pytest.mark.parametrize(
    ("declared", "codec"),
    [("windows-1251", "cp1251"), ("koi8-r", "koi8-r"), ("utf-8", "utf-8"), ("nothing", "utf-8"), ("utf-8", "utf-16")],
)
def test_the_same_page_in_another_encoding_is_the_same_text(declared: str, codec: str) -> None:
    found = extract(io.BytesIO(WORD.replace("windows-1251", declared).encode(codec)), name=None)
    assert isinstance(found, Extracted)
    assert found.text == WORD_TEXT
