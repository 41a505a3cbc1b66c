"""Terms against messages on one core: 10,000 x 100,000 (23 MB) by default.

    PYTHONPATH=src python bench/bench_glossary.py [--lang it] [--terms 10000] [--messages 100000] [--profile]

Words come from simplemma's dictionary of the language, drawn by Zipf's law as in real text; one message in two has
markup, one in ten an entity. The target is 15 s for compiling, normalising and matching together.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import random
import time
from itertools import accumulate

from simplemma.strategies.dictionaries import DefaultDictionaryFactory

from l10n.glossary import Glossary, Term
from l10n.glossary.text import normalise

SIZE = 230  # bytes of a message, about


def corpus(lang: str, terms: int, messages: int) -> tuple[Glossary, list[str]]:
    chance = random.Random(7)
    known = [
        word for word in DefaultDictionaryFactory(0).get_dictionary(lang) if word.isalpha() and len(word) > 1
    ]
    words = chance.sample(sorted(known), min(60_000, len(known)))
    weights = list(accumulate(1 / rank for rank in range(10, len(words) + 10)))
    content = [word for word in words[500:] if word.islower() or lang == "de"]
    glossary = Glossary(
        Term(f"c{i}", lang, " ".join(chance.choices(content, k=chance.choice((1, 1, 2, 2, 3)))))
        for i in range(terms)
    )
    usual = chance.choices(words, cum_weights=weights, k=5_000)
    length = int((SIZE - 20) / (1 + sum(len(word.encode()) for word in usual) / len(usual)))
    return glossary, [_message(chance, words, weights, length, glossary) for _ in range(messages)]


def _message(
    chance: random.Random, words: list[str], weights: list[float], length: int, glossary: Glossary
) -> str:
    parts = chance.choices(words, cum_weights=weights, k=length)
    for _ in range(2):
        parts[chance.randrange(len(parts))] = chance.choice(glossary.terms).term
    if chance.random() < 0.5:
        at = chance.randrange(len(parts))
        parts[at] = f"<em>{parts[at]}</em>"
    text = " ".join(parts).capitalize() + "."
    return text.replace(" ", "&nbsp;", 1) if chance.random() < 0.1 else text


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", default="it")
    parser.add_argument("--terms", type=int, default=10_000)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--profile", action="store_true")
    options = parser.parse_args()
    glossary, texts = corpus(options.lang, options.terms, options.messages)
    profile = cProfile.Profile()
    if options.profile:
        profile.enable()
    began = time.process_time()
    glossary.find("", options.lang)
    compiled = time.process_time()
    found = sum(len(glossary.find(text, options.lang)) for text in texts)
    matched = time.process_time()
    profile.disable()
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    alone = time.process_time()
    for text in texts:
        normalise(text)
    alone = time.process_time() - alone
    size = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{options.lang}: {options.terms} terms, {len(texts)} messages, {size:.1f} MB, {found} matches")
    print(
        f"compile {compiled - began:.2f} s, find {matched - compiled:.2f} s (of it normalise {alone:.2f} s)"
    )
    print(f"together {matched - began:.2f} s")


if __name__ == "__main__":
    main()
