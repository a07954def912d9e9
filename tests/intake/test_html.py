"""Pages: what a person sees, in reading order, line by line."""

from __future__ import annotations

import pytest

from tocsin.intake.formats import html
from tocsin.intake.formats.html import from_text
from tocsin.intake.model import Reason, RefusedError


@pytest.mark.parametrize(
    ("page", "text"),
    [
        pytest.param("<p>One\n  two\tthree</p>", "One two three", id="white space is one space"),
        pytest.param("<p>One</p><p>Two</p>", "One\n\nTwo", id="paragraphs"),
        pytest.param("<h1>Head</h1>text<h2>Next</h2>", "Head\n\ntext\n\nNext", id="headings"),
        pytest.param("<p>a<b>b</b> <i>c</i>d</p>", "ab cd", id="inline elements join"),
        pytest.param("<p>one<br>two<br/> three</p>", "one\ntwo\nthree", id="line breaks"),
        pytest.param("<p>one&nbsp;&amp;&#160;two&mdash;</p>", "one\u00a0&\u00a0two—", id="entities"),
        pytest.param("<ul><li>one<li>two</ul>after", "– one\n– two\n\nafter", id="a list"),
        pytest.param("<ol><li>one<li>two</ol>", "1. one\n2. two", id="a numbered list"),
        pytest.param(
            "<ol start=4><li>four<li value=9>nine<li>ten</ol>", "4. four\n9. nine\n10. ten", id="numbers given"
        ),
        pytest.param("<ol start=x><li>one</ol>", "1. one", id="a start that is no number"),
        pytest.param("<ul><li>a<ol><li>b</ol>c</ul>", "– a\n1. b\nc", id="a list in a list"),
        pytest.param("<ul><li><p>a</p><p>b</p></ul>", "– a\nb", id="paragraphs of an item"),
        pytest.param("<ul><li>a</ul><ul><li>b</ul>", "– a\n\n– b", id="two lists"),
        pytest.param("<dl><dt>Name<dd>Ana</dl>", "Name\nAna", id="definitions"),
        pytest.param("<table><tr><th>Name<th>Age<tr><td>Ana<td>31</table>", "Name\tAge\nAna\t31", id="a table"),
        pytest.param("<table><tr><td><p>a<p>b<td>c</table>", "a\n\nb\n\nc", id="a table for layout"),
        pytest.param("<table><tr><td><table><tr><td>a<td>b</table></table>x", "a\tb\n\nx", id="a table in a table"),
        pytest.param("<table><tr><td><td> </table>x", "x", id="an empty row"),
        pytest.param("<td>a</td>", "a", id="a cell without a table"),
        pytest.param("<pre>a  b\n  c</pre>", "a  b\n  c", id="preformatted"),
        pytest.param("<p>held.<sup>1</sup> The 5<sup>th</sup></p>", "held.¹ The 5th", id="marks of notes"),
        pytest.param("<p>He said <q>no</q></p>", "He said “no”", id="quotation marks"),
        pytest.param("<blockquote>said</blockquote>by her", "said\n\nby her", id="a quotation"),
        pytest.param("", "", id="nothing"),
        pytest.param("<p>   </p>", "", id="only spaces"),
        pytest.param("a\x00b\x07c", "abc", id="control characters"),
        pytest.param("<p>open <b>never closed", "open never closed", id="damaged"),
        pytest.param("</table></td></p>text", "text", id="closed, never opened"),
    ],
)
def test_a_page_as_lines(page: str, text: str) -> None:
    assert from_text(page) == text


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>", "<style>x</style>", "<noscript>x</noscript>", "<template>x</template>",
        "<!-- x -->", "<?x x?>", "<nav>x</nav>", "<footer>x</footer>", "<iframe src=x>x</iframe>",
        "<select><option>x</select>",
        "<textarea>x</textarea>",
        "<p hidden>x</p>", "<p style='color:red; DISPLAY : none'>x</p>",
        "<img alt=x src=https://sardovia.example/p.png>",
        "<svg><text>x</text></svg>", "<head><title>x</title></head>",
    ],
)  # fmt: skip
def test_what_nobody_sees_or_is_no_text_is_left_out(hidden: str) -> None:
    assert from_text(f"<body><p>before</p>{hidden}<p>after</p></body>") == "before\n\nafter"


def test_the_foot_of_an_article_is_part_of_it() -> None:
    assert from_text("<article><p>a</p><footer>by Ana</footer></article><footer>us</footer>") == "a\n\nby Ana"


@pytest.mark.parametrize(
    ("link", "text"),
    [
        ("<a href='https://sardovia.example/report'>the report</a>", "the report [https://sardovia.example/report]"),
        ("<a href=' https://sardovia.example '>the report</a>", "the report [https://sardovia.example]"),
        ("<a href='https://www.sardovia.example/'>sardovia.example</a>", "sardovia.example"),
        ("<a href='http://sardovia.example/a'>https://sardovia.example/a</a>", "https://sardovia.example/a"),
        ("<a href='/about'>us</a>", "us"),
        ("<a href='#note'>1</a>", "1"),
        ("<a href='mailto:a@orvania.example'>write</a>", "write"),
        ("<a href='javascript:alert(1)'>press</a>", "press"),
        ("<a href='https://sardovia.example/a b]'>odd</a>", "odd"),
        ("<a href='https://sardovia.example/p'><img src=x></a>", ""),
        ("<a>nowhere</a>", "nowhere"),
    ],
)
def test_a_links_target_stands_beside_it_where_the_words_do_not_say_it(link: str, text: str) -> None:
    assert from_text(f"<p>{link}</p>") == text


RUSSIAN = "Двое неизвестных мужчин следили за журналисткой."


@pytest.mark.parametrize(
    ("page", "encoding"),
    [
        (f"<meta charset=windows-1251><p>{RUSSIAN}".encode("cp1251"), "Windows-1251"),
        (f'<meta http-equiv="x" content="text/html; charset=koi8-r"><p>{RUSSIAN}'.encode("koi8-r"), "KOI8-R"),
        (f"<?xml version='1.0' encoding='windows-1251'?><p>{RUSSIAN}".encode("cp1251"), "Windows-1251"),
        (f"<meta charset=utf-8><p>{RUSSIAN}".encode("cp1251"), "Windows-1251"),
        (f"<meta charset=utf-16><p>{RUSSIAN}".encode(), "UTF-8"),
        (f"<p>{RUSSIAN}".encode("utf-16"), "UTF-16"),
        (f"<p>{RUSSIAN}".encode(), "UTF-8"),
    ],
)
def test_the_encoding_is_the_declared_one_or_decided(page: bytes, encoding: str) -> None:
    found = html.read(page)
    assert (found.text, found.encoding) == (RUSSIAN, encoding)


def test_elements_nested_beyond_reason_are_refused() -> None:
    assert from_text("<div>" * 200 + "deep") == "deep"
    with pytest.raises(RefusedError) as caught:
        from_text("<div>" * 100_000 + "deep")
    assert caught.value.reason is Reason.TOO_MANY_PARTS


def test_entities_of_its_own_are_not_expanded() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><p>&b;</p>'
    assert "haha" not in from_text(bomb)
