"""English phrases, one a row."""

from __future__ import annotations

from tests.support.chronicle.rows import Person, Tongue

_NAMES = ("Vera Molnar", "Ilona Varga", "Mara Holt")

ENGLISH = Tongue(
    code="en",
    people=tuple(Person(name, name, f"{name}’s", name, name) for name in _NAMES),
    title="PRESSURE ON JOURNALISTS IN SARDOVIA",
    dateline="Brod, {day}",
    months=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    months_in=(
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
    weekdays_alone=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    weekdays=(
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ),
    days=("{d} {month} {y}", "{month} {d}, {y}", "{weekday}, {d} {month} {y}", "{weekday} {d} {month} {y}"),
    lead="On {day}",
    low="on {day}",
    deeds=(
        "{day}, unidentified men beat {who} in the street.",
        "{day}, an unknown person phoned {who} and threatened to kill her.",
        "{day}, police officers searched the flat of {who}.",
        "{day}, two men attempted to abduct {who}.",
        "{who} was followed by an unknown car {low}.",
        "{day}, unidentified persons set fire to the car of {who}.",
        "According to colleagues, {who} was beaten {low}.",
        "{day}, the authorities summoned {who} for questioning.",
        "{day}, officers of the security service questioned {who} for five hours.",
        "{day}, {who} was expelled from the country.",
        "{day}, {who} filed a complaint with the police.",
    ),
    later=(
        "{N} days later, {low}, unidentified men beat {who}.",
        "{N} days later, {low}, an unknown man phoned {who} and threatened to kill her.",
        "{N} days after that, {low}, police searched the flat of {who}.",
    ),
    next_day=(
        "The next day, {low}, an unknown man threatened {who}.",
        "The following day, {low}, police searched the flat of {who}.",
    ),
    cycles=(
        (
            "{day}, police officers arrested {who}.",
            "{day}, a prosecutor charged {who} with insult of the president.",
            "{day}, {who} was released.",
        ),
        (
            "{day}, {who} was arrested at her office.",
            "{day}, a district court remanded {who} in custody.",
            "{day}, a court sentenced {who} to two years in prison.",
        ),
    ),
    press=(
        (
            "{day}, a press conference of {who} was held. "
            "At the press conference, she said that {low2} unidentified men had beaten her."
        ),
    ),
    born=(
        "{who}, born {low}, is a journalist from Sardovia.",
        "{who} was born {low} in Brod.",
    ),
    aged=(
        "{who}, {old}, was born {low}.",
        "{old}-year-old {who}, born {low}, is a lawyer.",
    ),
    deadlines=(
        "Please send appeals to the Ministry of Justice before {date}.",
        "We ask the Minister of Justice to reply by {date}.",
    ),
    ahead=(
        "An appeal will be heard {low}.",
        "The trial is scheduled for {date}.",
        "A new law will enter into force {low}.",
        "The ban is valid until {date}.",
        "She is to be tried {low}.",
    ),
    back=(
        "{who} had been attacked before, {vague}.",
        "Earlier, {vague}, unknown persons had threatened {who}.",
        "{who} has been under surveillance, as her colleagues say, {vague}.",
        "Another journalist was beaten {vague}.",
        "The newspaper was closed by a court {vague}.",
    ),
    vague=(
        "in {month} {y}",
        "in about {month} {y}",
        "perhaps in {month} {y}",
        "since {month} {y}",
        "until {month} {y}",
        "before {month} {y}",
        "on 3 or 5 {month} {y}",
        "on 3 and 5 {month} {y}",
        "between 1 and 15 {month} {y}",
        "from 3 to 15 {month} {y}",
        "in the 2000s",
        "in the autumn of {y}",
        "on the night of 3 to 4 {month} {y}",
        "in early {month} {y}",
        "in {y}",
    ),
    numbers={2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten", 12: "twelve"},
    numbers_after={},
)
