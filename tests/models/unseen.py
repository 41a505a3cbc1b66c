"""Addresses, product names and quantities that the model never saw. All hosts are example.org or doi.org."""

from __future__ import annotations

import random

_WORDS = "sonno salute studi ricerca guida dati archivio articoli risorse libri news download".split()
_PEOPLE = "info redazione anna.verdi ufficio-stampa m.neri support luca_b abbonamenti".split()
_HEADS = "Neuro Sleep Mag Vita Calm Omega Bio Sero Dream Night Zen Cardio Lact Nutri Somni".split()
_TAILS = "Well Plus Max Care Flow Zen Pro Lab Tech Fit Line Boost Core Aid".split()
_UNITS = "mg g kcal µg ml kJ °C % mmHg UI".split()


def url(draw: random.Random) -> str:
    start = draw.choice(["https://", "https://", "http://", "https://www.", "www."])
    host = draw.choice(["example.org", "blog.example.org", "it.example.org"])
    path = "/".join(draw.sample(_WORDS, draw.randint(1, 2)))
    end = draw.choice(
        ["", "/", f"-{draw.randint(2, 99)}", ".html", f"?id={draw.randint(100, 9999)}", "#note", "_v2"]
    )
    return f"{start}{host}/{path}{end}"


def doi(draw: random.Random) -> str:
    start = draw.choice(["", "", "doi:", "https://doi.org/"])
    journal = draw.choice(["jsr", "s41598-", "nutr.", "j.sleep.", "brainres.", "PNAS."])
    return (
        f"{start}10.{draw.randint(1000, 9999)}/{journal}{draw.randint(2010, 2025)}.{draw.randint(100, 99999)}"
    )


def mail(draw: random.Random) -> str:
    number = draw.choice(["", "", str(draw.randint(1, 99))])
    return f"{draw.choice(_PEOPLE)}{number}@{draw.choice(['example.org', 'posta.example.org'])}"


def product(draw: random.Random) -> str:
    name = draw.choice(_HEADS) + draw.choice(_TAILS)
    kind = draw.randrange(6)
    if kind == 0:
        return f"{name}{draw.choice(['-B6', '3', '500', '-X2', ' 24', ' D3'])}"
    if kind == 1:
        return f"{draw.choice(_HEADS)}{draw.randint(2, 60)}{draw.choice(_TAILS)}"
    return name + ("®", "®", "™", "™", "")[kind - 1]


def quantity(draw: random.Random) -> str:
    """As Italian writes it: a decimal comma, a point at thousands, a space before the unit."""
    number = draw.choice(
        [
            f"{draw.randint(0, 99)},{draw.randint(1, 9)}",
            f"0,{draw.randint(11, 99)}",
            f"{draw.randint(1, 9)}.{draw.randint(1, 9)}00",
            f"{draw.randint(3, 9)}{draw.randint(1, 9)}",
            f"{draw.choice([300, 350, 450, 600, 750])}",
        ]
    )
    return number + draw.choice("    \u00a0") + draw.choice(_UNITS)


def english_quantity(italian: str) -> str:
    """The same as English writes it: "2.5 mg", "1,200 kcal", "45%"."""
    swapped = italian.translate(str.maketrans(".,", ",."))
    return swapped.replace(" %", "%").replace("\u00a0%", "%")
