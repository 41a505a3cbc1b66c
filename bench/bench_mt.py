"""The same sentences through the same Argos package: argostranslate's own API, this package, CTranslate2 itself.

A model of the size of Argos's own (6 + 6 layers, 512 wide, 32,000 pieces) with random weights is made for the run: it
says nothing sensible, so all three are held to the same number of pieces. Ratios to ours: API at least 5, raw about 1.
"""

from __future__ import annotations

import os
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "models"))

SENTENCES = 300
LAYERS, HEADS, WIDTH, INNER, PIECES = 6, 8, 512, 2048, 32_000
LONGEST = 40  # pieces of a translation
BATCH = 1024  # pieces of a batch, for raw
WORDS = "il magnesio aiuta a dormire meglio e calma i neuroni della corteccia mentre la notte passa tranquilla".split()


def sentences(count: int) -> list[str]:
    draw = random.Random(7)
    made = [" ".join(draw.choices(WORDS, k=draw.randint(8, 28))) for _ in range(count)]
    return [f"{text[0].upper()}{text[1:]}." for text in made]


def weights(draw: np.random.Generator) -> dict[str, np.ndarray]:
    found: dict[str, np.ndarray] = {"bias": np.zeros(PIECES, "float32")}

    def linear(name: str, rows: int, columns: int) -> None:
        found[name + ".weight"] = (draw.standard_normal((rows, columns)) * columns**-0.5).astype("float32")
        found[name + ".bias"] = np.zeros(rows, "float32")

    def norm(name: str) -> None:
        found[name + ".weight"], found[name + ".bias"] = np.ones(WIDTH, "float32"), np.zeros(WIDTH, "float32")

    found["embedding.weight"] = (draw.standard_normal((PIECES, WIDTH)) * WIDTH**-0.5).astype("float32")
    for side in ("encoder", "decoder"):
        norm(f"{side}_norm")
        for layer in range(LAYERS):
            at = f"{side}.{layer}."
            parts = ("own", "cross") if side == "decoder" else ("own",)
            for part in parts:
                for name in ("query", "key", "value", "out"):
                    linear(f"{at}{part}.{name}", WIDTH, WIDTH)
                norm(f"{at}{part}_norm")
            linear(f"{at}first", INNER, WIDTH)
            linear(f"{at}second", WIDTH, INNER)
            norm(f"{at}norm")
    return found


def package(folder: Path, texts: Sequence[str]) -> Path:
    """The unpacked package, as Argos Translate has it."""
    import sentencepiece
    from package import NAME, convert, pack

    prefix = folder / "pieces"
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(texts), model_prefix=str(prefix), vocab_size=60, hard_vocab_limit=False,
        pad_id=0, unk_id=1, bos_id=2, eos_id=3, minloglevel=2,
    )  # fmt: skip
    pieces = sentencepiece.SentencePieceProcessor(model_file=f"{prefix}.model")
    names = [pieces.id_to_piece(n) for n in range(pieces.get_piece_size())]
    names += [f"▁x{n}" for n in range(PIECES - len(names))]
    convert(weights(np.random.default_rng(1)), names, LAYERS, HEADS, folder / "model")
    pack(folder / "model", Path(f"{prefix}.model").read_bytes(), folder / f"{NAME}.argosmodel")
    with zipfile.ZipFile(folder / f"{NAME}.argosmodel") as archive:
        archive.extractall(folder / "packages")
    return next((folder / "packages").iterdir())


def limited() -> None:
    """Holds every call of CTranslate2 in this process to the same length."""
    import ctranslate2

    own = ctranslate2.Translator.translate_batch

    def translate_batch(self: Any, *arguments: Any, **options: Any) -> Any:
        return own(self, *arguments, **{**options, "max_decoding_length": LONGEST})

    ctranslate2.Translator.translate_batch = translate_batch


def api() -> Callable[[Sequence[str]], None]:
    from argostranslate import translate

    class Whole:
        """One sentence a text; the splitter of its own would be downloaded."""

        def __init__(self, _: object) -> None:
            pass

        def split_sentences(self, text: str) -> list[str]:
            return [text]

    translate.MiniSBDSentencizer = Whole
    found = translate.get_translation_from_codes("it", "en")

    def run(texts: Sequence[str]) -> None:
        for text in texts:
            found.translate(text)

    return run


def ours() -> Callable[[Sequence[str]], None]:
    from l10n.glossary import Glossary
    from l10n.translation.choice import opened

    machine = opened("argos", "it", "en", Glossary())
    return lambda texts: machine.translate(texts) and None


def raw(folder: Path) -> Callable[[Sequence[str]], None]:
    import ctranslate2
    import sentencepiece

    pieces = sentencepiece.SentencePieceProcessor(model_file=str(folder / "sentencepiece.model"))
    cores = len(os.sched_getaffinity(0))
    model = ctranslate2.Translator(str(folder / "model"), inter_threads=cores, intra_threads=1)

    def run(texts: Sequence[str]) -> None:
        tokens = pieces.encode(list(texts), out_type=str)
        done = model.translate_batch(
            tokens, max_batch_size=BATCH, batch_type="tokens", beam_size=4, length_penalty=0.2
        )
        pieces.decode([each.hypotheses[0] for each in done])

    return run


def main() -> None:
    texts = sentences(int(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES)
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            os.environ[variable] = name  # argostranslate makes folders when it is imported
        folder = package(Path(name), texts)
        os.environ["ARGOS_PACKAGES_DIR"] = str(folder.parent)
        limited()
        spent: dict[str, tuple[float, float]] = {}
        for what, run in (("raw", raw(folder)), ("l10n", ours()), ("argostranslate", api())):
            run(texts[:2])  # loads the model
            wall, cpu = time.perf_counter(), time.process_time()
            run(texts)
            spent[what] = time.perf_counter() - wall, time.process_time() - cpu
        print(f"{len(texts)} sentences, {LAYERS}+{LAYERS} layers, beam 4, at most {LONGEST} pieces each")
        for what, (wall, cpu) in spent.items():
            ratios = wall / spent["l10n"][0], cpu / spent["l10n"][1]
            print(
                f"{what:16} wall {wall:6.1f} s ({ratios[0]:4.2f} of ours)   CPU {cpu:6.1f} s ({ratios[1]:4.2f})"
            )


if __name__ == "__main__":
    main()
